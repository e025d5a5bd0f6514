import { femaleNames, maleNames, particles, suffixes } from "../../../language/index.ts";
import type { Entity, Speaker } from "../../article.ts";
import type { Label } from "./label.ts";
import { isTitleWord, plain } from "./label-name.ts";

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
export interface People {
  readonly all: readonly FullName[];
  readonly byForm: ReadonlyMap<string, readonly FullName[]>;
}

export interface FullName {
  readonly name: string;
  readonly words: readonly string[];
  readonly title?: string;
  readonly role?: string;
}

/** Everybody whom labels, article or head name by two words or more. */
export function fullNames(
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
export function asVoice({ name, title, role }: FullName): Voice {
  return {
    name: quiet(name),
    ...(title === undefined ? {} : { title }),
    ...(role === undefined ? {} : { role }),
    type: "person",
    isSure: true,
  };
}

/** The words of a name as they are compared, without titles and suffixes. */
export function wordsOf(name: string): string[] {
  return withoutTitles(name)
    .split(/\s+/u)
    .map(plain)
    .filter((word) => word !== "" && !suffixes.has(word));
}

/** A name as it stands without the titles before it. */
export function withoutTitles(name: string): string {
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
    const isFirst = (word: string, nth: number) =>
      maleNames.has(plain(word)) ||
      femaleNames.has(plain(word)) ||
      // "Our guest is Bela Novak", where a label is "Bela".
      (nth === 0 && surnames.has(plain(word)));
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
export function quiet(name: string): string {
  // Two letters are initials.
  if (name !== name.toUpperCase() || !/\p{L}{3}/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}\p{M}])(?:mc)?\p{L}/gu, (start) =>
      start.length > 1 ? `Mc${start.slice(2).toUpperCase()}` : start.toUpperCase(),
    );
}

/** The person whom these words of a name mean: the same name, its last or first word, or its initials. */
export function personOf(words: readonly string[], name: string, { byForm }: People): Voice {
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
