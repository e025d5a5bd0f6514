import {
  adverbs,
  articleWords,
  attachingPrepositions,
  auxiliaries,
  conjunctions,
  contractions,
  determiners,
  documentNouns,
  femaleNames,
  groupNouns,
  isListedPerson,
  isOutletWord,
  isPersonNoun,
  maleNames,
  nounLikeForms,
  otherPronouns,
  particles,
  prepositions,
  pronounNouns,
  relatives,
  reportVerbs,
  speechVerbs,
  subjectPronouns,
  subordinators,
  suffixes,
  titles,
  unrealOpeners,
} from "../../language/index.ts";
import { cueAt } from "./cues.ts";
import { oncePerRange, oncePerToken } from "./once.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** A phrase that can name a speaker, as a range of tokens; `nameFrom` to `nameTo` is the name in it, with titles. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly head: "name" | "pronoun" | "noun";
  readonly nameFrom: number;
  readonly nameTo: number;
}

const MAX_PHRASE = 14;

/** Whether a token can be part of a name. */
export function isNameWord(token: SceneToken | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === "word" &&
    token.isCapital &&
    !token.isDate &&
    !subjectPronouns.has(token.lower) &&
    !otherPronouns.has(token.lower) &&
    !contractions.has(token.isPossessive ? `${token.lower}'s` : token.lower) &&
    !(token.startsSentence && (isClosedClass(token) || unrealOpeners.has(token.lower)))
  );
}

function isClosedClass(token: SceneToken): boolean {
  const word = token.lower;
  return (
    prepositions.has(word) ||
    conjunctions.has(word) ||
    subordinators.has(word) ||
    adverbs.has(word) ||
    determiners.has(word) ||
    auxiliaries.has(word) ||
    otherPronouns.has(word)
  );
}

/** Whether a token is a particle of a name, alone or with others: "van der Berg". */
export function isParticle(tokens: readonly SceneToken[], at: number): boolean {
  let i = at;
  while (i < at + 3 && particles.has(tokens[i]?.lower ?? "")) i++;
  return i > at && isNameWord(tokens[i]);
}

/** "Ida Roe and Mo Poe" */
function joinsNames(tokens: readonly SceneToken[], at: number): boolean {
  const isAnd = tokens[at]?.lower === "and" || tokens[at]?.text === "&";
  return isAnd && isNameWord(tokens[at - 1]) && isNameWord(tokens[at + 1]);
}

/** Whether a token ends a noun phrase when it is read from right to left. */
export function isPhraseBoundary(tokens: readonly SceneToken[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.kind === "quotation") return true;
  if (token.kind === "mark") return true;
  if (token.kind === "number") return false;
  const word = token.lower;
  if (token.isCapital && !token.startsSentence) {
    return token.isDate;
  }
  if (determiners.has(word) && !relatives.has(word)) return false;
  if (prepositions.has(word) || subordinators.has(word) || conjunctions.has(word)) return true;
  if (auxiliaries.has(word) || relatives.has(word) || adverbs.has(word)) return true;
  if (subjectPronouns.has(word) || otherPronouns.has(word)) return true;
  if (contractions.has(token.isPossessive ? `${word}'s` : word)) return true;
  const verb = speechVerbs.get(word) ?? reportVerbs.get(word);
  if (verb?.form === "third") return !nounLikeForms.has(word) && cueAt(tokens, at) !== undefined;
  return verb?.form === "past" && cueAt(tokens, at) !== undefined;
}

/** Finds the name in a chunk that ends at `end`: a run of capitals with particles, initials and titles. */
function nameEndingAt(tokens: readonly SceneToken[], end: number, floor: number): number {
  let from = end + 1;
  for (let i = end; i >= floor; i--) {
    const token = tokens[i];
    if (!token) break;
    if (isNameWord(token) || (from <= end && suffixes.has(token.lower))) {
      if (token.isPossessive && i !== end) break;
      from = i;
    } else if (i > floor && from <= end && (isParticle(tokens, i) || joinsNames(tokens, i))) {
      continue;
    } else break;
    if (token.startsSentence) break;
  }
  return from;
}

interface Chunk {
  readonly from: number;
  readonly to: number;
}

