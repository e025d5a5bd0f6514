import { readdirSync, readFileSync } from "node:fs";

/** What a process takes, with all its threads and all the processes that it has started, theirs included. */
export interface TreeFigures {
  /** Processor time since the start in ms, to 10 ms; of processes that have ended, too. */
  readonly cpu: number;
  /** Memory in bytes that it does not share with a file on the disk (as the program itself is). */
  readonly memory: number;
}

/** Linux counts processor time in hundredths of a second, whatever its own clock does (`man 5 proc`). */
const tick = 10;

/** Looks up a process and its descendants in `/proc`; 0 of what has ended, and of all where a system has no `/proc`. */
export function figuresOf(pid: number | undefined): TreeFigures {
  // The name, in brackets, may hold anything; the state follows it.
  const fields = lookUp(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  // Its own in the program and in the system, and the same of its children that have ended.
  const ticks = fields.slice(11, 15).reduce((total, count) => total + Number(count), 0);
  const own: TreeFigures = { cpu: ticks * tick, memory: memoryOf(pid) };
  return childrenOf(pid)
    .map(figuresOf)
    .reduce((one, other) => ({ cpu: one.cpu + other.cpu, memory: one.memory + other.memory }), own);
}

function memoryOf(pid: number | undefined): number {
  const sizes = lookUp(`/proc/${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s*(\d+) kB$/gm);
  return [...sizes].reduce((total, [, size]) => total + Number(size), 0) * 1024;
}

/** A process is the child of whichever thread has started it. */
function childrenOf(pid: number | undefined): number[] {
  const lists = threadsOf(pid).map((thread) => lookUp(`/proc/${pid}/task/${thread}/children`));
  return lists.flatMap((list) => list.split(" ").filter(Boolean).map(Number));
}

function threadsOf(pid: number | undefined): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function lookUp(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
