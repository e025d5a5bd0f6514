import {
  femaleNames,
  isOutletWord,
  maleNames,
  particles,
  suffixes,
  voiceLabels,
} from "../../../language/index.ts";
import type { Entity, Paragraph, Speaker } from "../../article.ts";
import { isTitleWord, type Label, plain } from "./label.ts";
import type { Turns } from "./turns.ts";

/** Who a voice of a transcript is. */
export interface Voice {
  /** The fullest name that the article has, in capitals and small letters. */
  readonly name: string;
  readonly title?: string;
  readonly role?: string;
  readonly type: Speaker["type"];
  /** False where two bear the name, or where nobody is named. */
  readonly isSure: boolean;
}

/** What else an article says of people: its title, its author's name, and what stands above its first paragraph. */
export interface Head {
  readonly title?: string | null;
  readonly author?: string | null;
  readonly above?: string;
}

/** Everybody who is named by two words or more, and by what forms people are called. */
interface People {
  readonly all: readonly FullName[];
  readonly byForm: ReadonlyMap<string, readonly FullName[]>;
}

interface FullName {
  readonly name: string;
  readonly words: readonly string[];
  readonly title?: string;
  readonly role?: string;
}

/** So much of what stands before the first turn says who is talked with, UTF-16. */
const INTRODUCTION = 3_000;

/** Names each voice: by its own labels, by the people of the article, or by its head. */
export function nameVoices(
  { turns, first }: Turns,
  paragraphs: readonly Paragraph[],
  entities: readonly Entity[],
  head: Head,
): ReadonlyMap<string, Voice> {
  const labels = new Map<string, Label>();
  for (const { voice, label } of turns) {
    const known = labels.get(voice);
    const isFuller = known === undefined || label.words.length > known.words.length;
    if (isFuller || (known.role === undefined && label.role !== undefined)) labels.set(voice, label);
  }
  const lines = paragraphs.slice(0, first).map(({ text }) => text);
  const before = `${head.above ?? ""}\n${lines.join("\n")}`.slice(0, INTRODUCTION).split("\n");
  const people = fullNames([...labels.values()], entities, head, before);
  const voices = new Map<string, Voice>();
  for (const [voice, label] of labels) {
    if (label.isAnswer)
      voices.set(voice, namedBefore(before, WITNESS, people) ?? onlyPerson(before, people, head) ?? NOBODY);
    else if (label.isNameless) voices.set(voice, namedBefore(before, EXAMINER, people) ?? NOBODY);
    else voices.set(voice, voiceOf(label, people));
  }
  return voices;
}

const NOBODY: Voice = { name: "", type: "person", isSure: false };

/** "HORI PARATA, called as a witness, was sworn." */
const WITNESS = /^(?:The witness, )?([^,.:]{3,60}),[^.]*\b(?:called|sworn|affirmed|witness)\b/u;
/** "BY MR. DAVIS:" */
const EXAMINER = /^(?:(?:DIRECT|CROSS)?[- ]?EXAMINATION\s)?BY\s([^:]{3,60}):$/iu;

function namedBefore(before: readonly string[], pattern: RegExp, people: People): Voice | undefined {
  for (const text of before.toReversed()) {
    const name = pattern.exec(text.slice(0, 200))?.[1];
    if (name === undefined) continue;
    const words = name.split(/\s+/u).filter((word) => !/^(?:mr|mrs|ms|dr)\.?$/iu.test(word));
    if (words.every((word) => /^\p{Lu}/u.test(word)))
      return personOf(words.map(plain), words.join(" "), people);
  }
  return undefined;
}

/** "An interview with", "seven questions for": whoever comes next is talked with. */
const TALK =
  /(?:\b(?:interview|conversation|questions?|answers?|talk|talks|talking|speaks?|spoke|deposition|testimony|evidence|q&a|chat)\s(?:with|to|for|by|of)|(?:gespräch|interview)\smit|fragen an|entretien avec|conversation avec|charla con|entrevista (?:con|a))\s+((?:\p{Ll}+\s){0,3})(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*)+)/iu;

/** Whoever the head says is talked with, or whoever alone is named in full before the first turn; the author asks. */
function onlyPerson(before: readonly string[], people: People, head: Head): Voice | undefined {
  for (const text of [head.title ?? "", ...before]) {
    const name = TALK.exec(text)?.[2];
    if (name !== undefined && /^\p{Lu}/u.test(name)) {
      const words = wordsOf(name);
      return personOf(words, withoutTitles(name), people);
    }
  }
  const author = plain(head.author ?? "");
  const introduction = before.join("\n");
  const [only, other] = people.all.filter(
    ({ name, words }) => introduction.includes(name) && words.join(" ") !== author,
  );
  return only === undefined || other !== undefined ? undefined : asVoice(only);
}

/** Everybody whom labels, article or head name by two words or more. */
function fullNames(
  labels: readonly Label[],
  entities: readonly Entity[],
  head: Head,
  before: readonly string[],
): People {
  const short = new Set(labels.map(({ words }) => words.at(-1) ?? ""));
  const inHead = [head.title ?? "", head.author ?? "", ...before]
    .flatMap((line) => namesIn(line, short))
    .map((name) => ({ name }));
  const named = [
    ...entities.filter(({ type }) => type === "person"),
    ...inHead,
    ...labels.filter(({ name }) => !/\d/u.test(name)),
  ];
  const names = new Map<string, FullName>();
  for (const { name, ...more } of named) {
    const words = wordsOf(name);
    // "Architect Ben Okri", where the article knows Ben Okri.
    if (words.length > 2 && names.has(words.slice(-2).join(" "))) continue;
    if (words.length > 1)
      names.set(words.join(" "), merge(names.get(words.join(" ")), { name, words, ...more }));
  }
  const all = [...names.values()];
  const byForm = new Map<string, FullName[]>();
  for (const person of all) {
    for (const form of formsOf(person)) {
      const there = byForm.get(form);
      if (there) there.push(person);
      else byForm.set(form, [person]);
    }
  }
  return { all, byForm };
}

