import {
  abbreviations,
  conjunctions,
  determiners,
  isPersonNoun,
  prepositions,
  relatives,
  subordinators,
  yieldingVerbs,
} from "../../language/index.ts";
import { cueAt, hasFormOfBe, isAdverb, isPassive, skipAuxiliaries } from "./cues.ts";
import { canSpeak, isPhraseBoundary, type Phrase, phraseEndingAt, phraseStartingAt } from "./phrases.ts";
import { isMark, type Token } from "./tokens.ts";

const MAX_ASIDE = 60;
const MAX_CLAUSE = 120;

/** “…,” with its comma inside. */
function endsWithComma(token: Token | undefined): boolean {
  return token?.kind === "quotation" && token.text === ",";
}

/** Where the sentence of token `at` begins, but at most a long sentence back. */
export function sentenceStart(tokens: readonly Token[], at: number): number {
  let i = at;
  while (i > 0 && !tokens[i]?.startsSentence && at - i < MAX_CLAUSE) i--;
  return i;
}

/** The token after the last of the sentence of token `at`, but at most a long sentence on. */
export function sentenceEnd(tokens: readonly Token[], at: number): number {
  let i = at + 1;
  while (i < tokens.length && !tokens[i]?.startsSentence && i - at < MAX_CLAUSE) i++;
  return i;
}

/** The noun phrase before the comma that opens an aside which closes at `comma`: "Sir Tom Lund, who …, said". */
function beforeAside(tokens: readonly Token[], comma: number, floor: number): Phrase | undefined {
  // "Sen. Mo Reyes (D-Calif.), said"
  if (isMark(tokens[comma - 1], ")")) {
    const phrase = phraseEndingAt(tokens, comma - 1, floor);
    if (phrase && phrase.head !== "noun") return phrase;
  }
  let best: Phrase | undefined;
  let fallback: Phrase | undefined;
  for (let i = comma - 1; i > floor && comma - i < MAX_ASIDE; i--) {
    const token = tokens[i];
    if (!token || token.startsSentence || token.kind === "quotation") break;
    if (!isMark(token, ",") && !isMark(token, "—–(")) continue;
    const phrase = phraseEndingAt(tokens, i - 1, floor);
    if (!phrase || !canSpeak(tokens, phrase)) continue;
    const before = tokens[phrase.from - 1];
    const isHanging =
      phrase.from > floor &&
      !tokens[phrase.from]?.startsSentence &&
      before?.kind === "word" &&
      prepositions.has(before.lower);
    if (isHanging || isPlaceAbbreviation(tokens, phrase)) continue;
    if (phrase.head !== "noun") best = phrase;
    else fallback ??= phrase;
  }
  return best ?? fallback;
}

/** "Va." of "Alexandria, Va., Roe said" */
function isPlaceAbbreviation(tokens: readonly Token[], phrase: Phrase): boolean {
  const token = tokens[phrase.from];
  return (
    phrase.to - phrase.from === 1 && token?.text.endsWith(".") === true && abbreviations.has(token.lower)
  );
}

/** Whether a word after a comma opens an aside on the name before it: "who", "a lawyer". */
export function opensAside(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === "word" &&
    (relatives.has(token.lower) || determiners.has(token.lower) || isPersonNoun(token.lower))
  );
}

/** The first noun phrase of a clause after what introduces it: "After the vote, Roe went home" is Roe. */
export function clauseSubject(tokens: readonly Token[], from: number, before: number): Phrase | undefined {
  let i = from;
  let isIntroduced = false;
  for (let hops = 0; hops < 5 && i < before; hops++) {
    const token = tokens[i];
    if (!token) return undefined;
    if (conjunctions.has(token.lower) || (isAdverb(token) && !isMark(tokens[i + 1], ","))) {
      i++;
      continue;
    }
    const introduces =
      token.kind === "quotation" ||
      (token.kind === "word" &&
        (prepositions.has(token.lower) ||
          subordinators.has(token.lower) ||
          isAdverb(token) ||
          token.lower === "asked" ||
          (token.lower.endsWith("ing") && token.startsSentence)));
    if (!introduces) break;
    let comma = i + 1;
    while (comma < before && !isMark(tokens[comma], ",—") && !endsWithComma(tokens[comma])) comma++;
    if (comma >= before) {
      i++;
      continue;
    }
    i = comma + 1;
    isIntroduced = true;
  }
  for (; i < before; i++) {
    const phrase = phraseStartingAt(tokens, i);
    // "In Ames, Iowa, on Sunday, Roe": still the introduction.
    const isPlace =
      isIntroduced &&
      phrase?.head === "name" &&
      phrase.to - phrase.from <= 2 &&
      isMark(tokens[phrase.to], ",") &&
      !opensAside(tokens[phrase.to + 1]);
    if (phrase && canSpeak(tokens, phrase) && !isPlace) return phrase;
    if (phrase) i = phrase.to - 1;
  }
  return undefined;
}

