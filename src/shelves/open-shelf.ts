import type { Log } from "../log.ts";
import { english } from "../messages/index.ts";
import type { Folder } from "./folder.ts";
import { inThreads } from "./hosted-library.ts";
import { inThisThread, type LibrarySource, type ReindexProgress } from "./library-source.ts";
import type { ReindexReport } from "./reindex-report.ts";
import { Shelf } from "./shelf.ts";

/** How a shelf is opened. */
export interface OpenOptions {
  readonly log: Pick<Log, "warn" | "error">;
  /** Is given a line now and then on how far it has come, once that has taken two seconds. */
  readonly say?: (line: string) => void;
  /** Whether the library has a thread of its own (the default), so that this one never waits for it. */
  readonly isHosted?: boolean;
}

/** Opens a shelf on the folder of articles that the settings name: the only way to one, whatever the door. */
export async function openShelf(
  folder: Folder,
  { log, say = () => {}, isHosted = true }: OpenOptions,
): Promise<{ shelf: Shelf; report: ReindexReport }> {
  let due = performance.now() + 2_000;
  const onProgress = ({ stage, done, total }: ReindexProgress) => {
    if (performance.now() < due) return;
    due = performance.now() + 1_000;
    say(english.reindex[stage](done, total));
  };
  return Shelf.open(isHosted ? inThreads(folder, { log }) : await inThisOne(folder, log), onProgress);
}

async function inThisOne(folder: Folder, log: OpenOptions["log"]): Promise<LibrarySource> {
  // Where the library has a thread of its own, this one need not load what it is made with.
  const { makingOf } = await import("./folder.ts");
  const warn = (warning: string, error: unknown) => log.warn({ err: error }, warning);
  return inThisThread(makingOf(folder, { warn }));
}
