import type { LibraryClient } from "../src/library/index.ts";

/** The library as if it lived elsewhere: every argument and every result is cloned, as a message is. */
export function overMessages(library: LibraryClient): LibraryClient {
  const pass =
    <Arguments extends unknown[], Result>(method: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> =>
      structuredClone(await method(...structuredClone(given)));
  return {
    summary: pass(library.summary),
    articles: pass(library.articles),
    article: pass(library.article),
    speakers: pass(library.speakers),
    speaker: pass(library.speaker),
    ask: pass(library.ask),
    quotes: pass(library.quotes),
    check: pass(library.check),
    paragraph: pass(library.paragraph),
    link: pass(library.link),
    resembling: pass(library.resembling),
    suggest: pass(library.suggest),
  };
}
