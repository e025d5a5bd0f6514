import { classOf, shape, type Token, tokenize, wordClass } from "../../language/index.ts";
import { isQuotedIn, type LibraryParts } from "../parts.ts";
import type { Ranking } from "../rank-text.ts";
import { isName } from "./missing-names.ts";
import type { Ranked } from "./rank.ts";
import { reportsSpeechOf } from "./reported-speech.ts";

/** Whose words a question asks for: "what did Dillon say", "according to Dillon". */
export interface AskedSpeaker {
  /** As the library knows them, where it quotes them; otherwise as the question names them. */
  readonly name: string;
  readonly isQuoted: boolean;
  /** Stem ids of the name's words in the question. */
  readonly stems: ReadonlySet<number>;
}

/** The speaker that the question asks for; undefined where it asks for nobody's words, or names nobody. */
export function askedSpeaker(parts: LibraryParts, { question }: Ranking): AskedSpeaker | undefined {
  const { tokens, terms } = question;
  if (!tokens.some(({ word }) => (classOf(word) & wordClass.speech) !== 0)) return undefined;
  const subject = subjectOf(tokens);
  const named = subject.length > 0 ? subject : tokens;
  const [quoted] = parts.quotationIndex.namedIn(named.map(({ word }) => word));
  const isOfName = ({ word }: { word: string }): boolean =>
    quoted === undefined
      ? subject.some((token) => token.word === word)
      : tokenize(quoted).some((token) => token.word === word);
  const own = terms.filter(isOfName);
  const stems = new Set(own.map(({ stemId }) => stemId));
  if (quoted !== undefined) return { name: quoted, isQuoted: true, stems };
  if (!own.some((term) => isName(parts.index, term, false))) return undefined;
  return { name: own.map(({ written }) => written).join(" "), isQuoted: false, stems };
}

const auxiliary = /^(?:did|does|do|has|have|had|would|will|is|was)$/;

/** The tokens between the auxiliary and the verb of saying; none where the question is built otherwise. */
function subjectOf(tokens: readonly Token[]): readonly Token[] {
  const verb = tokens.findIndex(({ word }) => (classOf(word) & wordClass.speech) !== 0);
  const from = tokens.slice(0, verb).findLastIndex(({ word }) => auxiliary.test(word));
  return from < 0 ? [] : tokens.slice(from + 1, verb);
}

/** Passages that quote the speaker are moved up by so much, and those that report their words. */
const bonus = { quoted: 2.5, reported: 1.2 };

/** How a paragraph has the speaker's words, if it does. */
export function hasWordsOf(
  parts: LibraryParts,
  paragraph: number,
  { name, isQuoted, stems }: AskedSpeaker,
): "quoted" | "reported" | undefined {
  if (isQuoted && isQuotedIn(parts, paragraph, name)) return "quoted";
  return stems.size > 0 && reportsSpeechOf(parts.index, paragraph, stems) ? "reported" : undefined;
}

/** Where the question asks for somebody's words, prefers passages that have them. */
export function preferSpeaker(
  parts: LibraryParts,
  { ranked, question }: Ranking,
  speaker: AskedSpeaker | undefined,
): readonly Ranked[] {
  if (speaker === undefined && question.kind !== "speech") return ranked;
  // Asked for words, but of nobody whom the library knows: whoever the question names with a capital.
  const anybody = new Set(
    question.terms.filter((term) => (term.shape & shape.capital) !== 0).map(({ stemId }) => stemId),
  );
  const lift = (paragraph: number): number => {
    if (speaker === undefined) return reportsSpeechOf(parts.index, paragraph, anybody) ? bonus.reported : 0;
    const has = hasWordsOf(parts, paragraph, speaker);
    return has === undefined ? 0 : bonus[has];
  };
  return ranked
    .map((hit) => ({ ...hit, score: hit.score + lift(hit.paragraph) }))
    .sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
}

/** Whether a sentence of a paragraph holds words of the speaker. */
export function isSentenceOf(
  parts: LibraryParts,
  paragraph: number,
  { start, end }: { readonly start: number; readonly end: number },
  speaker: string,
): boolean {
  const { quotationIndex } = parts;
  return quotationIndex
    .of(paragraph)
    .some(
      (quotation) =>
        quotationIndex.isBy(quotation, speaker) && quotation.start < end && start < quotation.end,
    );
}
