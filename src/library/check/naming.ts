import type { Article } from "../../articles/index.ts";
import { commonVerbs, foreignSpeakingForms, isOutletWord, speakingForms } from "../../language/index.ts";
import { isCore, type NameToken, nameTokensOf, wordsOfName } from "./name-words.ts";

// What reports speech beside a quotation, in the languages that the bot speaks. A message is written in haste: the
// usual verbs count in any form.
const CUES = [...speakingForms, ...commonVerbs.keys(), "put it", "puts it", ...foreignSpeakingForms].join(
  "|",
);
const CUE = new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${CUES})(?![\\p{L}\\p{N}'’-])`, "giu");
const ACCORDING = "according to|as per|laut|selon|según|d['’]après";
const STARTS_WITH_CUE = new RegExp(
  `^(?:(?:a|ha|hat|has|had)\\s+)?(?:${CUES}|${ACCORDING})(?![\\p{L}\\p{N}])\\s+`,
  "iu",
);

const NEAR = 200;

function join(tokens: readonly NameToken[]): string | undefined {
  const start = tokens.findIndex((token) => token.isName);
  const end = tokens.findLastIndex((token) => token.isName);
  if (start < 0) return undefined;
  return tokens
    .slice(start, end + 1)
    .map((token) => token.text)
    .join(" ");
}

/** The capitalised phrase that a text starts with. */
function leadingName(text: string): string | undefined {
  const phrase = /^[^,;:!?()[\]"“”«»\n]*/u.exec(text)?.[0] ?? "";
  const tokens = nameTokensOf(phrase);
  let end = 0;
  while (end < tokens.length && (tokens[end]?.isName || tokens[end]?.isParticle)) end += 1;
  return join(tokens.slice(0, end));
}

/** The capitalised phrase that a text ends with. */
function trailingName(text: string): string | undefined {
  const phrase = /[^,;:!?()[\]"“”«»\n]*$/u.exec(text)?.[0] ?? "";
  const tokens = nameTokensOf(phrase);
  let start = tokens.length;
  while (start > 0 && (tokens[start - 1]?.isName || tokens[start - 1]?.isParticle)) start -= 1;
  return join(tokens.slice(start));
}

/** Surnames, in lower case, by which people who write without capitals can be understood. */
export type KnownNames = ReadonlySet<string>;

function knownName(words: readonly string[], known: KnownNames): string | undefined {
  const name = words.map((word) => word.replace(/['’.]s?$/u, ""));
  const last = name.at(-1)?.toLowerCase();
  return last !== undefined && known.has(last) ? last : undefined;
}

/** The subject that a text ends with: "Ida Roe, the mayor, has also", "did Dillon really". */
function subjectBefore(text: string, known: KnownNames): string | undefined {
  // At most three lower-case words such as "has also" may stand between the subject and its verb.
  const words = text.trimEnd().split(/\s+/u);
  for (let left = 0; left <= 3 && left < words.length; left += 1) {
    const head = words.slice(0, words.length - left).join(" ");
    const last = words[words.length - left - 1] ?? "";
    if (/^(?:he|she|they|i|we|you|it|who|er|sie|il|elle|él|ella)$/iu.test(last)) return undefined;
    const isEndOfApposition = /[,)]$/u.test(head);
    if (isEndOfApposition) {
      const apposition = /^(.*?\p{L}[.'’]?)\s*[,(][^,()]{1,120}[,)]$/u.exec(head.slice(-NEAR));
      const name = apposition?.[1] && trailingName(apposition[1]);
      return name || undefined;
    }
    const name = trailingName(head) ?? knownName(words.slice(-left - 1, words.length - left), known);
    if (name !== undefined) return name;
    if (/\p{Lu}/u.test(last) || /[.!?]$/u.test(last)) return undefined;
  }
  return undefined;
}

const NOBODY: KnownNames = new Set();

/** Whom the words before a quotation name as its speaker: `Dillon said`, `according to Ida Roe,`, `Roe:`. */
export function nameBefore(before: string, known: KnownNames = NOBODY): string | undefined {
  const line = before.slice(-NEAR).replace(/\s+$/u, "");
  const sentence = line.slice(line.search(/[^\n]*$/u));
  const colon = /^(?:.*[.!?]\s+)?([^.!?:]{2,80}|[^:]{2,40}):$/u.exec(sentence);
  const according = new RegExp(
    `(?:${ACCORDING}|quote (?:from|by)|words of|in the words of)\\s+([^:]{2,80}?)[,:]?$`,
    "iu",
  ).exec(sentence);
  if (according?.[1]) return leadingName(according[1]) ?? knownName(according[1].split(/\s+/u), known);
  const cue = Array.from(sentence.matchAll(CUE)).at(-1);
  // "Post:" is a newspaper before it is a verb.
  const isOutlet = isOutletWord(colon?.[1]?.split(/\s+/u).at(-1)?.toLowerCase() ?? "");
  if (cue && !isOutlet) {
    const between = sentence.slice(cue.index + cue[0].length);
    // Another sentence has begun since, so that the verb reports something else.
    if (/[.!?]\s/u.test(between)) return undefined;
    return subjectBefore(sentence.slice(0, cue.index), known);
  }
  if (colon?.[1]) {
    const tokens = nameTokensOf(colon[1]);
    if (tokens.every((token) => token.isName || token.isParticle)) return join(tokens);
    return knownName(colon[1].trim().split(/\s+/u), known);
  }
  const possessive = /([^,;:!?()\n]{2,60})['’]s(?:\s+\p{Ll}+){0,2}$/u.exec(sentence);
  return possessive?.[1] ? trailingName(possessive[1]) : undefined;
}

/** Whom the words after a quotation name as its speaker: `said Dillon`, `— Col. Dillon`, `(Ida Roe)`. */
export function nameAfter(after: string, known: KnownNames = NOBODY): string | undefined {
  const text = after.slice(0, NEAR);
  const dash = /^[\s.,]*(?:[—–―~]|-{1,3}|\()\s*/u.exec(text);
  if (dash) {
    const credit = text
      .slice(dash[0].length)
      .replace(STARTS_WITH_CUE, "")
      .replace(/^by\s+/iu, "");
    return leadingName(credit) ?? knownName([/^[\p{L}'’.-]+/u.exec(credit)?.[0] ?? ""], known);
  }
  const clause = (/^[\s,.;]*([^\n]*)/u.exec(text)?.[1] ?? "").replace(/^(?:as|wie|comme|como)\s+/iu, "");
  const cueFirst = STARTS_WITH_CUE.exec(clause) ?? /^by\s+/iu.exec(clause);
  if (cueFirst) {
    const rest = clause.slice(cueFirst[0].length);
    return leadingName(rest) ?? knownName(/^[\p{L}'’.-]+/u.exec(rest) ?? [], known);
  }
  // A full stop before the clause starts another sentence, which reports something else.
  if (/^\s*\./u.test(text)) return undefined;
  const subject = clause.replace(/^(?:is|was|were|are) (?:what|how|something)\s+/iu, "");
  const cue = Array.from(subject.matchAll(CUE))[0];
  if (!cue || /[!?]|\p{Ll}\.\s/u.test(subject.slice(0, cue.index))) return undefined;
  return subjectBefore(subject.slice(0, cue.index), known);
}

/** Surnames of everybody whom the articles quote. */
export function knownNamesOf(articles: readonly Article[]): KnownNames {
  const people = new Set<string>();
  for (const { quotations } of articles) {
    for (const { speaker } of quotations) if (speaker?.type === "person") people.add(speaker.name);
  }
  const last = (name: string) => wordsOfName(name).filter(isCore).at(-1) ?? "";
  return new Set(Array.from(people, last).filter((name) => name.length > 2));
}
