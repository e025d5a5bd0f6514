import type { LibraryClient } from "../library/index.ts";
import type { Shelf } from "./shelf.ts";
import type { Usage } from "./usage.ts";

/** A library that is opened when it is first asked, and stays the same from then on. */
export interface LaterShelf {
  /** Every method rejects where it cannot be opened. */
  readonly library: LibraryClient;
  /** Of who has asked the library before. */
  readonly usage: Pick<Usage, "note">;
}

/** Puts off opening a library until it is asked. */
export function whenAsked(open: () => Promise<Shelf>): LaterShelf {
  let opening: Promise<Pick<Shelf, "library" | "usage">> | undefined;
  const opened = () => {
    // One snapshot: what a shelf holds is exchanged.
    opening ??= open().then(({ library, usage }) => ({ library, usage }));
    return opening;
  };
  const asked = async () => (await opened()).library;
  return {
    library: {
      summary: async () => (await asked()).summary(),
      articles: async (query) => (await asked()).articles(query),
      article: async (name) => (await asked()).article(name),
      speakers: async (query) => (await asked()).speakers(query),
      speaker: async (ref) => (await asked()).speaker(ref),
      ask: async (ask) => (await asked()).ask(ask),
      quotes: async (query) => (await asked()).quotes(query),
      check: async (check) => (await asked()).check(check),
      paragraph: async (ref) => (await asked()).paragraph(ref),
      link: async (words) => (await asked()).link(words),
      resembling: async (runs) => (await asked()).resembling(runs),
      suggest: async (query) => (await asked()).suggest(query),
    },
    usage: {
      note: (kind, name) =>
        void opened().then(
          ({ usage }) => usage.note(kind, name),
          () => {},
        ),
    },
  };
}
