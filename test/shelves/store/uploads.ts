import { createHash } from "node:crypto";
import type { Upload } from "../../../src/shelves/store/article-store.ts";

/** A file with this text, as if it had been read. */
export function makeUpload(title: string, text: string, parser = "parser-1"): Upload {
  const json = Buffer.from(JSON.stringify({ title, text }));
  return { file: `${title}.txt`, bytes: Buffer.from(text), reading: { parser, title, json } };
}

/** The same file, as if so many paragraphs had been read. */
export function withParagraphs(upload: Upload, paragraphs: number): Upload {
  const { reading } = upload;
  const said = { title: reading.title, author: null, date: null, publication: null, url: null };
  const summary = {
    ...said,
    paragraphs,
    speakers: [],
    dropped: 0,
    joined: 0,
    print: "",
    paragraphPrints: [],
    runs: [],
  };
  return { ...upload, reading: { ...reading, summary } };
}

/** Tells bytes apart. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}