function chunkEndingAt(tokens: readonly SceneToken[], end: number, floor: number): Chunk | undefined {
  const last = isMark(tokens[end], ")") ? beforeBracket(tokens, end, floor) : end;
  if (last === undefined) return undefined;
  let i = last;
  while (i >= floor && last - i < MAX_PHRASE) {
    const token = tokens[i];
    if (!token) break;
    const isJoin = i < last && i > floor && joinsChunk(tokens, i, last);
    if (isPhraseBoundary(tokens, i) && !isJoin && !(isParticle(tokens, i) && isNameWord(tokens[i - 1])))
      break;
    i--;
    if (token.startsSentence || beginsPhrase(token)) break;
  }
  return i === last ? undefined : { from: i + 1, to: end + 1 };
}

/** The token before the bracket that closes at `end`. */
function beforeBracket(tokens: readonly SceneToken[], end: number, floor: number): number | undefined {
  let open = end;
  while (open > floor && end - open < 10 && !isMark(tokens[open], "(")) open--;
  return isMark(tokens[open], "(") ? open - 1 : undefined;
}

/** "Ida Roe and Mo Poe", "Roe and mayor Mo Poe": the "and" within a chunk that ends at `last`. */
function joinsChunk(tokens: readonly SceneToken[], at: number, last: number): boolean {
  const lower = tokens[at]?.lower;
  if (lower !== "and" && lower !== "&") return false;
  return isNameWord(tokens[at - 1]) && (isNameWord(tokens[at + 1]) || isNameWord(tokens[last]));
}

/** Whether a word is an article or the like, which begins a phrase. */
function beginsPhrase({ kind, isCapital, lower }: SceneToken): boolean {
  return kind === "word" && !isCapital && determiners.has(lower) && articleWords.has(lower);
}

function phraseOf(tokens: readonly SceneToken[], chunk: Chunk, to: number): Phrase | undefined {
  let last = chunk.to - 1;
  while (last > chunk.from && isMark(tokens[last], "()")) last--;
  if (isMark(tokens[chunk.to - 1], ")")) {
    while (last > chunk.from && !isMark(tokens[last], "(")) last--;
    last--;
  }
  const head = tokens[last];
  if (!head) return undefined;
  const nameFrom = nameEndingAt(tokens, last, chunk.from);
  if (nameFrom === last && articleWords.has(head.lower)) return undefined;
  if (nameFrom <= last) {
    return {
      from: modifiersFrom(tokens, nameFrom, chunk.from),
      to,
      head: "name",
      nameFrom,
      nameTo: last + 1,
    };
  }
  return { from: chunk.from, to, head: "noun", nameFrom: last, nameTo: last + 1 };
}

/** Where the words before a name that belong to it begin: "former Lyon mayor Ida Roe", but not "left Ida Roe". */
function modifiersFrom(tokens: readonly SceneToken[], nameFrom: number, floor: number): number {
  const before = tokens[nameFrom - 1];
  if (nameFrom === floor || before?.kind !== "word") return nameFrom;
  if (determiners.has(before.lower) && !before.isPossessive) return nameFrom - 1;
  const isRole =
    isPersonNoun(before.lower) ||
    before.isPossessive ||
    ["former", "then", "late"].includes(before.lower) ||
    groupNouns.has(before.lower) ||
    isOutletWord(before.lower);
  if (!isRole) return nameFrom;
  return floor;
}

/** Whether what a phrase names can speak. */
export function canSpeak(tokens: readonly SceneToken[], phrase: Phrase): boolean {
  if (phrase.head !== "noun" || tokens[phrase.from]?.lower === "those") return true;
  const head = tokens[phrase.nameTo - 1];
  return head !== undefined && canHead(head);
}

/** Whether a noun names somebody or something that can speak: people, groups, documents, outlets. */
function canHead(head: SceneToken): boolean {
  const noun = head.lower;
  // "A 40-year-old said", but not a year or a share.
  if (head.kind === "number") return !/^(?:19|20)\d\d$|%$/.test(head.text);
  if (isPersonNoun(noun) || groupNouns.has(noun) || documentNouns.has(noun) || isOutletWord(noun))
    return true;
  if (noun.endsWith("s") && (documentNouns.has(noun.slice(0, -1)) || groupNouns.has(noun.slice(0, -1))))
    return true;
  return otherPronouns.has(noun) || (determiners.has(noun) && !articleWords.has(head.lower));
}

