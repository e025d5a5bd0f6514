import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the networks lie, and what they take. */
export interface ModelFiles {
  readonly reader: string;
  readonly encoder: string;
  readonly tokenizer: string;
  /** Longest sequence in ids, marks included. */
  readonly maxTokens: number;
  /** SHA-256 of the encoder, in hexadecimal. */
  readonly encoderHash: string;
}

/** What `manifest.json` says of one file. */
export interface ManifestFile {
  readonly sha256: string;
}

/**
 * Finds the networks by the manifest beside them, and checks every file against its checksum.
 *
 * @throws where a file is missing, or is another than the manifest says
 */
export async function findModelFiles(folder: string): Promise<ModelFiles> {
  const files = readManifest(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  for (const [name, { sha256 }] of files) {
    const found = await hashOf(join(folder, name));
    if (found !== sha256)
      throw new Error(`${name} is not the file that manifest.json names (sha256 ${found})`);
  }
  const need = (name: string): string => {
    if (!files.has(name)) throw new Error(`manifest.json names no ${name}`);
    return join(folder, name);
  };
  return {
    reader: need("reader.int8.onnx"),
    encoder: need("encoder.int8.onnx"),
    tokenizer: need("tokenizer.json"),
    maxTokens: 256,
    encoderHash: files.get("encoder.int8.onnx")?.sha256 ?? "",
  };
}

/** The files of a manifest by name. Throws where it is none. */
export function readManifest(manifest: unknown): ReadonlyMap<string, ManifestFile> {
  const files = fieldOf(manifest, "files");
  if (typeof files !== "object" || files === null) throw new Error("manifest.json has no files");
  return new Map(
    Object.entries(files).map(([name, file]) => {
      const sha256 = fieldOf(file, "sha256");
      if (typeof sha256 !== "string") throw new Error(`manifest.json has no sha256 of ${name}`);
      return [name, { sha256 }];
    }),
  );
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}
