import { nounLikeForms, reportVerbs, speechVerbs, type VerbForm, yieldingVerbs } from "./cues.ts";
import {
  adverbs,
  auxiliaries,
  conjunctions,
  days,
  determiners,
  documentNouns,
  groupNouns,
  isOutletWord,
  isPersonNoun,
  otherPronouns,
  particles,
  prepositions,
  relatives,
  subjectPronouns,
  subordinators,
  suffixes,
  titleStarts,
  titles,
} from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A phrase that can name a speaker, as a range of tokens; `nameFrom` to `nameTo` is the name in it, with titles. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  readonly head: "name" | "pronoun" | "noun";
  readonly nameFrom: number;
  readonly nameTo: number;
}

/** A verb that reports speech. */
export interface Cue {
  readonly at: number;
  readonly verb: VerbForm;
  /** True for a verb of speaking, false for one that merely takes quoted words ("called"). */
  readonly isSpeech: boolean;
}

const MAX_PHRASE = 14;
const MAX_ASIDE = 60;
const MAX_CLAUSE = 120;

export function isMark(token: Token | undefined, marks: string): boolean {
  return token !== undefined && token.kind === "mark" && marks.includes(token.text);
}

function isAdverb(token: Token): boolean {
  return (
    token.kind === "word" &&
    (adverbs.has(token.lower) || (!token.isCapital && token.lower.length > 4 && token.lower.endsWith("ly")))
  );
}

function isAuxiliary(token: Token): boolean {
  return token.kind === "word" && !token.isCapital && auxiliaries.has(token.lower);
}

/** The reporting verb at a token, if it is one and is not used as a noun there ("the report", "his claim"). */
export function cueAt(tokens: readonly Token[], at: number): Cue | undefined {
  const token = tokens[at];
  if (token?.kind !== "word" || token.isPossessive) return undefined;
  if (token.isCapital && !token.startsSentence) return undefined;
  const speech = speechVerbs.get(token.lower);
  const verb = speech ?? reportVerbs.get(token.lower);
  if (!verb) return undefined;
  const previous = tokens[at - 1];
  if (previous && !token.startsSentence && previous.kind === "word") {
    if (previous.isPossessive && verb.form !== "past" && verb.form !== "ing") return undefined;
    if (determiners.has(previous.lower) && !relatives.has(previous.lower) && verb.form !== "past")
      return undefined;
    if (verb.form === "base" && !takesBaseForm(tokens, at - 1)) return undefined;
  } else if (verb.form === "base") return undefined;
  return { at, verb, isSpeech: speech !== undefined };
}

/** Whether a verb without an ending may follow: after "to", "will", "they", "officials". */
function takesBaseForm(tokens: readonly Token[], from: number): boolean {
  let i = from;
  while (i > 0 && tokens[i] !== undefined && isAdverb(tokens[i] as Token)) i--;
  const token = tokens[i];
  if (token?.kind !== "word") return false;
  const word = token.lower;
  if (
    word === "to" ||
    auxiliaries.has(word) ||
    ["i", "we", "you", "they", "who", "some", "many", "others", "people", "police", "or", "and"].includes(
      word,
    )
  )
    return true;
  return word.endsWith("s") && !token.isPossessive && !prepositions.has(word) && !determiners.has(word);
}

function isNameWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === "word" &&
    token.isCapital &&
    !days.has(token.lower.replace(/\.$/, "")) &&
    !subjectPronouns.has(token.lower) &&
    !otherPronouns.has(token.lower) &&
    !(token.startsSentence && isClosedClass(token))
  );
}

function isClosedClass(token: Token): boolean {
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

/** Whether a token ends a noun phrase when it is read from right to left. */
function isPhraseBoundary(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.kind === "quotation") return true;
  if (token.kind === "mark") return true;
  if (token.kind === "number") return false;
  const word = token.lower;
  if (token.isCapital && !token.startsSentence) {
    return days.has(word.replace(/\.$/, ""));
  }
  if (determiners.has(word) && !relatives.has(word)) return false;
  if (prepositions.has(word) || subordinators.has(word) || conjunctions.has(word)) return true;
  if (auxiliaries.has(word) || relatives.has(word) || adverbs.has(word)) return true;
  if (subjectPronouns.has(word) || otherPronouns.has(word)) return true;
  const verb = speechVerbs.get(word) ?? reportVerbs.get(word);
  if (verb?.form === "third") return !nounLikeForms.has(word) && cueAt(tokens, at) !== undefined;
  return verb?.form === "past" && cueAt(tokens, at) !== undefined;
}

