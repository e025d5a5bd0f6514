import {
  type BigIntStats,
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from "node:fs";
import { sep } from "node:path";
import type { Problem } from "./article.ts";
import { formatOf } from "./format-of.ts";

// Synchronous, because a thousand files are then found and read in a tenth of the time; the bot does it in a thread of
// its own.

/** A file that looks like an article. */
export interface FoundFile {
  /** Path relative to the folder, with `/`. */
  readonly file: string;
  /** Where it is read: a link's target; bytes where the name is not UTF-8. */
  readonly path: string | Buffer;
  readonly stamp: Stamp;
}

/**
 * What changes when a file is written: its size in bytes, the times in ns when it and its entry were last changed, its
 * number on the disk. Equal stamps mean an equal file only where the times are older than the clock of the disk is coarse.
 */
export type Stamp = readonly [size: string, changed: string, entryChanged: string, number: string];

/** What a folder holds. Every file that looks like an article is in `files` or `problems`. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
  /** Folders that are there and could not be read, relative, "" for the whole; what was in them is not known. */
  readonly unreadable: readonly string[];
}

const MAX_FOLDER_DEPTH = 50;
const OTHER_DOCUMENTS = /\.(?:pdf|docx?|odt|rtf|epub|mht|mhtml|pages)$/i;

/**
 * Finds every .txt, .md and .html file under `dir`, subfolders included, hidden files left out, sorted by name. Never
 * throws, and never leaves the folder: what links do that lead elsewhere is a problem.
 */
export function findFiles(dir: string): Found {
  const found = {
    files: new Map<string, FoundFile>(),
    problems: [] as Problem[],
    unreadable: [] as string[],
  };
  const root = openRoot(dir);
  if ("problem" in root) {
    const { problem, isThere } = root;
    return { files: [], problems: [problem], unreadable: isThere ? [""] : [] };
  }
  // A list that grows, not recursion: the depth of a folder tree is not ours.
  const folders: Folder[] = [{ name: "", path: Buffer.from(root.path) }];
  for (const folder of folders) {
    let entries: Dirent<Buffer>[];
    try {
      entries = readdirSync(folder.path, { withFileTypes: true, encoding: "buffer" });
    } catch (error) {
      found.problems.push({ file: folder.name || ".", reason: `the folder ${explain(error)}` });
      if (codeOf(error) !== "ENOENT") found.unreadable.push(folder.name);
      continue;
    }
    for (const entry of entries) {
      const name = nameOf(entry.name);
      if (name.startsWith(".")) continue;
      const file = folder.name === "" ? name : `${folder.name}/${name}`;
      const path = Buffer.concat([folder.path, Buffer.from(sep), entry.name]);
      if (!entry.isDirectory()) addFile(found, root.path, { entry, file, path });
      else if (file.split("/").length <= MAX_FOLDER_DEPTH) folders.push({ name: file, path });
      else
        found.problems.push({
          file,
          reason: `lies more than ${MAX_FOLDER_DEPTH} folders deep: move it up`,
        });
    }
  }
  const files = [...found.files.values()].sort((a, b) => compareNames(a.file, b.file));
  return { ...found, files };
}

interface Folder {
  readonly name: string;
  readonly path: Buffer;
}

function openRoot(
  dir: string,
): { readonly path: string } | { readonly problem: Problem; readonly isThere: boolean } {
  try {
    const path = realpathSync(dir);
    if (statSync(path).isDirectory()) return { path };
    const reason = `"${dir}" is a file, not a folder: name the folder with the articles`;
    return { problem: { file: ".", reason }, isThere: false };
  } catch (error) {
    const problem = { file: ".", reason: `the folder "${dir}" ${explain(error)}` };
    return { problem, isThere: codeOf(error) !== "ENOENT" };
  }
}

interface Candidate {
  readonly entry: Dirent<Buffer>;
  readonly file: string;
  readonly path: Buffer;
}

