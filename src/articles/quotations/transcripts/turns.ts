import {
  askingLabels,
  femaleNames,
  foreignArticles,
  headingLabels,
  isListedPerson,
  isOutletWord,
  maleNames,
  voiceLabels,
} from "../../../language/index.ts";
import type { Paragraph, Span } from "../../article.ts";
import { isTitleWord, type Label, plain, readLabel } from "./label.ts";

/** What somebody says without a break: words of one or more paragraphs. */
export interface Turn {
  readonly label: Label;
  /** The paragraph of the label. */
  readonly at: number;
  /** Which voice it is: the same for all turns whose labels are written alike, but for titles. */
  readonly voice: string;
  /** The words alone, without label and stage directions, paragraph by paragraph. */
  readonly words: readonly (Span & { readonly paragraph: number })[];
}

/** The turns of a transcript, with what its lines say of who asks and who answers. */
export interface Turns {
  readonly turns: readonly Turn[];
  /** Voices that mostly ask. */
  readonly asking: ReadonlySet<string>;
  /** The paragraph of the first label. */
  readonly first: number;
}

/** So many turns, of those who speak more than once, make a transcript. */
const LEAST_TURNS = 4;
/** So much of all turns must be by people who speak more than once, follow on another's, and be by what is a name. */
const LEAST_REPEATED = 0.6;
const LEAST_CHANGES = 0.4;
const LEAST_NAMED = 0.5;
/** People who talk say more than this in a turn, on average; a table of values does not. */
const LEAST_WORDS = 2.5;
/** In an interview one voice mostly asks and another mostly does not: that counts for a name. */
const MOSTLY = 0.6;

/**
 * The turns of an article that is a transcript or an interview; undefined for any other, whatever stands before its
 * colons: it is decided over the whole, by labels that come again and again and take turns. Linear.
 */
export function findTurns(paragraphs: readonly Paragraph[]): Turns | undefined {
  const labels = paragraphs.map(({ text }, at) => withoutHead(readLabel(text), text, at));
  const turns = turnsOf(paragraphs, labels);
  const counts = new Map<string, number>();
  for (const { voice } of turns) counts.set(voice, (counts.get(voice) ?? 0) + 1);
  const isRepeated = ({ voice }: Turn) => (counts.get(voice) ?? 0) > 1;
  const repeated = turns.filter(isRepeated);
  if (repeated.length < LEAST_TURNS || new Set(repeated.map(({ voice }) => voice)).size < 2) return undefined;
  if (repeated.length < LEAST_REPEATED * turns.length) return undefined;
  if (sizeOf(paragraphs, turns) < LEAST_WORDS * turns.length) return undefined;
  const changes = turns.filter((turn, nth) => nth > 0 && turn.voice !== turns[nth - 1]?.voice).length;
  if (changes < LEAST_CHANGES * (turns.length - 1)) return undefined;
  const asking = askingVoices(paragraphs, turns);
  const isInterview = asking.size > 0 && asking.size < counts.size && changes >= 0.8 * (turns.length - 1);
  const evidence = evidenceIn(paragraphs, labels);
  if (repeated.some(({ label }) => isCommonWord(label, evidence))) return undefined;
  const voices = new Set(turns.filter(({ label }) => isVoice(label, evidence)).map(({ voice }) => voice));
  const named = turns.filter(({ voice }) => voices.has(voice));
  if (!isInterview && named.length < LEAST_NAMED * turns.length) return undefined;
  return { turns, asking, first: labels.findIndex((label) => label !== undefined) };
}

const ASKS = /\?["'”’»)\]]*$/u;

/** "(laughter)", "[The witness was sworn.]" */
const DIRECTION = /^[([][^)\]]*[)\]]\.?$/u;
const DIRECTION_BEFORE = /^(?:[([][^)\]]{1,80}[)\]]\s*)+/u;
const DIRECTION_AFTER = /(?:\s*[([][^)\]]{1,80}[)\]])+$/u;