/** The noun phrase that ends at a token, with the prepositional phrases that hang on it; not before `floor`. */
export const phraseEndingAt: (
  tokens: readonly SceneToken[],
  end: number,
  floor: number,
) => Phrase | undefined = oncePerRange(findPhraseEndingAt);

function findPhraseEndingAt(tokens: readonly SceneToken[], end: number, floor: number): Phrase | undefined {
  const last = tokens[end];
  if (!last || end < floor) return undefined;
  if (last.kind === "word" && (subjectPronouns.has(last.lower) || pronounNouns.has(last.lower))) {
    const head = subjectPronouns.has(last.lower) ? "pronoun" : "noun";
    return { from: end, to: end + 1, head, nameFrom: end, nameTo: end + 1 };
  }
  const adjacent = chunkEndingAt(tokens, end, floor);
  if (!adjacent) return undefined;
  const outer = outerChunk(tokens, adjacent, floor);
  const holder = outer === adjacent ? undefined : holderBehindOffice(tokens, outer, adjacent);
  if (holder !== undefined)
    return { from: outer.from, to: end + 1, head: "name", nameFrom: holder, nameTo: adjacent.to };
  const hangs = outer !== adjacent && isHanging(tokens, outer, floor);
  const phrase = phraseOf(tokens, hangs ? adjacent : outer, end + 1);
  return hangs && phrase && !canSpeak(tokens, phrase)
    ? (phraseOf(tokens, outer, outer.to) ?? phrase)
    : phrase;
}

/** "a spokesman for the group": the chunk of the head, left of the prepositions. */
function outerChunk(tokens: readonly SceneToken[], adjacent: Chunk, floor: number): Chunk {
  let outer = adjacent;
  for (let hops = 0; hops < 4; hops++) {
    const before = tokens[outer.from - 1];
    if (!before || outer.from - 1 < floor || tokens[outer.from]?.startsSentence) break;
    if (before.kind !== "word" || !attachingPrepositions.has(before.lower)) break;
    const further = before.startsSentence ? undefined : chunkEndingAt(tokens, outer.from - 2, floor);
    if (!further) break;
    const isSecretary = tokens[further.to - 1]?.lower === "secretary" && isNameWord(tokens[outer.to - 1]);
    outer = { from: further.from, to: isSecretary ? adjacent.to : further.to };
  }
  return outer;
}

/** Whether a preposition before a chunk hangs it on something else. */
function isHanging(tokens: readonly SceneToken[], { from }: Chunk, floor: number): boolean {
  const before = tokens[from - 1];
  if (from - 1 < floor || before?.kind !== "word" || tokens[from]?.startsSentence) return false;
  return prepositions.has(before.lower);
}

/**
 * Where the name begins in "Chancellor of the Exchequer Gerald Osman", "Labour MP for Hull Sam Reyes": an office with
 * what it is of, and behind that a first name that does not begin the chunk. Not so in "a spokesman for Gov. Ida Roe".
 */
function holderBehindOffice(tokens: readonly SceneToken[], office: Chunk, last: Chunk): number | undefined {
  const head = tokens[office.to - 1];
  if (!head || !(titles.has(head.lower) || isListedPerson(head.lower))) return undefined;
  for (let i = last.from; i < last.to - 1; i++) {
    const token = tokens[i];
    if (!token || titles.has(token.lower) || isListedPerson(token.lower) || token.isPossessive)
      return undefined;
    const isFirst =
      i > last.from && maleOrFemale(token.lower) && isNameWord(token) && isNameWord(tokens[i + 1]);
    if (isFirst && isNameWord(tokens[i - 1])) return i;
  }
  return undefined;
}

const maleOrFemale = (word: string): boolean => maleNames.has(word) || femaleNames.has(word);

