import {
  abbreviations,
  conjunctions,
  determiners,
  isPersonNoun,
  plainTalkVerbs,
  prepositions,
  relatives,
  subordinators,
  timeUnits,
  yieldingVerbs,
} from "../../language/index.ts";
import { cueAt, hasFormOfBe, isAdverb, isPassive, skipAuxiliaries } from "./cues.ts";
import { oncePerParagraph, oncePerRange } from "./once.ts";
import { canSpeak, isPhraseBoundary, type Phrase, phraseEndingAt, phraseStartingAt } from "./phrases.ts";
import { isMark, type SceneToken } from "./tokens.ts";

const MAX_ASIDE = 60;
const MAX_CLAUSE = 120;

/** “…,” with its comma inside. */
function endsWithComma(token: SceneToken | undefined): boolean {
  return token?.kind === "quotation" && token.text === ",";
}

/** For each token where its sentence begins, and after which token it ends. */
const boundsOf = oncePerParagraph((tokens) => {
  const starts = new Uint32Array(tokens.length);
  const ends = new Uint32Array(tokens.length);
  for (let i = 1; i < tokens.length; i++) starts[i] = tokens[i]?.startsSentence ? i : (starts[i - 1] ?? 0);
  for (let i = tokens.length - 1; i >= 0; i--)
    ends[i] = i + 1 === tokens.length || tokens[i + 1]?.startsSentence ? i + 1 : (ends[i + 1] ?? 0);
  return { starts, ends };
});

/** How many whole halves of a long sentence lie before a token. All tokens of one half look equally far. */
function halvesBefore(at: number, start: number): number {
  return Math.floor((at - start) / (MAX_CLAUSE / 2));
}

/** Where the sentence of token `at` begins, but at most a long sentence back. */
export function sentenceStart(tokens: readonly SceneToken[], at: number): number {
  const start = boundsOf(tokens).starts[at] ?? Math.max(0, at);
  return start + Math.max(0, halvesBefore(at, start) - 1) * (MAX_CLAUSE / 2);
}

/** The token after the last of the sentence of token `at`, but at most a long sentence on. */
export function sentenceEnd(tokens: readonly SceneToken[], at: number): number {
  const { starts, ends } = boundsOf(tokens);
  const start = starts[at] ?? 0;
  return Math.min(ends[at] ?? at + 1, start + (halvesBefore(at, start) + 2) * (MAX_CLAUSE / 2));
}

/** The noun phrase before the comma that opens an aside which closes at `comma`: "Sir Tom Lund, who …, said". */
function beforeAside(tokens: readonly SceneToken[], comma: number, floor: number): Phrase | undefined {
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
function isPlaceAbbreviation(tokens: readonly SceneToken[], phrase: Phrase): boolean {
  const token = tokens[phrase.from];
  return (
    phrase.to - phrase.from === 1 && token?.text.endsWith(".") === true && abbreviations.has(token.lower)
  );
}

/** Whether a word after a comma opens an aside on the name before it: "who", "a lawyer". */
export function opensAside(token: SceneToken | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === "word" &&
    (relatives.has(token.lower) || determiners.has(token.lower) || isPersonNoun(token.lower))
  );
}

/** The first noun phrase of a clause after what introduces it: "After the vote, Roe went home" is Roe. */
export const clauseSubject: (
  tokens: readonly SceneToken[],
  from: number,
  before: number,
) => Phrase | undefined = oncePerRange(findClauseSubject);

function findClauseSubject(tokens: readonly SceneToken[], from: number, before: number): Phrase | undefined {
  let i = afterDateline(tokens, from);
  let isIntroduced = false;
  for (let hops = 0; hops < 5 && i < before; hops++) {
    const token = tokens[i];
    if (!token) return undefined;
    if (conjunctions.has(token.lower) || (isAdverb(token) && !isMark(tokens[i + 1], ","))) {
      i++;
      continue;
    }
    if (!introducesClause(token)) break;
    const comma = nextBreak(tokens, i + 1);
    isIntroduced ||= comma < before;
    i = comma < before ? comma + 1 : i + 1;
  }
  const at = isIntroduced ? nextSubjectAfterIntroduction(tokens, i) : nextSubject(tokens, i);
  return at < before ? phraseStartingAt(tokens, at) : undefined;
}