/** What is known of somebody from two places; a name in small letters is preferred. */
function merge(known: FullName | undefined, { name, words, title, role }: FullName): FullName {
  const isQuiet = known !== undefined && known.name !== known.name.toUpperCase();
  const [heldTitle, heldRole] = [known?.title ?? title, known?.role ?? role];
  return {
    name: isQuiet ? known.name : name,
    words,
    ...(heldTitle === undefined ? {} : { title: heldTitle }),
    ...(heldRole === undefined ? {} : { role: heldRole }),
  };
}

/** A person as a voice. */
function asVoice({ name, title, role }: FullName): Voice {
  return {
    name: quiet(name),
    ...(title === undefined ? {} : { title }),
    ...(role === undefined ? {} : { role }),
    type: "person",
    isSure: true,
  };
}

function wordsOf(name: string): string[] {
  return withoutTitles(name)
    .split(/\s+/u)
    .map(plain)
    .filter((word) => word !== "" && !suffixes.has(word));
}

function withoutTitles(name: string): string {
  const words = name.split(/\s+/u);
  const from = words.findIndex((word) => !isTitleWord(plain(word)));
  return words.slice(Math.max(0, from)).join(" ");
}

/** Capital words, with the small words of names between them. */
const RUN = new RegExp(
  `\\p{Lu}[\\p{L}.'’-]*(?:\\s(?:(?:${[...particles].join("|")})\\s)*\\p{Lu}[\\p{L}'’-]*)+`,
  "gu",
);

/** The names in a line that begin with a known first name, or end with one of these words, or have them as initials. */
function namesIn(line: string, surnames: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (const [run] of line.matchAll(RUN)) {
    const words = withoutTitles(run).split(/\s/u);
    const isFirst = (word: string) => maleNames.has(plain(word)) || femaleNames.has(plain(word));
    const last = words.findLastIndex((word) => surnames.has(plain(word)));
    const first = words.findIndex(isFirst);
    const from = first >= 0 ? first : last - 1;
    const to = last > from ? last + 1 : first >= 0 ? words.length : 0;
    if (from >= 0 && to - from > 1) names.push(words.slice(from, to).join(" "));
    for (let at = 0; at < words.length; at += 1) {
      for (const count of [2, 3]) {
        const part = words.slice(at, at + count);
        const isWhole = part.length === count && surnames.has(part.map((word) => plain(word)[0]).join(""));
        if (isWhole) names.push(part.join(" "));
      }
    }
  }
  return names;
}

/** "MARK DAVIS" as it is written elsewhere: "Mark Davis". */
function quiet(name: string): string {
  // Two letters are initials.
  if (name !== name.toUpperCase() || !/\p{L}{3}/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])(?:mc)?\p{L}/gu, (start) =>
      start.length > 1 ? `Mc${start.slice(2).toUpperCase()}` : start.toUpperCase(),
    );
}

function voiceOf(label: Label, people: People): Voice {
  const { words, name, title, role } = label;
  const [only = ""] = words;
  const own = {
    ...(title === undefined ? {} : { title: quiet(title) }),
    ...(role === undefined ? {} : { role }),
  };
  const isNumbered = words.some((word) => /\d/u.test(word));
  if (isNumbered || (words.length === 1 && voiceLabels.has(only))) {
    return { ...own, name: quiet(name), type: "person", isSure: true };
  }
  const found = personOf(words, name, people);
  if (found.name === quiet(name) && isOutletWord(words.at(-1) ?? ""))
    return { ...own, name: quiet(name), type: "outlet", isSure: true };
  return { ...own, ...found };
}

/** The person whom these words of a name mean: the same name, its last or first word, or its initials. */
function personOf(words: readonly string[], name: string, { byForm }: People): Voice {
  const key = words.filter((word) => !suffixes.has(word)).join(" ");
  const isShort = words.length === 1;
  const forms = isShort
    ? [`last ${key}`, `first ${key}`]
    : [`whole ${key}`, `whole ${words.slice(-2).join(" ")}`];
  if (isShort && name === name.toUpperCase()) forms.push(`initials ${key}`);
  for (const form of forms) {
    const [person, other] = byForm.get(form) ?? [];
    if (person === undefined) continue;
    if (other !== undefined) return { name: quiet(name), type: "person", isSure: false };
    return asVoice(person);
  }
  return { name: quiet(name), type: "person", isSure: true };
}

function formsOf({ words }: FullName): string[] {
  const initials = words.map((word) => word[0]).join("");
  return [`whole ${words.join(" ")}`, `last ${words.at(-1)}`, `first ${words[0]}`, `initials ${initials}`];
}

/** The voices that mostly ask, under whatever label: "DAVIS" and "MARK DAVIS". */
export function asksMostly({ asking }: Turns, voices: ReadonlyMap<string, Voice>): ReadonlySet<string> {
  const nameOf = (voice: string) => voices.get(voice)?.name || voice;
  const names = new Set([...asking].map(nameOf));
  return new Set([...voices.keys()].filter((voice) => names.has(nameOf(voice))));
}