/** A list of those who take part: "Moderator: Sofia Lang", "Present: Ruth Amsel (chair), Tomas Vrana". */
function withoutHead(label: Label | undefined, text: string, at: number): Label | undefined {
  const isList = at < MOST_HEADS && !/[.?!…]["'”’»)\]]*$/u.test(text) && /\p{Lu}\p{L}+\s\p{Lu}/u.test(text);
  const isOffice = label?.words.every((word) => voiceLabels.has(word) || isListedPerson(word));
  return isList && isOffice ? undefined : label;
}

/** Lists of names stand no further down. */
const MOST_HEADS = 10;

function turnsOf(paragraphs: readonly Paragraph[], labels: readonly (Label | undefined)[]): Turn[] {
  const voiceOf = nameLabels(labels);
  const turns: Turn[] = [];
  // What stands behind the last turn may be the article's own again.
  const last = labels.findLastIndex((label) => label !== undefined);
  const isAlone = labels[last]?.end === paragraphs[last]?.text.length;
  let words: (Span & { paragraph: number })[] = [];
  for (const [at, { text }] of paragraphs.slice(0, isAlone ? last + 2 : last + 1).entries()) {
    const label = labels[at];
    // In many interviews the questions have no label.
    const isAsked =
      label === undefined && words.length > 0 && labels[at + 1] !== undefined && ASKS.test(text);
    if (label !== undefined || isAsked) words = [];
    if (label !== undefined && !isHeading(label)) turns.push({ label, at, voice: voiceOf(label), words });
    const span = spokenIn(text, label?.end ?? 0);
    if (span !== undefined) words.push({ paragraph: at, ...span });
  }
  return turns.filter((turn) => turn.words.length > 0);
}

/** Whether the label heads what follows, as "Note:" does. */
function isHeading({ words, isQuestion, isAnswer }: Label): boolean {
  const isOne =
    headingLabels.has(words.join(" ")) || (words.length > 1 && headingLabels.has(words.at(-1) ?? ""));
  return isOne && !isQuestion && !isAnswer && !startsName(words[0] ?? "");
}

/** The words of a paragraph from an offset on, without stage directions before and after them. */
function spokenIn(text: string, from: number): Span | undefined {
  if (DIRECTION.test(text)) return undefined;
  const start = from + (DIRECTION_BEFORE.exec(text.slice(from, from + 200))?.[0].length ?? 0);
  const tail = DIRECTION_AFTER.exec(text.slice(Math.max(start, text.length - 200)))?.[0].length ?? 0;
  const end = text.trimEnd().length - tail;
  return start < end ? { start, end } : undefined;
}

/** Gives the voice of a label: "DAVIS" is "MARK DAVIS" where no other label ends or begins so. */
function nameLabels(labels: readonly (Label | undefined)[]): (label: Label) => string {
  const fuller = new Map<string, string | undefined>();
  for (const label of labels) {
    const [first, last] = [label?.words[0], label?.words.at(-1)];
    if (label === undefined || first === last) continue;
    const whole = label.words.join(" ");
    for (const word of [first, last]) {
      const known = fuller.get(word ?? "");
      fuller.set(word ?? "", fuller.has(word ?? "") && known !== whole ? undefined : whole);
    }
  }
  return ({ words }) => (words.length === 1 && fuller.get(words[0] ?? "")) || words.join(" ");
}

/** The voices most of whose turns end by asking. */
function askingVoices(paragraphs: readonly Paragraph[], turns: readonly Turn[]): ReadonlySet<string> {
  const tally = new Map<string, { asked: number; all: number; isAsker: boolean }>();
  for (const { voice, words, label } of turns) {
    const last = words.at(-1);
    const text = last ? (paragraphs[last.paragraph]?.text.slice(last.start, last.end) ?? "") : "";
    const counted = tally.get(voice) ?? { asked: 0, all: 0, isAsker: false };
    counted.isAsker ||= label.isQuestion || asksByOffice(label);
    counted.all += 1;
    if (ASKS.test(text)) counted.asked += 1;
    tally.set(voice, counted);
  }
  const asking = [...tally].filter(
    ([, { asked, all, isAsker }]) => isAsker || (all > 1 && asked >= MOSTLY * all),
  );
  return new Set(asking.map(([voice]) => voice));
}

/** How many words all turns have, the same words of one voice counted once. */
function sizeOf(paragraphs: readonly Paragraph[], turns: readonly Turn[]): number {
  const said = new Set<string>();
  let size = 0;
  for (const { voice, words } of turns) {
    for (const { paragraph, start, end } of words) {
      const text = paragraphs[paragraph]?.text.slice(start, end) ?? "";
      if (!said.has(`${voice}: ${text}`)) size += text.match(/\S+/gu)?.length ?? 0;
      said.add(`${voice}: ${text}`);
    }
  }
  return size;
}

/** "KEANE, host:" */
function asksByOffice({ role = "" }: Label): boolean {
  return role
    .toLowerCase()
    .split(/\s+/u)
    .some((word) => askingLabels.has(word));
}

/** Words of an article, lower case: those that stand behind another capital word, and those that it writes small. */
interface Evidence {
  readonly surnames: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
}

const WORD = /(^|[.?!…:]["”»)]*\s|)(\p{L}[\p{L}\p{M}'’-]*)/gu;

/** What the words after the labels, and the paragraphs without one, show of names. */
function evidenceIn(paragraphs: readonly Paragraph[], labels: readonly (Label | undefined)[]): Evidence {
  const [surnames, small] = [new Set<string>(), new Set<string>()];
  for (const [at, { text }] of paragraphs.entries()) {
    let before = "";
    let previous = "";
    for (const found of text.slice(labels[at]?.end ?? 0).matchAll(WORD)) {
      const [, mark = "", word = ""] = found;
      const isCapital = /^\p{Lu}/u.test(word);
      // German writes every noun with a capital: what has an article is no name.
      if (!isCapital || foreignArticles.has(previous)) small.add(plain(word));
      else if (before !== "") for (const one of [before, word]) surnames.add(plain(one).replace(/'s$/u, ""));
      previous = plain(word);
      // Of two capitals at the start of a sentence the first may be any word.
      const isFirst = mark !== "" || found.index === 0;
      before = isCapital && (!isFirst || startsName(plain(word))) ? word : "";
    }
  }
  return { surnames, small };
}

function startsName(word: string): boolean {
  return isTitleWord(word) || maleNames.has(word) || femaleNames.has(word);
}

/** Whether something shows that the label is somebody's name or office. */
function isVoice(
  { words, title, role, isQuestion, isAnswer, isTimed }: Label,
  { surnames, small }: Evidence,
): boolean {
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  if (isQuestion || isAnswer || isTimed || title !== undefined) return true;
  if (voiceLabels.has(first) || voiceLabels.has(last) || isListedPerson(last)) return true;
  if (words.some((word) => maleNames.has(word) || femaleNames.has(word))) return true;
  if (isOutletWord(last) || (words.length > 1 && role !== undefined)) return true;
  return surnames.has(last) && !small.has(last);
}

/** Whether the article writes the label's only word small, as it does no name. */
function isCommonWord(label: Label, evidence: Evidence): boolean {
  return label.words.every((word) => evidence.small.has(word)) && !isVoice(label, evidence);
}
