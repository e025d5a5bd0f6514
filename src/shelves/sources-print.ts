import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A hash of the code in the folders, of the versions of what it depends on and of Node's Unicode tables: what was
 * computed by code of another print may be out of date. Taken from the files themselves, so that nobody need remember
 * to count a version up. 43 characters of `[A-Za-z0-9_-]`.
 */
export function printOfSources(...folders: readonly URL[]): string {
  const hash = createHash("sha256").update(process.versions["unicode"] ?? "");
  const add = (path: string) => hash.update("\0").update(readFileSync(path));
  const paths = folders.map((folder) => fileURLToPath(folder));
  for (const folder of paths) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      if (/\.[cm]?[jt]s(?:on)?$/.test(name)) add(join(folder, name));
    }
  }
  add(packageOf(paths[0] ?? "."));
  return hash.digest("base64url");
}

/** The nearest package.json above a folder. It names exact versions. */
function packageOf(folder: string): string {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (readdirSync(at).includes("package.json")) return join(at, "package.json");
  }
  throw new Error(`no package.json above ${folder}`);
}
