import { createHash } from "node:crypto";
import type { Upload } from "../../../src/shelves/store/article-store.ts";

/** A file with this text, as if it had been read. */
export function makeUpload(title: string, text: string, parser = "parser-1"): Upload {
  const json = Buffer.from(JSON.stringify({ title, text }));
  return { file: `${title}.txt`, bytes: Buffer.from(text), reading: { parser, title, json } };
}

/** Tells bytes apart. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}
