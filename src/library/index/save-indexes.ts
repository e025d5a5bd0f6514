import type { PhraseArrays } from "../check/phrase-index.ts";
import type { CandidateEngine } from "./candidate-engine.ts";
import { packParts, type Unpacked, unpack } from "./container.ts";
import { createMiniSearchEngine } from "./minisearch-engine.ts";
import type { TextArrays } from "./text-index.ts";

/** All that is made of the articles' words, without the articles. Articles and paragraphs are numbered in order. */
export interface LibraryIndexes {
  readonly index: TextArrays;
  readonly phrases: PhraseArrays;
  readonly engine: CandidateEngine;
  /** Of each article, what changes when its words do. */
  readonly prints: readonly string[];
}

const version = "verbatim indexes 1";

/** Saves indexes, as parts of bytes one behind the other. Equal indexes give equal bytes. */
export function saveIndexes({ index, phrases, engine, prints }: LibraryIndexes): Uint8Array[] {
  return packParts(version, {
    prints,
    words: index.words,
    stemOf: index.stemOf,
    classOf: index.classOf,
    wordCount: index.wordCount,
    capitalCount: index.capitalCount,
    stems: index.stems,
    sortedStems: index.sortedStems,
    paragraphsWith: index.paragraphsWith,
    tokens: index.tokens,
    sentenceStarts: index.sentenceStarts,
    paragraphStarts: index.paragraphStarts,
    articleStarts: index.articleStarts,
    articleOf: index.articleOf,
    titleTokens: index.titleTokens,
    titleStarts: index.titleStarts,
    articleStems: index.articleStems,
    articleStemStarts: index.articleStemStarts,
    keys: phrases.keys,
    keyWords: phrases.words,
    keyStarts: phrases.starts,
    holders: phrases.holders,
    holderStarts: phrases.holderStarts,
    engine: engine.save(),
  });
}

/**
 * Reads what `saveIndexes` wrote; most of it stays where it is, so that the bytes must not be changed afterwards.
 * Throws an `InvalidBytesError`.
 */
export function loadIndexes(bytes: Uint8Array): LibraryIndexes {
  const saved = unpack(version, bytes);
  const engine = createMiniSearchEngine();
  engine.load(saved.bytes("engine"));
  return {
    prints: saved.strings("prints"),
    index: loadText(saved),
    phrases: {
      keys: saved.strings("keys"),
      words: saved.u32("keyWords"),
      starts: saved.u32("keyStarts"),
      holders: saved.u32("holders"),
      holderStarts: saved.u32("holderStarts"),
    },
    engine,
  };
}

function loadText(saved: Unpacked): TextArrays {
  return {
    words: saved.strings("words"),
    stemOf: saved.u32("stemOf"),
    classOf: saved.u16("classOf"),
    wordCount: saved.u32("wordCount"),
    capitalCount: saved.u32("capitalCount"),
    stems: saved.strings("stems"),
    sortedStems: saved.u32("sortedStems"),
    paragraphsWith: saved.u32("paragraphsWith"),
    tokens: saved.u32("tokens"),
    sentenceStarts: saved.u32("sentenceStarts"),
    paragraphStarts: saved.u32("paragraphStarts"),
    articleStarts: saved.u32("articleStarts"),
    articleOf: saved.u32("articleOf"),
    titleTokens: saved.u32("titleTokens"),
    titleStarts: saved.u32("titleStarts"),
    articleStems: saved.u32("articleStems"),
    articleStemStarts: saved.u32("articleStemStarts"),
  };
}