function addFile(
  { files, problems }: { files: Map<string, FoundFile>; problems: Problem[] },
  root: string,
  { entry, file, path }: Candidate,
): void {
  const isLink = entry.isSymbolicLink();
  const target = isLink ? followLink(root, path, file) : path;
  if (target === null) return;
  if (typeof target === "object" && "reason" in target) {
    problems.push({ file, reason: target.reason });
  } else if (!isLink && OTHER_DOCUMENTS.test(file)) {
    problems.push({ file, reason: "is in a format that is not read: save its text as .txt, .md or .html" });
  } else if (formatOf(file)) {
    if (!isLink && !entry.isFile()) {
      problems.push({ file, reason: "is not an ordinary file: remove it" });
    } else if (files.has(file)) {
      problems.push({ file, reason: "has a name that reads like another file's: rename it" });
    } else {
      try {
        files.set(file, { file, path: target, stamp: stampOf(statSync(target, { bigint: true })) });
      } catch (error) {
        problems.push({ file, reason: explain(error) });
      }
    }
  }
}

/** The file that a link leads to, or what is wrong with the link; null where it leads to no article anyway. */
function followLink(
  root: string,
  link: Buffer,
  file: string,
): string | Buffer | { readonly reason: string } | null {
  try {
    const target = realpathSync(link, { encoding: "buffer" });
    const isInside = target.equals(Buffer.from(root)) || startsWith(target, Buffer.from(root + sep));
    if (!isInside) return { reason: "is a link that leaves the folder: copy the file into it instead" };
    const info = statSync(target);
    if (info.isDirectory()) return { reason: "is a link to a folder that is read anyway: remove the link" };
    if (!formatOf(file)) return null;
    return info.isFile() ? target : { reason: "is not an ordinary file: remove it" };
  } catch (error) {
    return {
      reason:
        codeOf(error) === "ELOOP"
          ? "is a link that leads in a circle: remove it"
          : "is a broken link: remove it or mend it",
    };
  }
}

const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start);

/** A name as people can read it. One that is not UTF-8 is most often of an old Western system. */
function nameOf(bytes: Buffer): string {
  const name = bytes.toString("utf8");
  return name.includes("\ufffd") ? bytes.toString("latin1") : name;
}

/** A file's bytes; or why there are none, with `isGone` where it is no longer there. */
export function readBytes(
  { file, path }: Pick<FoundFile, "file" | "path">,
  maxBytes: number,
): { readonly bytes: Uint8Array; readonly stamp: Stamp } | (Problem & { readonly isGone: boolean }) {
  try {
    // Without O_NONBLOCK a pipe put there in the meantime would block for ever, without O_NOFOLLOW a link lead away.
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
    const descriptor = openSync(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    try {
      const info = fstatSync(descriptor, { bigint: true });
      if (!info.isFile()) return { file, reason: "is not an ordinary file: remove it", isGone: false };
      if (info.size > maxBytes) {
        const reason = `is too large (${formatSize(Number(info.size))}; at most ${formatSize(maxBytes)}): split it, or raise MAX_ARTICLE_BYTES`;
        return { file, reason, isGone: false };
      }
      return { bytes: readFileSync(descriptor), stamp: stampOf(info) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { file, reason: explain(error), isGone: codeOf(error) === "ENOENT" };
  }
}

function stampOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): Stamp {
  return [String(size), String(mtimeNs), String(ctimeNs), String(ino)];
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function explain(error: unknown): string {
  const code = codeOf(error);
  if (code === "EACCES" || code === "EPERM") return "may not be read: give the bot the right to read it";
  if (code === "ENOENT") return "does not exist: create it or name another one";
  if (code === "ELOOP") return "is a link that was put there while the folder was read: read it again";
  return `could not be read (${code || String(error)}): check the disk`;
}

function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** By UTF-16 units, so that the order does not depend on the machine's language. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
