import { printOf } from "../articles/index.ts";
import { answer } from "./ask.ts";
import { checkQuotes, findResembling, withSlices } from "./check/index.ts";
import type { LibraryClient, LibrarySpeaker, PageQuery, SpeakerRef } from "./client.ts";
import { findQuotations } from "./names/find-quotations.ts";
import { indexQuotations } from "./names/quotation-index.ts";
import type { Suggest } from "./names/suggest.ts";
import { type LibraryParts, sliceOf } from "./parts.ts";
import { resolveReference } from "./resolve-reference.ts";
import { textLink } from "./text-link.ts";

/** What suggestions come from. */
export interface Suggestions {
  readonly article: Suggest;
  readonly speaker: Suggest;
}

/** The library that answers from these parts, in this thread. */
export function createLibrary(parts: LibraryParts, suggestions: Suggestions): LibraryClient {
  const { index, heads, names, quotationIndex } = parts;
  const { articles } = index;
  const summary = {
    articleCount: articles.length,
    paragraphCount: index.articleOf.length,
    print: printOf(heads.map((head) => JSON.stringify(head)).join("\n")),
  };
  const headAt = (number: number | undefined) => (number === undefined ? undefined : heads[number]);

  const speakersOf = (article: string | undefined): readonly LibrarySpeaker[] => {
    if (article === undefined) return quotationIndex.named;
    const held = articles[names.withId(article) ?? -1];
    return held === undefined ? [] : indexQuotations([held], [0]).named;
  };

  const speakerFor = (ref: SpeakerRef): LibrarySpeaker | undefined => {
    const { speakers } = quotationIndex;
    if ("print" in ref) return speakers.find(({ print }) => print === ref.print);
    const called = (name: string) => speakers.find((speaker) => speaker.name.toLowerCase() === name);
    const [likest] = suggestions.speaker({ typed: ref.name, limit: 1 });
    return called(ref.name.toLowerCase()) ?? (likest && called(likest.name.toLowerCase()));
  };

  return {
    summary: async () => ({ ...summary, reader: (await parts.reading.reader.state()).state }),
    articles: async (query) => pageOf(heads, query),
    article: async (name) => headAt(names.named(name)),
    speakers: async (query) => pageOf(speakersOf(query.article), query),
    speaker: async (ref) => speakerFor(ref),
    ask: (ask) => answer(parts, ask),
    quotes: (query) => findQuotations(parts, query),
    async check({ text, article, limit }) {
      const only = article === undefined ? undefined : names.withId(article);
      if (article !== undefined && only === undefined) return [];
      const checks = await checkQuotes(parts, text, { article: only, limit });
      return checks.map((check) =>
        withSlices(check, ({ id }, paragraph) => sliceOf(parts, names.withId(id) ?? -1, paragraph)),
      );
    },
    paragraph: async (ref) => resolveReference(parts, ref),
    async link({ article: id, longest, ...span }) {
      const article = articles[names.withId(id) ?? -1];
      return article === undefined ? null : textLink(article, span, longest);
    },
    resembling: async (runs) =>
      findResembling(parts.phrases, runs).flatMap(({ article: number, share }) => {
        const article = headAt(number);
        return article === undefined ? [] : [{ article, share }];
      }),
    suggest: async ({ kind, ...query }) => suggestions[kind](query),
  };
}

function pageOf<Item>(items: readonly Item[], { offset = 0, limit }: PageQuery) {
  return { items: items.slice(offset, offset + limit), total: items.length };
}
