import { createHash } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "../config.ts";
import { readSealed, removeAbandoned, writeSealed } from "./sealed-file.ts";

/** What was computed from a folder of articles, kept beside the data. It may all be lost: that costs time. */
export interface Cache {
  /** What was written last under this name with this kind; null where that is missing or damaged. */
  read(name: string, kind: string): Uint8Array | null;
  /** Whether it could be written. */
  write(name: string, kind: string, parts: readonly Uint8Array[]): Promise<boolean>;
  /** Removes what was written as `FOLDER/NAME`, but for these names. */
  keepOnly(names: ReadonlySet<string>, folder: string): void;
}

/**
 * Whose cache it is: that of a folder of articles or, where a server has some of its own, of that server, as far as
 * these are seen.
 */
interface Owner extends Pick<Config, "articlesDir" | "dataDir"> {
  readonly own?: { readonly library: string; readonly sees?: string };
}

/** Removes all that was computed from what a server has added. What cannot be removed is left. */
export function dropCache(owner: Owner): void {
  const folder = join(owner.dataDir, "cache");
  const prefix = `${prefixOf(owner)}.`;
  try {
    for (const name of readdirSync(folder)) {
      if (name.startsWith(prefix)) rmSync(join(folder, name), { recursive: true, force: true });
    }
  } catch {}
}

function prefixOf({ articlesDir, own }: Owner): string {
  const name = own === undefined ? resolve(articlesDir) : `${resolve(articlesDir)}\0${own.library}`;
  return hashOf(name);
}

function hashOf(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 12);
}

/**
 * Opens the cache of a folder of articles, or of a server: each has files of its own.
 *
 * @param warn hears once that nothing can be written
 */
export function openCache(owner: Owner, warn: (warning: string, error: unknown) => void): Cache {
  const { dataDir } = owner;
  const sees = owner.own?.sees ?? "";
  const part = sees === "" ? "" : `${hashOf(sees)}.`;
  const prefix = `${prefixOf(owner)}.${part}`;
  const pathOf = (name: string): string => join(dataDir, "cache", `${prefix}${name}`);
  let isWarned = false;
  removeAbandoned(join(dataDir, "cache"));
  return {
    read: (name, kind) => readSealed(pathOf(name), kind),
    async write(name, kind, parts) {
      try {
        await writeSealed(pathOf(name), kind, parts);
        return true;
      } catch (error) {
        if (!isWarned)
          warn(
            `nothing can be kept in DATA_DIR (${resolve(dataDir)}): every start reads all articles anew, and every reindex indexes them all`,
            error,
          );
        isWarned = true;
        return false;
      }
    },
    keepOnly(names, folder) {
      const at = pathOf(folder);
      // What stays costs room and no more.
      try {
        for (const name of readdirSync(at)) if (!names.has(name)) rmSync(join(at, name), { force: true });
        // In an earlier layout all folders of articles had this one.
        rmSync(join(dataDir, "cache", folder), { recursive: true, force: true });
      } catch {}
    },
  };
}
