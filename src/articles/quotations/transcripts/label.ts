import {
  answeringLabels,
  askingLabels,
  days,
  foreignTitles,
  isListedPerson,
  months,
  namelessLabels,
  particles,
  personTitles,
  stopwords,
  suffixes,
} from "../../../language/index.ts";
import type { Span } from "../../article.ts";

/** What stands before the words of a turn: "MARK DAVIS, mayor:", "[00:12] Lena Ortiz:", "Q.". */
export interface Label {
  /** Where the words begin; the end of the text where the label stands alone. */
  readonly end: number;
  /** The name as it stands, with its title. */
  readonly mention: Span;
  /** The name without titles, lower case; of "THE CHAIRMAN" the office, of "Q." the letter. */
  readonly words: readonly string[];
  /** The name without titles, as it stands. */
  readonly name: string;
  readonly title?: string;
  readonly role?: string;
  readonly isQuestion: boolean;
  readonly isAnswer: boolean;
  /** True where a time stands beside the name. */
  readonly isTimed: boolean;
  /** True for "Q." and "Frage:", which tell nothing of who it is. */
  readonly isNameless: boolean;
}

/** A label is no longer than this; nobody has more words in the name. */
const LONGEST = 140;
const MOST_WORDS = 6;

const TIME = "\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?";
/** "[00:12] ", "(1:02:33) ", "[12/03/2024, 10:15] ". */
const STAMP = new RegExp(
  `^(?:\\[[^\\]]{0,40}\\d[^\\]]{0,40}\\]|\\(${TIME}\\)|${TIME})\\s*(?:[-–—]\\s*)?`,
  "u",
);
/** "Ida Roe (00:12):", "MARK DAVIS, mayor of Alder Bay:". */
const COLON = /^([^:([]{1,120}?)\s*(?:[([]([^)\]]{1,60})[)\]])?\s?:(?:\s+|$)/u;
/** "Lena Ortiz  0:03", and then the words. */
const TIMED = new RegExp(`^([^:([\\d]{2,60}?)\\s+[([]?${TIME}[)\\]]?(?:\\s+|$)`, "u");
/** "Senator PELL.", "The CHAIRMAN.", as in the records of parliaments. */
const STOPPED = /^(\p{Lu}[\p{L}]*\.?(?:\s\p{Lu}[\p{Lu}'’-]+)+)\.\s+/u;
/** "Q.", "A:", "Frage:", and "Q" alone, as in the records of briefings. */
const LETTER = /^(\p{L}{1,20}(?=(?:\s?\d{1,3})?\s?[.:]\s)|Q(?=\s+[\p{Lu}“"(]))(?:\s?\d{1,3})?\s?([.:]?)\s+/u;

/** The label that a paragraph begins with. Looks at its beginning only. */
export function readLabel(text: string): Label | undefined {
  const start = text.slice(0, LONGEST);
  const stamp = STAMP.exec(start)?.[0].length ?? 0;
  const rest = start.slice(stamp);
  return letterAt(rest, stamp) ?? nameAt(rest, stamp);
}

function letterAt(rest: string, at: number): Label | undefined {
  const [head, letter = "", mark] = LETTER.exec(rest) ?? [];
  if (head === undefined || !/^\p{Lu}/u.test(letter) || (mark !== ":" && letter.length > 1)) return undefined;
  const word = letter.toLowerCase();
  const [isQuestion, isAnswer] = [askingLabels.has(word), answeringLabels.has(word)];
  if (!isQuestion && !isAnswer) return undefined;
  const mention = { start: at, end: at + letter.length };
  return {
    end: at + head.length,
    mention,
    words: [word],
    name: letter,
    isQuestion,
    isAnswer,
    isTimed: at > 0,
    isNameless: isAnswer || namelessLabels.has(word),
  };
}

/** What a label with somebody's name is not. */
const spokenBy = { isQuestion: false, isAnswer: false, isTimed: false, isNameless: false };

function nameAt(rest: string, at: number): Label | undefined {
  for (const pattern of [COLON, TIMED, STOPPED]) {
    const [head, before = "", aside = ""] = pattern.exec(rest) ?? [];
    if (head === undefined) continue;
    // "The Minister for Harbours (Ms Nora Velt):"
    const inside = pattern === COLON ? nameIn(aside) : undefined;
    if (inside && inside.words.length > 1 && nameIn(before) === undefined) {
      const start = at + rest.indexOf(aside);
      const mention = { start, end: start + aside.length };
      return { ...inside, ...spokenBy, role: before.trim(), end: at + head.length, mention };
    }
    const comma = before.search(/,|\s[-–—]\s/u);
    const whole = (comma < 0 ? before : before.slice(0, comma)).trimEnd();
    const role = comma < 0 ? undefined : before.slice(comma).replace(/^[\s,–—-]+/u, "");
    const named = nameIn(whole);
    if (!named || (pattern === STOPPED && named.title === undefined && !/^the\s/iu.test(whole))) continue;
    return {
      ...named,
      ...spokenBy,
      ...(role === undefined || role === "" ? {} : { role }),
      end: at + head.length,
      mention: { start: at, end: at + whole.length },
      isQuestion: named.words.length === 1 && askingLabels.has(named.words[0] ?? ""),
      isTimed: at > 0 || /\d:\d/u.test(head),
    };
  }
  return undefined;
}

const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\d{1,3}|\p{Lu}\p{L}*_\d{1,3})$/u;

/** The name and its title, where a phrase is nothing else. */
function nameIn(phrase: string): Pick<Label, "words" | "name" | "title"> | undefined {
  const all = phrase.split(/\s+/u);
  const first = all[0] ?? "";
  if (all.length > MOST_WORDS || !/^\p{Lu}/u.test(first)) return undefined;
  const isName = all.every(
    (word, nth) => NAME_WORD.test(word) || (nth > 0 && nth < all.length - 1 && particles.has(word)),
  );
  if (!isName) return undefined;
  const isTitle = (word: string) => /^the$/iu.test(word) || isTitleWord(plain(word));
  let from = 0;
  // Of "Speaker 2" and "Juror No. 4" the office is the name.
  const isNumbered = /\d$/u.test(all.at(-1) ?? "");
  while (!isNumbered && from < all.length - 1 && isTitle(all[from] ?? "")) from += 1;
  const title = all
    .slice(0, from)
    .filter((word) => !/^the$/iu.test(word))
    .join(" ");
  // "Curator Amy Poe".
  while (!isNumbered && from < all.length - 2 && isListedPerson(plain(all[from] ?? ""))) from += 1;
  const words = all.slice(from).map(plain);
  if (words.some((word) => isNoName(word))) return undefined;
  return { words, name: all.slice(from).join(" "), ...(title === "" ? {} : { title }) };
}

/** A word as it is compared: lower case, without full stops. */
export function plain(word: string): string {
  return word.toLowerCase().replaceAll(".", "").replaceAll("’", "'");
}

/** Whether a word stands before a name and is no part of it. */
export function isTitleWord(word: string): boolean {
  return personTitles.has(word) || foreignTitles.has(word);
}

function isNoName(word: string): boolean {
  return (
    (stopwords.has(word) && !suffixes.has(word) && !particles.has(word)) || days.has(word) || months.has(word)
  );
}
