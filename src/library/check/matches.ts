import {
  type ArticleWord,
  articlesWith,
  type FoldedArticle,
  type PhraseIndex,
  paragraphAt,
  wordsOf,
} from "./phrase-index.ts";
import { isSameWord, type Word } from "./words.ts";

/** Where the pieces of a claim stand in an article, word for word and in order. */
export interface Match {
  readonly folded: FoldedArticle;
  /** Words of the article around the match. */
  readonly words: readonly ArticleWord[];
  /** One half-open range of positions in `words` for each piece. */
  readonly pieces: readonly { readonly from: number; readonly to: number }[];
}

const MOST_MATCHES = 200;
/** Beyond this the aligner, which knows ellipses too, is the better judge. */
const MOST_PIECES = 12;

interface Offset {
  readonly from: number;
  readonly to: number;
}

function offsetAfter(line: string, phrase: string, from: number): Offset | undefined {
  const at = line.indexOf(` ${phrase} `, Math.max(0, from));
  return at < 0 ? undefined : { from: at + 1, to: at + 1 + phrase.length };
}

function offsetBefore(line: string, phrase: string, end: number): Offset | undefined {
  const latest = end - phrase.length - 2;
  const at = latest < 0 ? -1 : line.lastIndexOf(` ${phrase} `, latest);
  return at < 0 ? undefined : { from: at + 1, to: at + 1 + phrase.length };
}

/** The nearest places of all phrases around the place of one of them. */
function aroundAnchor(line: string, phrases: readonly string[], anchor: number, place: Offset) {
  const offsets: Offset[] = [place];
  for (let index = anchor + 1; index < phrases.length; index += 1) {
    const found = offsetAfter(line, phrases[index] ?? "", offsets.at(-1)?.to ?? 0);
    if (found === undefined) return undefined;
    offsets.push(found);
  }
  for (let index = anchor - 1; index >= 0; index -= 1) {
    const found = offsetBefore(line, phrases[index] ?? "", offsets[0]?.from ?? 0);
    if (found === undefined) return undefined;
    offsets.unshift(found);
  }
  return offsets;
}

/** Reads the words again at these offsets, and compares what the folded line does not show (minus signs). */
function readMatch(
  folded: FoldedArticle,
  offsets: readonly Offset[],
  pieces: readonly (readonly Word[])[],
): Match | undefined {
  const first = paragraphAt(folded, offsets[0]?.from ?? 0);
  const last = paragraphAt(folded, (offsets.at(-1)?.to ?? 1) - 1);
  const words = wordsOf(folded.article, first, last + 1);
  const positions = new Map<number, number>();
  let offset = folded.starts[first] ?? 0;
  for (const [index, word] of words.entries()) {
    positions.set(offset, index);
    offset += word.key.length + 1;
  }
  const ranges: { from: number; to: number }[] = [];
  for (const [index, piece] of pieces.entries()) {
    const from = positions.get(offsets[index]?.from ?? -1);
    if (from === undefined) return undefined;
    for (let nth = 1; nth < piece.length; nth += 1) {
      const one = piece[nth];
      const other = words[from + nth];
      if (one === undefined || other === undefined || !isSameWord(one, other)) return undefined;
    }
    ranges.push({ from, to: from + piece.length });
  }
  return { folded, words, pieces: ranges };
}

/**
 * Every place (at most 200) where these words stand in the library one after the other; of several pieces, the
 * nearest places in order within one article, around each place of the longest piece.
 */
export function findMatches(index: PhraseIndex, pieces: readonly (readonly Word[])[]): Match[] {
  if (pieces.length === 0 || pieces.length > MOST_PIECES) return [];
  const phrases = pieces.map((piece) => piece.map((word) => word.key).join(" "));
  const longest = Math.max(...phrases.map((phrase) => phrase.length));
  const anchor = phrases.findIndex((phrase) => phrase.length === longest);
  const matches: Match[] = [];
  let tried = 0;
  for (const position of articlesWith(
    index,
    pieces.flat().map((word) => word.key),
  )) {
    const folded = index.articles[position];
    if (folded === undefined) continue;
    let from = 0;
    for (;;) {
      const place = offsetAfter(folded.line, phrases[anchor] ?? "", from);
      if (place === undefined) break;
      from = place.from;
      tried += 1;
      if (tried > MOST_MATCHES) return matches;
      const offsets = aroundAnchor(folded.line, phrases, anchor, place);
      const match = offsets && readMatch(folded, offsets, pieces);
      if (match) matches.push(match);
      else if (!offsets) break;
    }
  }
  return matches;
}
