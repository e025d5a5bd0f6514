import { constants, type Dirent } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Article, Problem } from "./article.ts";
import { openPageReader } from "./page-reader.ts";
import { formatOf, readArticle } from "./read-article.ts";

/** What a folder holds. Every file that looks like an article is in one of the two. */
export interface Loading {
  /** Sorted by file name. No two have the same id. */
  readonly articles: readonly Article[];
  /** Sorted by file name. The folder itself is named ".". */
  readonly problems: readonly Problem[];
}

export interface LoadOptions {
  /** The largest file that is read, in bytes. Default 2 MiB. */
  readonly maxBytes?: number;
  /** How long an HTML page or a long text may take, in ms. Default 10,000. */
  readonly timeLimit?: number;
  /** Called after each file, and once at the start with 0 of the number of files. */
  readonly onProgress?: (done: number, total: number) => void;
}

const DEFAULT_MAX_BYTES = 2 * 1024 * 1024;
const DEFAULT_TIME_LIMIT = 10_000;
/** Markdown longer than this is read in the thread too: its parser is slow on hostile text. */
const LONG_MARKDOWN = 16 * 1024;
/** So is any text longer than this, which could hold the event loop for more than a moment. */
const LONG_TEXT = 256 * 1024;
/** How long files may be read before the event loop gets its turn, in ms. */
const TURN = 10;

/**
 * Reads every .txt, .md and .html file under `dir`, subfolders included, hidden files left out. Never throws: a bad
 * file, or a folder that cannot be read, is a problem. The same files give the same result in the same order.
 */
export async function loadArticles(dir: string, options: LoadOptions = {}): Promise<Loading> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const pages = openPageReader(options.timeLimit ?? DEFAULT_TIME_LIMIT);
  const found = await findFiles(dir);
  const total = found.files.length + found.problems.length;
  let done = found.problems.length;
  options.onProgress?.(done, total);
  const results: (Article | Problem)[] = [];
  let turnEnds = performance.now() + TURN;
  try {
    for (const file of found.files) {
      const bytes = await readBytes(join(dir, file), file, maxBytes);
      if ("reason" in bytes) results.push(bytes);
      else {
        const format = formatOf(file);
        const isSlow =
          format === "html" || bytes.length > (format === "markdown" ? LONG_MARKDOWN : LONG_TEXT);
        results.push(isSlow ? await pages.read(file, bytes) : readArticle(file, bytes));
      }
      options.onProgress?.(++done, total);
      if (performance.now() >= turnEnds) {
        await new Promise(setImmediate);
        turnEnds = performance.now() + TURN;
      }
    }
  } finally {
    await pages.close();
  }
  return sortOut(results, found.problems);
}

function sortOut(results: readonly (Article | Problem)[], earlier: readonly Problem[]): Loading {
  const articles: Article[] = [];
  const problems = [...earlier];
  const owners = new Map<string, string>();
  for (const result of results) {
    if ("reason" in result) {
      problems.push(result);
      continue;
    }
    const owner = owners.get(result.id);
    if (owner === undefined) {
      owners.set(result.id, result.file);
      articles.push(result);
    } else {
      problems.push({
        file: result.file,
        reason: `has the same id "${result.id}" as ${owner}: rename it, or give it an id of its own in its front matter`,
      });
    }
  }
  problems.sort((a, b) => compare(a.file, b.file));
  return { articles, problems };
}

interface Found {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

const MAX_FOLDER_DEPTH = 50;
const OTHER_DOCUMENTS = /\.(?:pdf|docx?|odt|rtf|epub|mht|mhtml|pages)$/i;

async function findFiles(dir: string): Promise<Found> {
  const files: string[] = [];
  const problems: Problem[] = [];
  let root: string;
  try {
    root = await realpath(dir);
    if (!(await stat(root)).isDirectory())
      return {
        files,
        problems: [
          { file: ".", reason: `"${dir}" is a file, not a folder: name the folder with the articles` },
        ],
      };
  } catch (error) {
    return { files, problems: [{ file: ".", reason: `the folder "${dir}" ${explain(error)}` }] };
  }

  // A list that grows, not recursion: the depth of a folder tree is not ours.
  const folders = [""];
  for (const folder of folders) {
    let entries: Dirent[];
    try {
      entries = await readdir(join(root, folder), { withFileTypes: true });
    } catch (error) {
      problems.push({ file: folder || ".", reason: `the folder ${explain(error)}` });
      continue;
    }
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (file.split("/").length > MAX_FOLDER_DEPTH)
          problems.push({ file, reason: `lies more than ${MAX_FOLDER_DEPTH} folders deep: move it up` });
        else folders.push(file);
      } else if (entry.isSymbolicLink()) {
        const reason = await linkProblem(root, file);
        if (reason === null) files.push(file);
        else if (reason !== "") problems.push({ file, reason });
      } else if (OTHER_DOCUMENTS.test(entry.name)) {
        problems.push({
          file,
          reason: "is in a format that is not read: save its text as .txt, .md or .html",
        });
      } else if (formatOf(entry.name)) {
        if (entry.isFile()) files.push(file);
        else problems.push({ file, reason: "is not an ordinary file: remove it" });
      }
    }
  }
  files.sort(compare);
  return { files, problems };
}

/** Null where a link leads to an article, "" where it leads to something that is no article anyway. */
async function linkProblem(root: string, file: string): Promise<string | null> {
  try {
    const target = await realpath(join(root, file));
    if (target !== root && !target.startsWith(root + sep))
      return "is a link that leaves the folder: copy the file into it instead";
    const info = await stat(target);
    if (info.isDirectory()) return "is a link to a folder that is read anyway: remove the link";
    if (!formatOf(file)) return "";
    return info.isFile() ? null : "is not an ordinary file: remove it";
  } catch (error) {
    return codeOf(error) === "ELOOP"
      ? "is a link that leads in a circle: remove it"
      : "is a broken link: remove it or mend it";
  }
}

async function readBytes(path: string, file: string, maxBytes: number): Promise<Uint8Array | Problem> {
  try {
    // Without O_NONBLOCK a pipe put there in the meantime would block for ever.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const info = await handle.stat();
      if (!info.isFile()) return { file, reason: "is not an ordinary file: remove it" };
      if (info.size > maxBytes) {
        return {
          file,
          reason: `is too large (${formatSize(info.size)}; at most ${formatSize(maxBytes)}): split it, or raise MAX_ARTICLE_BYTES`,
        };
      }
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { file, reason: explain(error) };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function explain(error: unknown): string {
  const code = codeOf(error);
  if (code === "EACCES" || code === "EPERM") return "may not be read: give the bot the right to read it";
  if (code === "ENOENT") return "does not exist: create it or name another one";
  return `could not be read (${code || String(error)}): check the disk`;
}

function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** By UTF-16 units, so that the order does not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
