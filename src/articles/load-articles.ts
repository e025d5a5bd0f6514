import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Article, Problem } from "./article.ts";
import { compareNames, type Found, type FoundFile, findFiles, readBytes, type Stamp } from "./find-files.ts";
import { formatOf } from "./format-of.ts";
import type { FileToRead } from "./read-file.ts";
import {
  borrowReadingPool,
  openReadingPool,
  type PoolLimits,
  type ReadByPool,
  type ReadingPool,
} from "./reading-pool.ts";

/** What a folder holds. Every file that looks like an article is in `articles` or `problems`. */
export interface Loading {
  /** Sorted by file name. No two have the same id. */
  readonly articles: readonly Article[];
  /** Sorted by file name. The folder itself is named ".". */
  readonly problems: readonly Problem[];
  /** Those of `articles` whose files are there but cannot be read this time: they are as they were. */
  readonly kept: readonly KeptArticle[];
  /** What the next loading need not read again. */
  readonly known: KnownFiles;
}

/** An article that stays as it was, since its file cannot be read, and why it cannot. */
export interface KeptArticle extends Problem {
  readonly title: string;
}

/** What is known of the files of a folder, by their names. */
export type KnownFiles = ReadonlyMap<string, KnownFile>;

/** What reading a file gave. */
export interface KnownFile {
  /** Null where the file was so young that it may have changed since without a change of its stamp. */
  readonly stamp: Stamp | null;
  /** SHA-256 of its name and content. */
  readonly hash: string;
  /** What was read, as JSON in UTF-8. */
  readonly json: Uint8Array;
  /** The same. Of an article the `print` is the hash. */
  readonly read: Article | Problem;
}

export interface LoadOptions extends PoolLimits {
  /** The largest file that is read, in bytes. Default 2 MiB. */
  readonly maxBytes?: number;
  /** Threads that read; 0 reads in this thread, without limits of time and memory. */
  readonly threads?: number;
  /** What an earlier loading knew, by the same version of the parsers. Only what has changed since is read. */
  readonly known?: KnownFiles;
  /** Called after each file, and once at the start with 0 of the number of files. */
  readonly onProgress?: (done: number, total: number) => void;
}

const DEFAULT_MAX_BYTES = 2 * 1024 * 1024;
/** So many bytes are read ahead of the threads. */
const MOST_UNDER_WAY = 4 * 1024 * 1024;
/**
 * From so many bytes on, several threads read. Each takes a second of processor time until it is as quick as the first,
 * in which that reads 4 MB; so below this they save less time than they cost.
 */
const WORTH_SEVERAL = 32 * 1024 * 1024;
/** A page takes so many times as long to read as a text of its size. */
const PAGE = 8;
/** How long files may be looked at before the event loop gets its turn, in ms. */
const TURN = 10;
/** How long an editor may take that saves by moving the old file away, in ms. */
const SAVING = 200;
/** A file changed less than so many ns before it was read may change again within the same tick of the disk's clock. */
const YOUNG = 2_000_000_000n;

/**
 * Reads every .txt, .md and .html file under `dir`, subfolders included, hidden files left out, in threads of its own.
 * A bad file, or a folder that cannot be read, is a problem; an article that was known and cannot be read now stays.
 * The same files give the same result in the same order.
 *
 * @throws Error where no thread can be started
 */
export async function loadArticles(dir: string, options: LoadOptions = {}): Promise<Loading> {
  const known = options.known ?? new Map<string, KnownFile>();
  const found = await find(dir, known);
  const total = found.files.length + found.problems.length;
  let done = found.problems.length;
  options.onProgress?.(done, total);
  const readings = await readAll(found.files, options, known, () => options.onProgress?.(++done, total));
  return sortOut([...readings, ...keepUnreadable(found, known)], found.problems);
}

/** What a loading gave of which this is known, without a look at the files. */
export function recallArticles(known: KnownFiles): Loading {
  return sortOut(
    [...known].map(([file, now]) => ({ file, now })),
    [],
  );
}

/** What became of one file: it was read (or known), or not, while `before` may be known of it. */
type Outcome =
  | { readonly file: string; readonly now: KnownFile; readonly before?: KnownFile | undefined }
  | { readonly file: string; readonly problem: Problem; readonly before?: KnownFile | undefined };

/** Finds the files; where some that are known are gone, once more after a moment. */
async function find(dir: string, known: KnownFiles): Promise<Found> {
  const found = findFiles(dir);
  const there = new Set(found.files.map(({ file }) => file));
  if ([...known.keys()].every((file) => there.has(file))) return found;
  await sleep(SAVING);
  return findFiles(dir);
}

async function readAll(
  files: readonly FoundFile[],
  options: LoadOptions,
  known: KnownFiles,
  onDone: () => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const pool = poolFor(options, workIn(files, known));
  const read = pool === null ? readHere : pool.read;
  const underWay = new Set<Promise<void>>();
  let bytesUnderWay = 0;
  let turnEnds = performance.now() + TURN;
  const wait = { mayPause: true };
  try {
    for (const [at, found] of files.entries()) {
      const before = known.get(found.file);
      const looked = await look(found, before, options.maxBytes ?? DEFAULT_MAX_BYTES, wait);
      if (!("bytes" in looked)) {
        outcomes[at] = looked;
        onDone();
      } else {
        const { bytes, stamp, hash } = looked;
        const reading = read({ file: found.file, bytes }).then((result) => {
          outcomes[at] = { file: found.file, before, ...knownFrom(result, stamp, hash) };
          bytesUnderWay -= bytes.length;
          underWay.delete(reading);
          onDone();
        });
        bytesUnderWay += bytes.length;
        underWay.add(reading);
        while (bytesUnderWay > MOST_UNDER_WAY) await Promise.race(underWay);
      }
      if (performance.now() >= turnEnds) {
        await new Promise(setImmediate);
        turnEnds = performance.now() + TURN;
      }
    }
    await Promise.all(underWay);
  } finally {
    await pool?.close();
  }
  return outcomes;
}

