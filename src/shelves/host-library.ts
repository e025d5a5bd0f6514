import type { MessagePort } from "node:worker_threads";
import { type LibraryClient, libraryMethods } from "../library/index.ts";
import { type Folder, makingOf } from "./folder.ts";
import { type Port, serveLibraries } from "./library-port.ts";
import { type Made, makeLibrary, type ReindexProgress } from "./library-source.ts";
import { readerAt } from "./reader-port.ts";

/** What the thread is started for. */
export interface WorkerRequest {
  readonly folder: Folder;
  /** The number of its first library: its questions say which they are asked of. */
  readonly number: number;
  /** The library is to be there again as it was, after its thread has died. */
  readonly isRecalled: boolean;
  /** What is known of the folder's files, where it could not be kept on the disk. */
  readonly unsaved?: Uint8Array | undefined;
  /** How long a library that was replaced waits for one more question of a call that began with it, in ms. */
  readonly linger: number;
  /** Leads to a reader that is shared. */
  readonly readerPort?: MessagePort;
}

/** What the thread says, besides answers. */
export type WorkerMessage =
  /** What is needed is loaded, and the work begins. */
  | { readonly begun: true }
  | { readonly progress: ReindexProgress }
  | { readonly warning: string; readonly error: unknown }
  | { readonly opened: Opening }
  /** A library could not be renewed; the one there is stays. */
  | { readonly failed: unknown };

/** What came of opening or renewing the library. */
export interface Opening {
  readonly findings: Made["findings"];
  /** Absent where that takes a confirmation. */
  readonly library?: OpenedLibrary;
}

/** What the thread is told besides questions: to end, with all that it has started; to renew its library. */
export type HostMessage =
  | { readonly close: true }
  | { readonly renew: { readonly folder: Folder; readonly isConfirmed: boolean } };

/** A library that stands in the thread. */
export interface OpenedLibrary {
  readonly number: number;
  /** What it can be asked. */
  readonly methods: readonly (keyof LibraryClient)[];
  /** What is known of the folder's files, where it could not be kept on the disk. */
  readonly unsaved?: Uint8Array;
}

/** The longest that progress is silent, in ms. */
const SILENCE = 100;

/**
 * Opens a library behind a port, in the thread that calls, answers what it is asked and renews it when told, until it is
 * told to end.
 *
 * @param end ends what is behind the port, once all that was started for the library has ended
 * @throws where the library cannot be opened
 */
export async function hostLibrary(port: Port, given: WorkerRequest, end: () => void): Promise<void> {
  const { isRecalled, readerPort, unsaved, linger, ...request } = given;
  let { folder, number } = request;
  const say = (message: WorkerMessage) => port.postMessage(message);
  const warn = (warning: string, error: unknown) => say({ warning, error });

  say({ begun: true });
  const reader = readerPort && readerAt(readerPort);
  const making = makingOf(() => folder, { isRecalled, unsaved, warn, reader });
  const libraries = serveLibraries(port, linger);
  let articles: NonNullable<Made["library"]>["articles"] = [];

  const open = async (isConfirmed: boolean): Promise<void> => {
    let due = 0;
    const { findings, library } = await makeLibrary(making, articles, {
      isConfirmed,
      onProgress(progress) {
        if (performance.now() < due && progress.done < progress.total) return;
        due = performance.now() + SILENCE;
        say({ progress });
      },
    });
    if (library === undefined) return say({ opened: { findings } });
    articles = library.articles;
    libraries.serve(number, library.client);
    const more = library.unsaved === undefined ? {} : { unsaved: library.unsaved };
    say({ opened: { findings, library: { number, methods: libraryMethods, ...more } } });
    number++;
  };

  await open(true);
  port.on("message", (message) => {
    const told = message as HostMessage | object;
    if ("close" in told) {
      // What still makes vectors for this library finds nobody who does.
      readerPort?.close();
      void Promise.resolve(making.close?.()).finally(end);
    }
    if (!("renew" in told)) return;
    folder = told.renew.folder;
    open(told.renew.isConfirmed).catch((error: unknown) => say({ failed: error }));
  });
}