/** Whether a token ends a noun phrase when it is read from left to right. */
function endsPhrase(tokens: readonly SceneToken[], at: number, from: number): boolean {
  const token = tokens[at];
  if (!token || token.kind === "mark" || token.kind === "quotation") return true;
  if (at > from && token.startsSentence) return true;
  const word = token.lower;
  if (token.kind === "number") return false;
  if (at > from && token.isCapital) return token.isDate;
  if (determiners.has(word) && !relatives.has(word)) return at > from && articleWords.has(word);
  const joinsNames = isNameWord(tokens[at - 1]) && isNameWord(tokens[at + 1]);
  if (conjunctions.has(word)) return !(word === "and" && joinsNames);
  if (prepositions.has(word) || subordinators.has(word) || relatives.has(word)) {
    return !isParticle(tokens, at);
  }
  if (auxiliaries.has(word) || adverbs.has(word) || otherPronouns.has(word)) return true;
  return at > from && cueAt(tokens, at)?.verb.form === "past";
}

/** The noun phrase that begins at a token, as in "said Ida Roe, a lawyer". */
export const phraseStartingAt = oncePerToken(findPhraseStartingAt);

function findPhraseStartingAt(tokens: readonly SceneToken[], from: number): Phrase | undefined {
  const first = tokens[from];
  if (!first || first.kind === "quotation" || first.kind === "mark") return undefined;
  if (first.kind === "word" && subjectPronouns.has(first.lower)) {
    return { from, to: from + 1, head: "pronoun", nameFrom: from, nameTo: from + 1 };
  }
  if (first.isDate && !first.isPossessive) return undefined;
  if (otherPronouns.has(first.lower) && !determiners.has(first.lower)) return undefined;
  let to = from;
  while (to - from < MAX_PHRASE && !endsPhrase(tokens, to, from)) to++;
  if (to === from) return undefined;
  const phrase = phraseOf(tokens, { from, to }, to);
  if (phrase?.head === "name") return holderAfter(tokens, from, to) ?? phrase;
  if (!phrase) return undefined;
  // "Jane Roe last week", "the campaign shrugged": words that are no part of the phrase follow its head.
  const last = tokens[to - 1];
  for (let end = to - 1; last && !canHead(last) && end > from; end--) {
    const token = tokens[end - 1];
    const isHead = token && !determiners.has(token.lower) && canHead(token);
    if (isHead || (isNameWord(token) && !token?.isPossessive)) {
      return phraseOf(tokens, { from, to: end }, end);
    }
  }
  return { ...phrase, to: attachedTo(tokens, from, to) };
}

/**
 * "Northfield Institute of Technology professor Dr. Maria Lopez", "Chancellor of the Exchequer Gerald Osman": the name
 * behind an office with what it is of.
 */
function holderAfter(tokens: readonly SceneToken[], from: number, to: number): Phrase | undefined {
  if (!["of", "for", "at"].includes(tokens[to]?.lower ?? "")) return undefined;
  const head = tokens[to - 1]?.lower ?? "";
  const isOffice = titles.has(head) || isListedPerson(head);
  let office = -1;
  for (let i = to + 1; i < from + MAX_PHRASE + 4; i++) {
    const token = tokens[i];
    if (token?.kind !== "word" || token.startsSentence || cueAt(tokens, i)) return undefined;
    if (!token.isCapital && isPersonNoun(token.lower)) office = i;
    const isFirst = isOffice && isNameWord(tokens[i - 1]) && maleOrFemale(token.lower);
    if (!isNameWord(token) || !(isFirst || (office >= 0 && i > office))) continue;
    let end = i;
    while (isNameWord(tokens[end])) end++;
    return end - i < 2 ? undefined : { from, to: end, head: "name", nameFrom: i, nameTo: end };
  }
  return undefined;
}

/** Where the prepositional phrases that hang on a noun end: "a spokesman for the mayor of Lyon". */
function attachedTo(tokens: readonly SceneToken[], from: number, nounEnd: number): number {
  let to = nounEnd;
  while (to - from < 24) {
    const preposition = tokens[to];
    if (preposition?.kind !== "word" || !attachingPrepositions.has(preposition.lower)) break;
    if (preposition.lower === "on" || preposition.lower === "by" || tokens[to + 1]?.isDate) break;
    let end = to + 1;
    while (end - to < 8 && !isPhraseBoundary(tokens, end)) end++;
    if (end === to + 1) break;
    to = end;
  }
  return to;
}