/** Finds the name in a chunk that ends at `end`: a run of capitals with particles, initials and titles. */
function nameEndingAt(tokens: readonly Token[], end: number, floor: number): number {
  let from = end + 1;
  for (let i = end; i >= floor; i--) {
    const token = tokens[i];
    if (!token) break;
    const next = tokens[i + 1];
    if (isNameWord(token) || (from <= end && suffixes.has(token.lower))) {
      if (token.isPossessive && i !== end) break;
      from = i;
    } else if (particles.has(token.lower) && isNameWord(next) && i > floor && from <= end) {
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

function chunkEndingAt(tokens: readonly Token[], end: number, floor: number): Chunk | undefined {
  let i = end;
  if (isMark(tokens[i], ")")) {
    let open = i;
    while (open > floor && i - open < 10 && !isMark(tokens[open], "(")) open--;
    if (!isMark(tokens[open], "(")) return undefined;
    i = open - 1;
  }
  const last = i;
  while (i >= floor && last - i < MAX_PHRASE) {
    const token = tokens[i];
    if (!token) break;
    if (isPhraseBoundary(tokens, i)) {
      const isJoin =
        (token.lower === "and" || token.lower === "&") &&
        i < last &&
        i > floor &&
        isNameWord(tokens[i - 1]) &&
        (isNameWord(tokens[i + 1]) || isNameWord(tokens[last]));
      const isParticle = particles.has(token.lower) && isNameWord(tokens[i + 1]) && isNameWord(tokens[i - 1]);
      if (!isJoin && !isParticle) break;
    }
    i--;
    if (token.startsSentence) break;
    // A determiner begins the phrase.
    if (
      token.kind === "word" &&
      !token.isCapital &&
      determiners.has(token.lower) &&
      isStrictDeterminer(token)
    )
      break;
  }
  return i === last ? undefined : { from: i + 1, to: end + 1 };
}

function isStrictDeterminer(token: Token): boolean {
  return ["the", "a", "an", "his", "her", "its", "their", "this", "that", "my", "our"].includes(token.lower);
}

function phraseOf(tokens: readonly Token[], chunk: Chunk, to: number): Phrase | undefined {
  let last = chunk.to - 1;
  while (last > chunk.from && isMark(tokens[last], "()")) last--;
  if (isMark(tokens[chunk.to - 1], ")")) {
    while (last > chunk.from && !isMark(tokens[last], "(")) last--;
    last--;
  }
  const head = tokens[last];
  if (!head) return undefined;
  const nameFrom = nameEndingAt(tokens, last, chunk.from);
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
function modifiersFrom(tokens: readonly Token[], nameFrom: number, floor: number): number {
  const before = tokens[nameFrom - 1];
  if (nameFrom === floor || before?.kind !== "word") return nameFrom;
  if (isStrictDeterminer(before)) return nameFrom - 1;
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
export function canSpeak(tokens: readonly Token[], phrase: Phrase): boolean {
  if (phrase.head !== "noun") return true;
  const head = tokens[phrase.nameTo - 1];
  if (!head) return false;
  const noun = head.lower;
  if (head.kind === "number") return true;
  if (isPersonNoun(noun) || groupNouns.has(noun) || documentNouns.has(noun) || isOutletWord(noun))
    return true;
  if (noun.endsWith("s") && (documentNouns.has(noun.slice(0, -1)) || groupNouns.has(noun.slice(0, -1))))
    return true;
  return otherPronouns.has(noun) || determiners.has(noun);
}

/** The noun phrase that ends at token `end`, with the prepositional phrases that hang on it. */
export function phraseEndingAt(tokens: readonly Token[], end: number, floor: number): Phrase | undefined {
  const last = tokens[end];
  if (!last || end < floor) return undefined;
  if (
    last.kind === "word" &&
    (subjectPronouns.has(last.lower) ||
      [
        "others",
        "some",
        "many",
        "everyone",
        "someone",
        "nobody",
        "none",
        "both",
        "all",
        "another",
        "one",
      ].includes(last.lower))
  ) {
    return {
      from: end,
      to: end + 1,
      head: subjectPronouns.has(last.lower) ? "pronoun" : "noun",
      nameFrom: end,
      nameTo: end + 1,
    };
  }
  const adjacent = chunkEndingAt(tokens, end, floor);
  if (!adjacent) return undefined;
  let outer = adjacent;
  // "a spokesman for the group": the head stands left of the preposition, unless the preposition hangs on nothing.
  for (let hops = 0; hops < 4; hops++) {
    const before = tokens[outer.from - 1];
    if (!before || outer.from - 1 < floor || tokens[outer.from]?.startsSentence) break;
    if (
      before.kind !== "word" ||
      !["of", "for", "from", "in", "at", "with", "to", "on", "by"].includes(before.lower)
    )
      break;
    const further = before.startsSentence ? undefined : chunkEndingAt(tokens, outer.from - 2, floor);
    if (!further) break;
    const isSecretary = tokens[further.to - 1]?.lower === "secretary" && isNameWord(tokens[outer.to - 1]);
    outer = { from: further.from, to: isSecretary ? adjacent.to : further.to };
  }
  const dangling = tokens[outer.from - 1];
  const hangs =
    outer !== adjacent &&
    dangling !== undefined &&
    outer.from - 1 >= floor &&
    dangling.kind === "word" &&
    !tokens[outer.from]?.startsSentence &&
    prepositions.has(dangling.lower);
  const chosen = hangs ? adjacent : outer;
  return phraseOf(tokens, chosen, end + 1);
}

/** The noun phrase that begins at token `from`, as in "said Ida Roe, a lawyer". */
export function phraseStartingAt(tokens: readonly Token[], from: number): Phrase | undefined {
  const first = tokens[from];
  if (!first || first.kind === "quotation" || first.kind === "mark") return undefined;
  if (first.kind === "word" && subjectPronouns.has(first.lower)) {
    return { from, to: from + 1, head: "pronoun", nameFrom: from, nameTo: from + 1 };
  }
  if (
    days.has(first.lower.replace(/\.$/, "")) ||
    (otherPronouns.has(first.lower) && !determiners.has(first.lower))
  )
    return undefined;
  let i = from;
  while (i - from < MAX_PHRASE) {
    const token = tokens[i];
    if (!token || token.kind === "mark" || token.kind === "quotation" || (token.startsSentence && i > from))
      break;
    const word = token.lower;
    if (token.kind === "word" && !(token.isCapital && i > from)) {
      const isDeterminer = determiners.has(word) && !relatives.has(word);
      if (!isDeterminer) {
        if (prepositions.has(word) || subordinators.has(word) || relatives.has(word)) {
          if (!(particles.has(word) && isNameWord(tokens[i + 1]))) break;
        }
        if (
          conjunctions.has(word) &&
          !(word === "and" && isNameWord(tokens[i - 1]) && isNameWord(tokens[i + 1]))
        )
          break;
        if (auxiliaries.has(word) || adverbs.has(word) || otherPronouns.has(word)) break;
        if (i > from && cueAt(tokens, i)?.verb.form === "past") break;
      } else if (i > from && isStrictDeterminer(token)) break;
    } else if (token.isCapital && days.has(word.replace(/\.$/, ""))) break;
    i++;
  }
  // "last week", "earlier this year" after the name belong to the verb.
  if (i === from) return undefined;
  const phrase = phraseOf(tokens, { from, to: i }, i);
  if (!phrase) return undefined;
  if (phrase.head === "noun") {
    // "said Jane Roe last week": the name comes first and words of time follow.
    for (let k = i - 1; k > from; k--) {
      if (isNameWord(tokens[k])) {
        const head = tokens[phrase.nameTo - 1];
        if (
          head &&
          !isPersonNoun(head.lower) &&
          !groupNouns.has(head.lower) &&
          !documentNouns.has(head.lower)
        ) {
          return phraseOf(tokens, { from, to: k + 1 }, k + 1);
        }
        break;
      }
    }
    let to = i;
    while (to - from < 24) {
      const prep = tokens[to];
      if (
        !prep ||
        !["of", "for", "from", "at", "with", "in", "to"].includes(prep.lower) ||
        prep.kind !== "word"
      )
        break;
      let k = to + 1;
      while (
        k - to < 8 &&
        tokens[k]?.kind !== "mark" &&
        tokens[k] &&
        tokens[k]?.kind !== "quotation" &&
        !isPhraseBoundary(tokens, k)
      )
        k++;
      if (k === to + 1 || days.has(tokens[to + 1]?.lower ?? "")) break;
      to = k;
    }
    return { ...phrase, to };
  }
  return phrase;
}

/** Skips what may stand between a subject and its verb, leftwards from `i`. */
function skipAuxiliaries(tokens: readonly Token[], from: number, floor: number): number {
  let i = from;
  while (i >= floor) {
    const token = tokens[i];
    if (!token || token.startsSentence) break;
    if (isAuxiliary(token) || isAdverb(token)) i--;
    else break;
  }
  return i;
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
    if (isHanging) continue;
    if (phrase.head !== "noun") best = phrase;
    else fallback ??= phrase;
  }
  return best ?? fallback;
}

function opensAside(token: Token | undefined): boolean {
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
    while (comma < before && !isMark(tokens[comma], ",—")) comma++;
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

/** Who does what the verb at `at` says. Looks left of it, not beyond `floor`. */
export function subjectOf(tokens: readonly Token[], at: number, floor: number): Phrase | undefined {
  const cue = cueAt(tokens, at);
  const skipped = skipAuxiliaries(tokens, at - 1, floor);
  const auxiliary = tokens.slice(skipped + 1, at);
  const isProgressive = auxiliary.some((token) =>
    ["is", "was", "are", "were", "be", "been", "am", "'s"].includes(token.lower),
  );
  const isPassive = isProgressive && cue?.verb.form === "past";
  if (isPassive) return undefined;
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
      const before = phrase && tokens[phrase.from - 1];
      if (phrase && (before?.lower === "with" || phrase.from === start) && canSpeak(tokens, phrase))
        return phrase;
    }
    return coordinateSubject(tokens, skipped, start) ?? clauseSubject(tokens, start, at);
  }
  if (previous.kind === "word" && relatives.has(previous.lower)) {
    const end = isMark(tokens[skipped - 1], ",") ? skipped - 2 : skipped - 1;
    return phraseEndingAt(tokens, end, start) ?? clauseSubject(tokens, start, at);
  }
  if (isMark(previous, ",") || isMark(previous, "—–")) {
    return beforeAside(tokens, skipped, start) ?? clauseSubject(tokens, start, at);
  }
  if (previous.kind === "word" && (conjunctions.has(previous.lower) || previous.lower === "to")) {
    return coordinateSubject(tokens, skipped, start) ?? clauseSubject(tokens, start, at);
  }
  const phrase = phraseEndingAt(tokens, skipped, start);
  if (phrase && canSpeak(tokens, phrase)) return phrase;
  return clauseSubject(tokens, start, at);
}

function firstComma(tokens: readonly Token[], at: number): number {
  let i = at;
  while (i < tokens.length && i - at < MAX_CLAUSE && !isMark(tokens[i], ",")) i++;
  return i + 1;
}

/** "Roe spoke and said", "Roe said …, adding": the subject of the verb of speaking that stands before. */
function coordinateSubject(tokens: readonly Token[], at: number, floor: number): Phrase | undefined {
  for (let i = at - 1; i > floor && at - i < 40; i--) {
    const token = tokens[i];
    if (!token || token.kind === "quotation" || isMark(token, ";:")) return undefined;
    const cue = cueAt(tokens, i);
    if (
      cue?.isSpeech &&
      cue.verb.form !== "base" &&
      cue.verb.form !== "ing" &&
      !yieldingVerbs.has(cue.verb.base)
    ) {
      return subjectOf(tokens, i, floor);
    }
    if (token.kind === "word" && relatives.has(token.lower) && token.lower !== "that") return undefined;
  }
  return undefined;
}

/** Titles at the front of a name, as a count of tokens. */
export function titleLength(tokens: readonly Token[], from: number, to: number): number {
  let i = from;
  while (i < to - 1) {
    const word = tokens[i]?.lower.replace(/\.$/, "") ?? "";
    if (titles.has(word) || titleStarts.has(word)) i++;
    else break;
  }
  return i - from;
}
