import { askingLabels, headingLabels, talkWords } from "../../../language/index.ts";
import type { Paragraph, Span } from "../../article.ts";
import { evidenceIn, isCommonWord, isVoice, startsName } from "./evidence.ts";
import type { Label, LabelForm } from "./label.ts";
import { mayBegin, type Piece, piecesOf } from "./pieces.ts";

/** What somebody says without a break: words of one or more paragraphs. */
export interface Turn {
  readonly label: Label;
  /** The paragraph of the label. */
  readonly at: number;
  /** Which voice it is: the same for all turns whose labels are written alike, but for titles. */
  readonly voice: string;
  /** The words alone, without label and stage directions, paragraph by paragraph. */
  readonly words: readonly Words[];
}

/** Words of a paragraph. */
export interface Words extends Span {
  readonly paragraph: number;
  readonly text: string;
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

/** So many turns speak to somebody or of themselves, where only the form of a label tells that it is one. */
const LEAST_TALK = 0.4;

/**
 * The turns of an article that is a transcript or an interview; undefined for any other, whatever stands before its
 * colons: it is decided over the whole, by labels that come again and again and take turns. Linear.
 */
export function findTurns(paragraphs: readonly Paragraph[]): Turns | undefined {
  const forms: readonly LabelForm[] = ["marked", "alone", "parted", "stopped"];
  for (const form of forms) {
    const lines = paragraphs.reduce((sum, one) => sum + (mayBegin(one, form) ? one.parts.length : 0), 0);
    if (lines < LEAST_TURNS) continue;
    const pieces = piecesOf(paragraphs, form);
    const found = turnsIn(pieces, form);
    if (found !== undefined) return found;
  }
  return undefined;
}

function turnsIn(pieces: readonly Piece[], form: LabelForm): Turns | undefined {
  const first = pieces.find(({ label }) => label !== undefined);
  const turns = turnsOf(pieces);
  if (first === undefined || turns.length < LEAST_TURNS) return undefined;
  const counts = new Map<string, number>();
  for (const { voice } of turns) counts.set(voice, (counts.get(voice) ?? 0) + 1);
  if (counts.size < 2 || sizeOf(turns) < LEAST_WORDS * turns.length) return undefined;
  const repeated = turns.filter(({ voice }) => (counts.get(voice) ?? 0) > 1);
  const isRepeated = repeated.length >= LEAST_TURNS && repeated.length >= LEAST_REPEATED * turns.length;
  if (!isRepeated && !(mayBeShort(turns, form) && repeated.length > 0 && isDense(pieces, turns)))
    return undefined;
  if (new Set(repeated.map(({ voice }) => voice)).size < (isRepeated ? 2 : 1)) return undefined;
  const changes = turns.filter((turn, nth) => nth > 0 && turn.voice !== turns[nth - 1]?.voice).length;
  if (changes < LEAST_CHANGES * (turns.length - 1)) return undefined;
  const asking = askingVoices(turns);
  const isInterview = asking.size > 0 && asking.size < counts.size && changes >= 0.8 * (turns.length - 1);
  const talk = turns.filter(isTalk).length / turns.length;
  if (form !== "marked" && talk < LEAST_TALK) return undefined;
  // Takes a look at every word of the text, so it comes last.
  const evidence = evidenceIn(pieces);
  if (repeated.some(({ label }) => isCommonWord(label, evidence))) return undefined;
  const mayBeForm = form === "marked" ? talk >= MOSTLY : talk >= LEAST_TALK;
  const isNamed = (label: Label) => isVoice(label, evidence) || (mayBeForm && mayBeName(label));
  const voices = new Set(turns.filter(({ label }) => isNamed(label)).map(({ voice }) => voice));
  const named = turns.filter(({ voice }) => voices.has(voice));
  if (named.length < (isRepeated ? LEAST_NAMED : 1) * turns.length && !(isInterview && isRepeated))
    return undefined;
  return { turns, asking, first: first.paragraph };
}

/** Whether so few turns can be told from a list: by marks, or by names that only a chat has. */
function mayBeShort(turns: readonly Turn[], form: LabelForm): boolean {
  return form === "marked" || turns.every(({ label }) => label.isHandle);
}

/** Whether every paragraph from the first label to the last has one, and the words speak to somebody. */
function isDense(pieces: readonly Piece[], turns: readonly Turn[]): boolean {
  const from = pieces.findIndex(({ label }) => label !== undefined);
  const to = pieces.findLastIndex(({ label }) => label !== undefined);
  const isWhole = pieces.slice(from, to + 1).every(({ label }) => label !== undefined);
  return isWhole && turns.filter(isTalk).length >= LEAST_TALK * turns.length;
}

/** Whether a label is written as a name of two words is, or in capitals. */
function mayBeName({ words, name }: Label): boolean {
  return words.length > 1 || name === name.toUpperCase();
}

/** Whether the words ask, or speak of "I" and "you". */
function isTalk({ words }: Turn): boolean {
  return words.some(
    ({ text }) =>
      ASKS.test(text) || (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => talkWords.has(word)),
  );
}

const ASKS = /\?["'”’»)\]]*$/u;

/** "(laughter)", "[The witness was sworn.]" */
const DIRECTION = /^[([][^)\]]*[)\]]\.?$/u;
const DIRECTION_BEFORE = /^(?:[–—-]\s+|[([][^)\]]{1,80}[)\]]\s*)+/u;
const DIRECTION_AFTER = /(?:\s*[([][^)\]]{1,80}[)\]])+$/u;

function turnsOf(pieces: readonly Piece[]): Turn[] {
  const voiceOf = nameLabels(pieces);
  const turns: Turn[] = [];
  // What stands behind the last turn may be the article's own again.
  const last = pieces.findLastIndex(({ label }) => label !== undefined);
  const isAlone = last >= 0 && endOf(pieces[last]) === pieces[last]?.label?.end;
  let words: Words[] = [];
  for (const [at, piece] of pieces.slice(0, isAlone ? last + 2 : last + 1).entries()) {
    const { paragraph, start, text, label } = piece;
    // In many interviews the questions have no label.
    const isAsked =
      label === undefined && words.length > 0 && pieces[at + 1]?.label !== undefined && ASKS.test(text);
    if (label !== undefined || isAsked) words = [];
    if (label !== undefined && !isHeading(label))
      turns.push({ label, at: paragraph, voice: voiceOf(label), words });
    const span = spokenIn(text, (label?.end ?? start) - start);
    if (span !== undefined)
      words.push({
        paragraph,
        start: start + span.start,
        end: start + span.end,
        text: text.slice(span.start, span.end),
      });
  }
  return turns.filter((turn) => turn.words.length > 0);
}

function endOf(piece: Piece | undefined): number {
  return (piece?.start ?? 0) + (piece?.text.length ?? 0);
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
function nameLabels(pieces: readonly Piece[]): (label: Label) => string {
  const fuller = new Map<string, string | undefined>();
  for (const { label } of pieces) {
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
function askingVoices(turns: readonly Turn[]): ReadonlySet<string> {
  const tally = new Map<string, { asked: number; all: number; isAsker: boolean }>();
  for (const { voice, words, label } of turns) {
    const text = words.at(-1)?.text ?? "";
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
function sizeOf(turns: readonly Turn[]): number {
  const said = new Set<string>();
  let size = 0;
  for (const { voice, words } of turns) {
    for (const { text } of words) {
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