/** Where a sentence goes on after "LYON (AP) —" or "LYON, Aug. 3 —"; at `from` where it opens otherwise. */
function afterDateline(tokens: readonly SceneToken[], from: number): number {
  const first = tokens[0]?.text ?? "";
  if (from > 0 || !tokens[0]?.isCapital) return from;
  const isShouted = first.length > 2 && first === first.toUpperCase();
  for (let i = 1; i < MAX_DATELINE; i++) {
    const token = tokens[i];
    if (!token || token.kind === "quotation") return from;
    const isDash = isMark(token, "—–-") || token.text === "--";
    if (isDash) return isShouted || isMark(tokens[i - 1], ")") ? i + 1 : from;
    if (token.kind === "word" && !token.isCapital) return from;
  }
  return from;
}

const MAX_DATELINE = 14;

/** Whether a clause can begin with something that this word opens and a comma ends. */
function introducesClause(token: SceneToken): boolean {
  if (token.kind === "quotation") return true;
  if (token.kind !== "word") return false;
  if (prepositions.has(token.lower) || subordinators.has(token.lower) || isAdverb(token)) return true;
  if (token.startsSentence && (timeUnits.has(token.lower) || /^(?:early|late|shortly)$/.test(token.lower)))
    return true;
  return token.lower === "asked" || (token.lower.endsWith("ing") && token.startsSentence);
}

/** The first comma or dash from a token on, or a quotation that ends with its comma; beyond the end if there is none. */
const breaksOf = oncePerParagraph((tokens) => {
  const next = new Uint32Array(tokens.length + 1).fill(tokens.length);
  for (let i = tokens.length - 1; i >= 0; i--)
    next[i] = isMark(tokens[i], ",—") || endsWithComma(tokens[i]) ? i : (next[i + 1] ?? tokens.length);
  return next;
});

function nextBreak(tokens: readonly SceneToken[], from: number): number {
  return breaksOf(tokens)[from] ?? tokens.length;
}

/** Where the first noun phrase begins, from a token on, that names who can speak. */
const nextSubject = subjectSearch((tokens, phrase) => canSpeak(tokens, phrase));

/** "In Ames, Iowa, on Sunday, Roe": a place is still the introduction. */
const nextSubjectAfterIntroduction = subjectSearch((tokens, phrase) => {
  const isPlace =
    phrase.head === "name" &&
    phrase.to - phrase.from <= 2 &&
    isMark(tokens[phrase.to], ",") &&
    !opensAside(tokens[phrase.to + 1]);
  return canSpeak(tokens, phrase) && !isPlace;
});

/** A search from token to token, past the phrases that do not fit, in which no part of the way is gone twice. */
function subjectSearch(
  fits: (tokens: readonly SceneToken[], phrase: Phrase) => boolean,
): (tokens: readonly SceneToken[], from: number) => number {
  const foundOf = oncePerParagraph((tokens) => new Int32Array(tokens.length + 1).fill(-1));
  return (tokens, from) => {
    const found = foundOf(tokens);
    const way: number[] = [];
    let at = from;
    while (at < tokens.length && found[at] === -1) {
      const phrase = phraseStartingAt(tokens, at);
      if (phrase && fits(tokens, phrase)) {
        found[at] = at;
        break;
      }
      way.push(at);
      at = phrase ? phrase.to : at + 1;
    }
    const end = found[at] ?? -1;
    const result = end === -1 ? tokens.length : end;
    for (const passed of way) found[passed] = result;
    return result;
  };
}

/** So many verbs that share a subject ("came and said and left") are followed back to it. */
const MAX_SHARED = 3;

/** Who does what the verb at `at` says. Looks left of it, not beyond `floor` or its sentence. */
export function subjectOf(
  tokens: readonly SceneToken[],
  at: number,
  floor: number,
  shared = 0,
): Phrase | undefined {
  const start = Math.max(floor, sentenceStart(tokens, at));
  return subjectsOf[shared]?.(tokens, at, start);
}

/** By how many verbs that share the subject stand between. */
const subjectsOf = Array.from({ length: MAX_SHARED + 1 }, (_, shared) =>
  oncePerRange((tokens, at, start) => findSubject(tokens, at, start, shared)),
);

function findSubject(
  tokens: readonly SceneToken[],
  at: number,
  start: number,
  shared: number,
): Phrase | undefined {
  const cue = cueAt(tokens, at);
  const skipped = skipAuxiliaries(tokens, at - 1, start);
  const isProgressive = hasFormOfBe(tokens, skipped + 1, at);
  if (isPassive(tokens, at, start)) return undefined;
  const previous = tokens[skipped];
  // "61 percent said": answers of a poll, which nobody in particular gave.
  if (previous?.lower === "percent") return undefined;
  if (tokens[at]?.startsSentence || skipped < start || !previous) {
    return cue?.verb.form === "ing"
      ? clauseSubject(tokens, firstComma(tokens, at), sentenceEnd(tokens, at))
      : undefined;
  }
  if (cue?.verb.form === "ing" && !isProgressive) {
    const isPart = previous.kind === "word" && !isPhraseBoundary(tokens, skipped);
    const phrase = isPart ? phraseEndingAt(tokens, skipped, start) : undefined;
    if (phrase && isOwnSubject(tokens, phrase, start)) return phrase;
    return sharedSubject(tokens, at, { skipped, start, shared });
  }
  return subjectBefore(tokens, at, previous, { skipped, start, shared });
}

