import {
  anyOutletNouns,
  articleWords,
  broadcastNouns,
  documentNouns,
  groupNouns,
  institutionNouns,
  isOutletWord,
  isPersonNoun,
  printNouns,
  standInNouns,
  titles,
} from "../../language/index.ts";
import { bare, type NameRun, textOfRun } from "./names.ts";
import { isNameWord, isParticle, type Phrase } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** A group or an outlet that the article names. */
export interface Organization {
  readonly name: string;
  readonly type: "group" | "outlet";
  /** What it can be called besides its name, lower case: "authority", "charity", "paper". */
  readonly nouns: Set<string>;
}

/** Where an article names one, in reading order. */
export interface OrganizationMention {
  readonly at: number;
  readonly to: number;
  readonly organization: Organization;
  /** The subject of a verb of speaking. */
  readonly isReporter: boolean;
  /** Begins its sentence or follows a verb's subject place: what the sentence is about. */
  readonly isSubject: boolean;
}

/** The groups and outlets of an article by scene, in the order of the tokens. */
export type Organizations = readonly (readonly OrganizationMention[])[];

/** Words that join the parts of an organization's name: "Ministry of Economy", "Save the Children". */
const joiners: ReadonlySet<string> = new Set(["of", "for", "the", "and", "&", "on", "in"]);

/** A longer run of capitals is a headline. */
const MAX_NAME = 14;

/** Finds everything in an article that is named as organizations are. `reporters` are the subjects of verbs of speaking. */
export function findOrganizations(
  scenes: readonly Scene[],
  reporters: readonly ReadonlyMap<number, Phrase>[],
  isPerson: (tokens: readonly SceneToken[], run: NameRun) => boolean,
): Organizations {
  const known = new Map<string, Organization>();
  return scenes.map(({ tokens, index }) => {
    const mentions: OrganizationMention[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const to = nameEnd(tokens, i);
      if (to === i) continue;
      const organization = organizationOf(known, tokens, i, to, isPerson);
      const isReporter = hasReporter(tokens, reporters[index], i, to);
      if (organization) {
        const isSubject = tokens[i]?.startsSentence === true || tokens[i - 1]?.startsSentence === true;
        mentions.push({ at: i, to, organization, isReporter, isSubject });
      }
      i = to - 1;
    }
    return mentions;
  });
}

/** Whether a verb of speaking has the name for its subject, or what it stands beside: "another group, the Lyon Fund, said". */
function hasReporter(
  tokens: readonly SceneToken[],
  reporters: ReadonlyMap<number, Phrase> | undefined,
  from: number,
  to: number,
): boolean {
  for (let i = from; i < to; i++) if (reporters?.has(i)) return true;
  const comma = bare(tokens[from - 1]) === "the" ? from - 2 : from - 1;
  return isMark(tokens[comma], ",") && reporters?.get(comma - 1)?.head === "noun";
}

/** Where a name that begins at a token ends, with what hangs on it by "of" and the like; the token itself where none does. */
function nameEnd(tokens: readonly SceneToken[], from: number): number {
  const first = tokens[from];
  if (!isNameWord(first)) return from;
  let to = from + 1;
  while (to - from < MAX_NAME) {
    const token = tokens[to];
    if (!token || token.startsSentence || (tokens[to - 1]?.isPossessive && !isOwnedName(tokens[to - 1])))
      break;
    if (isNameWord(token) || isParticle(tokens, to)) to++;
    else if (joiners.has(token.lower) || token.text === "&") {
      const next = joiners.has(bare(tokens[to + 1])) ? to + 2 : to + 1;
      if (!isNameWord(tokens[next]) || tokens[next]?.startsSentence) break;
      if (!mayJoin(tokens, from, to)) break;
      to = next + 1;
    } else break;
  }
  return to;
}