/** Who reads so much; null where it is to be read in this thread. */
function poolFor({ threads, timeLimit, memoryLimit, entry }: LoadOptions, work: number): ReadingPool | null {
  if (threads === 0) return null;
  const limits: PoolLimits = {
    ...(timeLimit === undefined ? {} : { timeLimit }),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    ...(entry === undefined ? {} : { entry }),
  };
  if (threads === undefined && work < WORTH_SEVERAL) return borrowReadingPool(limits);
  return openReadingPool({ ...limits, ...(threads === undefined ? {} : { threads }) });
}

/** The bytes of the files that have changed; those of pages count for more. */
function workIn(files: readonly FoundFile[], known: KnownFiles): number {
  return files.reduce((sum, { file, stamp }) => {
    if (hasStamp(known.get(file), stamp)) return sum;
    return sum + Number(stamp[0]) * (formatOf(file) === "html" ? PAGE : 1);
  }, 0);
}

function hasStamp(known: KnownFile | undefined, stamp: Stamp): boolean {
  return known?.stamp != null && String(known.stamp) === String(stamp);
}

function knownFrom(
  result: ReadByPool,
  stamp: Stamp | null,
  hash: string,
): { readonly now: KnownFile } | { readonly problem: Problem } {
  return "problem" in result
    ? result
    : {
        now: { stamp, hash, json: Buffer.from(result.json), read: parseRead(result.json, hash) },
      };
}

/** What was read, from its JSON; equal hashes of files give equal prints of articles. */
export function parseRead(json: string, hash: string): Article | Problem {
  const read: Article | Problem = JSON.parse(json);
  return "reason" in read ? read : { ...read, print: hash };
}

/** What is known of a file that has not changed, or its content that is to be read. */
async function look(
  found: FoundFile,
  before: KnownFile | undefined,
  maxBytes: number,
  wait: { mayPause: boolean },
): Promise<Outcome | { readonly bytes: Uint8Array; readonly stamp: Stamp | null; readonly hash: string }> {
  const { file } = found;
  if (before !== undefined && hasStamp(before, found.stamp) && Number(found.stamp[0]) <= maxBytes)
    return { file, now: before };
  let content = readBytes(found, maxBytes);
  if ("isGone" in content && content.isGone) {
    // One pause is enough for all that is being saved at the moment.
    if (wait.mayPause) await sleep(SAVING);
    wait.mayPause = false;
    content = readBytes(found, maxBytes);
  }
  if ("reason" in content) {
    const problem = { file, reason: content.reason };
    return { file, problem, before: content.isGone ? undefined : before };
  }
  const { bytes } = content;
  const stamp = isYoung(content.stamp) ? null : content.stamp;
  const hash = createHash("sha256").update(file).update("\0").update(bytes).digest("base64url");
  return before?.hash === hash ? { file, now: { ...before, stamp } } : { bytes, stamp, hash };
}

function isYoung([, changed, entryChanged]: Stamp): boolean {
  const since = BigInt(Date.now()) * 1_000_000n - YOUNG;
  return BigInt(changed) > since || BigInt(entryChanged) > since;
}

async function readHere(file: FileToRead): Promise<ReadByPool> {
  // All that reads takes long to load, and where threads read, or nothing has changed, this one needs none of it.
  const { prepareFor, readFile } = await import("./read-file.ts");
  const { summaryOf } = await import("./summary.ts");
  await prepareFor(file.file);
  const read = readFile(file);
  return { json: JSON.stringify(read), summary: summaryOf(read) };
}

/** What is known of files in folders that cannot be read: whether they are still there cannot be said. */
function keepUnreadable({ files, unreadable }: Found, known: KnownFiles): Outcome[] {
  if (unreadable.length === 0) return [];
  const there = new Set(files.map(({ file }) => file));
  const isIn = (file: string) =>
    unreadable.some((folder) => folder === "" || file.startsWith(`${folder}/`)) && !there.has(file);
  return [...known].flatMap(([file, before]) =>
    isIn(file)
      ? [{ file, before, problem: { file, reason: "lies in a folder that could not be read" } }]
      : [],
  );
}

function sortOut(outcomes: readonly Outcome[], found: readonly Problem[]): Loading {
  const articles: Article[] = [];
  const kept: KeptArticle[] = [];
  const problems = [...found];
  const known = new Map<string, KnownFile>();
  const owners = new Map<string, string>();
  const ordered = [...outcomes].sort((a, b) => compareNames(a.file, b.file));
  for (const outcome of ordered) {
    const { file, before } = outcome;
    const read = "now" in outcome ? outcome.now.read : outcome.problem;
    const earlier = "reason" in read && before !== undefined ? before.read : read;
    const result = "reason" in earlier ? read : earlier;
    if ("now" in outcome && result === read) known.set(file, outcome.now);
    if ("reason" in result) {
      problems.push(result);
      continue;
    }
    if (result !== read && "reason" in read && before !== undefined) {
      kept.push({ ...read, title: result.title });
      known.set(file, { ...before, stamp: null });
    }
    const owner = owners.get(result.id);
    if (owner === undefined) {
      owners.set(result.id, file);
      articles.push(result);
    } else {
      const reason = `has the same id "${result.id}" as ${owner}: rename it, or give it an id of its own in its front matter`;
      problems.push({ file, reason });
    }
  }
  problems.sort((a, b) => compareNames(a.file, b.file));
  return { articles, problems, kept, known };
}