/** Where the subject of a verb is looked for: from `start` to `skipped`, which stands before its auxiliaries. */
interface Search {
  readonly skipped: number;
  readonly start: number;
  readonly shared: number;
}

/** The subject of an earlier verb that a conjunction or participle shares, or else of the clause. */
function sharedSubject(
  tokens: readonly SceneToken[],
  at: number,
  { skipped, start, shared }: Search,
): Phrase | undefined {
  return (
    coordinateSubject(tokens, skipped, start, shared) ??
    clauseSubject(tokens, start, at) ??
    clauseSubject(tokens, firstComma(tokens, at), sentenceEnd(tokens, at))
  );
}

/** The subject of a finite verb, by what stands right before it. */
function subjectBefore(
  tokens: readonly SceneToken[],
  at: number,
  previous: SceneToken,
  search: Search,
): Phrase | undefined {
  const { skipped, start } = search;
  if (previous.kind === "word" && relatives.has(previous.lower)) {
    const end = isMark(tokens[skipped - 1], ",") ? skipped - 2 : skipped - 1;
    const phrase = phraseEndingAt(tokens, end, start) ?? clauseSubject(tokens, start, at);
    return phrase && (nameBeforeAside(tokens, phrase, start) ?? phrase);
  }
  if (isMark(previous, ",") || isMark(previous, "—–")) {
    return beforeAside(tokens, skipped, start) ?? clauseSubject(tokens, start, at);
  }
  if (previous.kind === "word" && (conjunctions.has(previous.lower) || previous.lower === "to"))
    return sharedSubject(tokens, at, search);
  const phrase = phraseEndingAt(tokens, skipped, start);
  if (phrase && canSpeak(tokens, phrase)) return nameBeforeAside(tokens, phrase, start) ?? phrase;
  return clauseSubject(tokens, start, at);
}

/** "Jo Poe" of "Jo Poe, a Dover lawyer said" and "Jo Poe, a lawyer who was there, said". */
function nameBeforeAside(tokens: readonly SceneToken[], aside: Phrase, start: number): Phrase | undefined {
  const first = tokens[aside.from]?.lower ?? "";
  if (!["a", "an", "the"].includes(first) || !isMark(tokens[aside.from - 1], ",")) return undefined;
  const name = phraseEndingAt(tokens, aside.from - 2, start);
  if (name?.head !== "name" || name.nameTo - name.nameFrom < 2) return undefined;
  const before = tokens[name.from - 1];
  const opensClause =
    !before || tokens[name.from]?.startsSentence || name.from === start || before.kind !== "word";
  return opensClause && !tokens[name.nameTo - 1]?.isPossessive ? name : undefined;
}

/** "with Roe saying", "a guard shouting": the participle belongs to the phrase right before it. */
function isOwnSubject(tokens: readonly SceneToken[], phrase: Phrase, start: number): boolean {
  if (!canSpeak(tokens, phrase)) return false;
  // "emailed supporters saying": who emailed says it.
  if (cueAt(tokens, phrase.from - 1)?.isSpeech) return false;
  const before = tokens[phrase.from - 1]?.lower ?? "";
  if (phrase.from === start || ["with", "of", "by"].includes(before)) return true;
  return before !== "to" && phrase.head === "noun" && isPersonNoun(tokens[phrase.nameTo - 1]?.lower ?? "");
}

function firstComma(tokens: readonly SceneToken[], at: number): number {
  return nextBreak(tokens, at) + 1;
}

/** "Roe spoke and said", "Roe said …, adding": the subject of the verb of speaking that stands before. */
function coordinateSubject(
  tokens: readonly SceneToken[],
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
      !yieldingVerbs.has(cue.verb.base) &&
      !(plainTalkVerbs.has(cue.verb.base) && tokens[i + 1]?.lower === "to")
    ) {
      const subject = subjectOf(tokens, i, floor, shared + 1);
      // "Roe repeated that Poe lies, calling him": of Roe.
      if (!subject || tokens[subject.from - 1]?.lower !== "that") return subject;
    }
    if (token.kind === "word" && relatives.has(token.lower) && token.lower !== "that") return undefined;
  }
  return undefined;
}