/** "Children’s Hospital", "Engineers’ Union", "Her Majesty’s Inspectorate": not what belongs to somebody. */
function isOwnedName(token: SceneToken | undefined): boolean {
  if (/s[’']$/.test(token?.text ?? "")) return true;
  return /^(?:majesty|child|children|women|men|people|king|queen|veteran|teacher|worker|farmer|driver|nurse|officer)s?$/.test(
    token?.lower ?? "",
  );
}

/** "Ministry of", "Institute for", "Save the", "X & Y", and "and" behind one of these. */
function mayJoin(tokens: readonly SceneToken[], from: number, at: number): boolean {
  const joiner = bare(tokens[at]) || tokens[at]?.text;
  if (joiner === "&") return true;
  const before = bare(tokens[at - 1]);
  if (joiner === "the") return isPlainWord(before);
  const isHead = groupNouns.has(before) || institutionNouns.has(before) || isOutletWord(before);
  if (joiner === "of" || joiner === "for" || joiner === "on") return isHead;
  for (let i = from + 1; i < at; i++)
    if (["of", "for", "on"].includes(bare(tokens[i]))) return joiner === "and";
  return false;
}

const isPlainWord = (word: string): boolean => ["save", "free", "stop", "feed", "behind"].includes(word);

function organizationOf(
  known: Map<string, Organization>,
  tokens: readonly SceneToken[],
  from: number,
  to: number,
  isPerson: (tokens: readonly SceneToken[], run: NameRun) => boolean,
): Organization | undefined {
  const start = articleWords.has(bare(tokens[from])) && to - from > 1 ? from + 1 : from;
  const name = nameOf(tokens, start, to);
  const key = name.toLowerCase();
  const same = known.get(key);
  const acronym = same ? undefined : acronymBehind(tokens, to);
  const nouns = nounsAround(tokens, from, to);
  if (same) {
    for (const noun of nouns) same.nouns.add(noun);
    return same;
  }
  const type = typeOf(tokens, start, to, acronym, nouns);
  if (!type || (type === "group" && !acronym && isPerson(tokens, { from: start, nameFrom: start, to })))
    return undefined;
  for (let i = start; i < to; i++) nouns.add(bare(tokens[i]));
  const organization: Organization = { name, type, nouns };
  known.set(key, organization);
  for (const short of [acronym, initialsOf(tokens, start, to)])
    if (short !== undefined && !known.has(short.toLowerCase())) known.set(short.toLowerCase(), organization);
  return organization;
}

/** The words as they stand, without a possessive ending behind the last. */
function nameOf(tokens: readonly SceneToken[], from: number, to: number): string {
  const words = tokens.slice(from, to - 1).map(({ text }) => text);
  return [...words, textOfRun(tokens, to - 1, to)].join(" ");
}

/** The letters in brackets behind a name: "the Food Standards Agency (FSA)". */
function acronymBehind(tokens: readonly SceneToken[], at: number): string | undefined {
  const token = tokens[at + 1];
  if (!isMark(tokens[at], "(") || !isMark(tokens[at + 2], ")") || !token || !isAcronym(token))
    return undefined;
  return token.text;
}

/** The initials of a name of several words: the form by which it is named later. */
function initialsOf(tokens: readonly SceneToken[], from: number, to: number): string | undefined {
  const initials: string[] = [];
  for (let i = from; i < to; i++) if (isNameWord(tokens[i])) initials.push((tokens[i]?.text ?? "").charAt(0));
  return initials.length >= 2 ? initials.join("") : undefined;
}

function isAcronym({ text, lower }: SceneToken): boolean {
  return /^\p{Lu}[\p{Lu}&]{1,6}$/u.test(text) && !titles.has(lower) && !/^(?:i+|iv|vi*|xi*)$/.test(lower);
}

function typeOf(
  tokens: readonly SceneToken[],
  from: number,
  to: number,
  acronym: string | undefined,
  nouns: ReadonlySet<string>,
): Organization["type"] | undefined {
  const first = tokens[from];
  let head = from;
  while (head + 1 < to && !joiners.has(bare(tokens[head + 1])) && tokens[head + 1]?.text !== "&") head++;
  const [heads, last] = [bare(tokens[head]), bare(tokens[to - 1])];
  for (const noun of nouns) if (isOutletWord(noun) || isOutletNoun(noun)) return "outlet";
  if (isOutletWord(last) || isOutletWord(heads) || (isOutletWord(bare(first)) && to - from < 4))
    return "outlet";
  const isInstitution = [heads, last].some((word) => groupNouns.has(word) || institutionNouns.has(word));
  if (isInstitution || acronym !== undefined || nouns.size > 0) return "group";
  return first && to - from === 1 && isAcronym(first) ? "group" : undefined;
}

/** What the place calls it: "charity Greenpeace", "Fiat, the Italian automaker,". */
function nounsAround(tokens: readonly SceneToken[], from: number, to: number): Set<string> {
  const nouns = new Set<string>();
  const before = tokens[from - 1];
  if (before?.kind === "word" && !before.isCapital && !before.isPossessive && isKind(before.lower))
    nouns.add(before.lower);
  const first = tokens[to + 1];
  if (isMark(tokens[to], ",") && first && /^(?:an?|the)$/.test(first.lower)) {
    for (let i = to + 2; i < to + 8; i++) {
      const token = tokens[i];
      if (token?.kind !== "word") break;
      const next = tokens[i + 1];
      const isHead =
        next?.kind !== "word" || /^(?:that|which|who|of|for|in|on|at|based|with)$/.test(next.lower);
      if (isHead) {
        if (isKind(token.lower) && !token.isCapital) nouns.add(token.lower);
        break;
      }
    }
  }
  return nouns;
}

/** Whether a noun stands for an outlet: "paper", "broadcaster", "site". */
export function isOutletNoun(noun: string): boolean {
  return printNouns.has(noun) || broadcastNouns.has(noun) || (anyOutletNouns.has(noun) && noun !== "agency");
}

/** Whether a noun says what kind of organization something is. */
function isKind(noun: string): boolean {
  if (noun.endsWith("s") && !noun.endsWith("ss")) return false;
  if (isOutletNoun(noun)) return true;
  return (
    (groupNouns.has(noun) || isOutletWord(noun) || standInNouns.has(noun)) &&
    !isPersonNoun(noun) &&
    !documentNouns.has(noun)
  );
}
