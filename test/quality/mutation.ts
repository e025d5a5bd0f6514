/** `npm run mutation -- [--sample SHARE] [FILE OR FOLDER …]`: mutation testing by Stryker, of everything or a part. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const root = resolve(import.meta.dirname, "../..");
/** Lines that are taken or left together. A mutant counts where all of it lies within. */
const blockLines = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string", default: "1" } },
});
const share = Number(values.sample);
if (!(share > 0 && share <= 1)) throw new Error("--sample takes a share above 0 and up to 1");

const rooms = ["language", "articles", "library", "replies", "shelves"].map((room) => `src/${room}`);
const files = (positionals.length > 0 ? positionals : rooms).flatMap(filesIn);
const mutate = share === 1 ? files : files.flatMap(sampleOf);

const child = spawn(
  process.execPath,
  ["node_modules/@stryker-mutator/core/bin/stryker.js", "run", "--mutate", mutate.join()],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, MUTATED_ROOMS: [...new Set(files.map((file) => file.split("/")[1]))].join() },
  },
);
const [code] = await once(child, "exit");
process.exitCode = code ?? 1;

function filesIn(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join(path, name))
    .sort();
}

/** Every so many blocks of all the files, always the same ones: a later run of the same sample can be compared. */
function sampleOf(file: string): string[] {
  const lines = readFileSync(join(root, file), "utf8").split("\n").length;
  const blocks = Array.from({ length: Math.ceil(lines / blockLines) }, (_, block) => block);
  return blocks
    .filter((block) => hashOf(`${file}:${block}`) < share)
    .map((block) => `${file}:${block * blockLines + 1}-${(block + 1) * blockLines}`);
}

/** Evenly spread from 0 to 1. */
function hashOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE() / 2 ** 32;
}