/** So many verbs that share a subject ("came and said and left") are followed back to it. */
const MAX_SHARED = 3;

/** Who does what the verb at `at` says. Looks left of it, not beyond `floor`. */
export function subjectOf(
  tokens: readonly Token[],
  at: number,
  floor: number,
  shared = 0,
): Phrase | undefined {
  const cue = cueAt(tokens, at);
  const skipped = skipAuxiliaries(tokens, at - 1, floor);
  const isProgressive = hasFormOfBe(tokens, skipped + 1, at);
  if (isPassive(tokens, at, floor)) return undefined;
  const start = Math.max(floor, sentenceStart(tokens, at));
  const previous = tokens[skipped];
  if (tokens[at]?.startsSentence || skipped < start || !previous) {
    return cue?.verb.form === "ing"
      ? clauseSubject(tokens, firstComma(tokens, at), sentenceEnd(tokens, at))
      : undefined;
  }
  if (cue?.verb.form === "ing" && !isProgressive) {
    if (previous.kind === "word" && !isPhraseBoundary(tokens, skipped)) {
      const phrase = phraseEndingAt(tokens, skipped, start);
      if (phrase && isOwnSubject(tokens, phrase, start)) return phrase;
    }
    return (
      coordinateSubject(tokens, skipped, start, shared) ??
      clauseSubject(tokens, start, at) ??
      clauseSubject(tokens, firstComma(tokens, at), sentenceEnd(tokens, at))
    );
  }
  if (previous.kind === "word" && relatives.has(previous.lower)) {
    const end = isMark(tokens[skipped - 1], ",") ? skipped - 2 : skipped - 1;
    return phraseEndingAt(tokens, end, start) ?? clauseSubject(tokens, start, at);
  }
  if (isMark(previous, ",") || isMark(previous, "—–")) {
    return beforeAside(tokens, skipped, start) ?? clauseSubject(tokens, start, at);
  }
  if (previous.kind === "word" && (conjunctions.has(previous.lower) || previous.lower === "to")) {
    return (
      coordinateSubject(tokens, skipped, start, shared) ??
      clauseSubject(tokens, start, at) ??
      clauseSubject(tokens, firstComma(tokens, at), sentenceEnd(tokens, at))
    );
  }
  const phrase = phraseEndingAt(tokens, skipped, start);
  if (phrase && canSpeak(tokens, phrase)) return phrase;
  return clauseSubject(tokens, start, at);
}

/** "with Roe saying", "a guard shouting": the participle belongs to the phrase right before it. */
function isOwnSubject(tokens: readonly Token[], phrase: Phrase, start: number): boolean {
  if (!canSpeak(tokens, phrase)) return false;
  const before = tokens[phrase.from - 1]?.lower ?? "";
  if (phrase.from === start || ["with", "of", "by"].includes(before)) return true;
  return before !== "to" && phrase.head === "noun" && isPersonNoun(tokens[phrase.nameTo - 1]?.lower ?? "");
}

function firstComma(tokens: readonly Token[], at: number): number {
  let i = at;
  while (i < tokens.length && i - at < MAX_CLAUSE && !isMark(tokens[i], ",") && !endsWithComma(tokens[i]))
    i++;
  return i + 1;
}

/** "Roe spoke and said", "Roe said …, adding": the subject of the verb of speaking that stands before. */
function coordinateSubject(
  tokens: readonly Token[],
  at: number,
  floor: number,
  shared: number,
): Phrase | undefined {
  if (shared === MAX_SHARED) return undefined;
  for (let i = at - 1; i > floor && at - i < 40; i--) {
    const token = tokens[i];
    if (!token || isMark(token, ";:")) return undefined;
    const cue = cueAt(tokens, i);
    if (
      cue?.isSpeech &&
      cue.verb.form !== "base" &&
      cue.verb.form !== "ing" &&
      !yieldingVerbs.has(cue.verb.base)
    ) {
      return subjectOf(tokens, i, floor, shared + 1);
    }
    if (token.kind === "word" && relatives.has(token.lower) && token.lower !== "that") return undefined;
  }
  return undefined;
}
