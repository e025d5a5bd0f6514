import type { Article, Speaker } from "../../articles/index.ts";
import {
  commonVerbs,
  degrees,
  foreignSpeakingForms,
  foreignTitles,
  particles,
  personTitles,
  speakingForms,
  suffixes,
} from "../../language/index.ts";
import { readWords } from "./words.ts";

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

/** Capitalised because a sentence starts with them, not because they name anybody. */
const NO_NAMES = new Set(
  (
    "a an and as at because but by can could did do does even for from had has have he her here his how i if " +
    "in is it its later like look maybe my no not now of on once or our quote read she should so that the " +
    "their then there these they this to today was we were what when where which while who why will with " +
    "would yes yesterday you your er sie es ich wir und aber als wie il elle ils elles et mais él ella ellos y pero"
  ).split(" "),
);
const PARTICLES = new Set([...particles, ..."of zu zur bint and & y e for the".split(" ")]);
/** Said before a name; alone they name an office, which many hold. */
const TITLES = new Set([...personTitles, ...foreignTitles, "the"]);
const SUFFIXES = new Set([...suffixes, ...degrees]);
const NEAR = 200;

type Token = { readonly text: string; readonly isName: boolean; readonly isParticle: boolean };

function tokensOf(phrase: string): Token[] {
  return Array.from(phrase.matchAll(/[\p{L}\p{M}\p{N}&][\p{L}\p{M}\p{N}'’.&-]*/gu), ([raw]) => {
    // The dot of "Col." and of an initial is a part of it.
    const isShort = /^\p{L}\.$/u.test(raw) || TITLES.has(raw.replace(/\.$/, "").toLowerCase());
    const text = isShort ? raw : raw.replace(/(?:['’]s)?[.'’-]*$/u, "");
    const lower = text.toLowerCase();
    return {
      text,
      isName: /^\p{Lu}/u.test(text) && !NO_NAMES.has(lower),
      isParticle: PARTICLES.has(lower),
    };
  });
}

function join(tokens: readonly Token[]): string | undefined {
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
  const tokens = tokensOf(phrase);
  let end = 0;
  while (end < tokens.length && (tokens[end]?.isName || tokens[end]?.isParticle)) end += 1;
  return join(tokens.slice(0, end));
}

/** The capitalised phrase that a text ends with. */
function trailingName(text: string): string | undefined {
  const phrase = /[^,;:!?()[\]"“”«»\n]*$/u.exec(text)?.[0] ?? "";
  const tokens = tokensOf(phrase);
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
  if (cue) {
    const between = sentence.slice(cue.index + cue[0].length);
    // Another sentence has begun since, so that the verb reports something else.
    if (/[.!?]\s/u.test(between)) return undefined;
    return subjectBefore(sentence.slice(0, cue.index), known);
  }
  if (colon?.[1]) {
    const tokens = tokensOf(colon[1]);
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

function nameTokens(text: string): string[] {
  return readWords(text)
    .filter((word) => !word.isMark)
    .map((word) => word.key.replace(/'s$/u, ""));
}

function isCore(token: string): boolean {
  return !TITLES.has(token) && !SUFFIXES.has(token) && !PARTICLES.has(token);
}

function initialsOf(tokens: readonly string[]): string {
  return tokens.map((token) => token[0] ?? "").join("");
}

/** Surnames of everybody whom the articles quote. */
export function knownNamesOf(articles: readonly Article[]): KnownNames {
  const people = new Set<string>();
  for (const { quotations } of articles) {
    for (const { speaker } of quotations) if (speaker?.type === "person") people.add(speaker.name);
  }
  const last = (name: string) => nameTokens(name).filter(isCore).at(-1) ?? "";
  return new Set(Array.from(people, last).filter((name) => name.length > 2));
}

/** "a neighbour", "the mayor", "he": somebody whom the article does not name, who may have any name. */
function isDescribed({ name, type }: Speaker): boolean {
  const [first = ""] = name.split(/\s/u);
  const hasNoName = !tokensOf(name).some((token) => token.isName && isCore(token.text.toLowerCase()));
  return hasNoName || (type === "person" && (/^\p{Ll}/u.test(first) || /^(?:an?|the|one)$/iu.test(first)));
}

/**
 * True where a message that names `named` need not mean anybody but the article's speaker: the surname, the
 * office, the body spoken for or its initials are the same. When in doubt it is the same: to call a
 * right attribution wrong is worse than to let one pass.
 */
export function mayMean(named: string, speaker: Speaker, article: Article): boolean {
  const said = nameTokens(named).filter(isCore);
  if (said.length === 0 || isDescribed(speaker)) return true;
  const outlet = nameTokens(`${article.publication ?? ""} ${article.title}`);
  if (article.publication !== null && said.every((token) => outlet.includes(token))) return true;
  const name = nameTokens(speaker.name).filter(isCore);
  const all = [...name, ...nameTokens(`${speaker.mention} ${speaker.title ?? ""} ${speaker.role ?? ""}`)];
  if (said.every((token) => all.includes(token))) return true;
  const [only] = said;
  if (said.length === 1 && only !== undefined && only.length > 1) {
    if (initialsOf(name) === only || initialsOf(nameTokens(speaker.name)) === only) return true;
  }
  if (name.length === 1 && initialsOf(said) === name[0]) return true;
  if (speaker.type !== "person") return said.some((token) => token.length > 3 && name.includes(token));
  const surname = name.at(-1);
  if (surname === undefined || !said.includes(surname)) return false;
  // Same surname, another first name: a nickname, or a relative whom the article names as well.
  const rest = said.filter((token) => !all.includes(token) && token.length > 1);
  if (rest.length === 0) return true;
  const text = article.paragraphs.map((paragraph) => paragraph.text.toLowerCase()).join("\n");
  return !rest.some((token) => text.includes(`${token} ${surname}`));
}
