import {
  femaleNames,
  foreignArticles,
  isListedPerson,
  isOutletWord,
  maleNames,
  voiceLabels,
} from "../../../language/index.ts";
import type { Label } from "./label.ts";
import { isTitleWord, plain } from "./label-name.ts";
import type { Piece } from "./pieces.ts";

/** Words of an article, lower case: those that stand behind another capital word, and those that it writes small. */
export interface Evidence {
  readonly surnames: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
}

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const CLOSING = /["”»)]/;
const STOP = /[.?!…:]/;

/** A word of a text, and what is asked of it. */
interface Seen {
  readonly bare: string;
  readonly surname: string;
  readonly isCapital: boolean;
}

/** What the words after the labels, and the paragraphs without one, show of names. */
export function evidenceIn(pieces: readonly Piece[]): Evidence {
  const [surnames, small] = [new Set<string>(), new Set<string>()];
  // A text has few words, many times over.
  const known = new Map<string, Seen>();
  const seen = (word: string): Seen => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const bare = plain(word);
    const now = { bare, surname: bare.replace(/'s$/u, ""), isCapital: /^\p{Lu}/u.test(word) };
    known.set(word, now);
    return now;
  };
  for (const { text, start, label } of pieces) {
    let before: Seen | undefined;
    let previous = "";
    const words = text.slice((label?.end ?? start) - start);
    for (const { 0: written, index } of words.matchAll(WORD)) {
      const word = seen(written);
      // German writes every noun with a capital: what has an article is no name.
      if (!word.isCapital || foreignArticles.has(previous)) small.add(word.bare);
      else if (before !== undefined) for (const one of [before, word]) surnames.add(one.surname);
      previous = word.bare;
      // Of two capitals at the start of a sentence the first may be any word.
      const isFirst = index === 0 || isAfterStop(words, index);
      before = word.isCapital && (!isFirst || startsName(word.bare)) ? word : undefined;
    }
  }
  return { surnames, small };
}

/** Whether one space, and before it a mark that ends a sentence, stands right before an offset. */
function isAfterStop(text: string, at: number): boolean {
  if (!/\s/u.test(text[at - 1] ?? "")) return false;
  let before = at - 2;
  while (CLOSING.test(text[before] ?? "")) before--;
  return STOP.test(text[before] ?? "");
}

/** Whether a word is a title or a first name. */
export function startsName(word: string): boolean {
  return isTitleWord(word) || maleNames.has(word) || femaleNames.has(word);
}

/** Whether something shows that the label is somebody's name or office. */
export function isVoice(label: Label, { surnames, small }: Evidence): boolean {
  const { words, title, role, isQuestion, isAnswer, isTimed, isHandle } = label;
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  if (isQuestion || isAnswer || isTimed || isHandle || title !== undefined) return true;
  if (voiceLabels.has(first) || voiceLabels.has(last) || isListedPerson(last)) return true;
  if (words.length > 1 && isListedPerson(first)) return true;
  if (words.some((word) => maleNames.has(word) || femaleNames.has(word))) return true;
  if (isOutletWord(last) || (words.length > 1 && role !== undefined)) return true;
  return surnames.has(last) && !small.has(last);
}

/** Whether the article writes the label's only word small, as it does no name. */
export function isCommonWord(label: Label, evidence: Evidence): boolean {
  return label.words.every((word) => evidence.small.has(word)) && !isVoice(label, evidence);
}
