import { interviewNouns } from "../../../language/index.ts";
import type { Entity } from "../../article.ts";
import {
  asVoice,
  type FullName,
  fullNames,
  type Head,
  type People,
  personOf,
  type Voice,
  withoutTitles,
  wordsOf,
} from "./full-names.ts";
import { plain } from "./label-name.ts";

/** So much of what stands before the first turn says who is talked with, UTF-16. */
const INTRODUCTION = 3_000;

/** The lines above and before the first turn, as much as introduces it. */
export function introduction(before: readonly string[], { above = "" }: Head): string[] {
  return [above, ...before].join("\n").slice(0, INTRODUCTION).split("\n");
}

/** "An interview with", "seven questions for", "our reporter met": whoever comes next is talked with. */
const TALK =
  /(?:\b(?:interview|conversation|questions?|answers?|talk|talks|talking|talked|speaks?|spoke|spoken|deposition|testimony|evidence|q&a|chat|chatted|minutes)\s(?:with|to|for|by|of)|(?:gespräch|interview|sprach(?:en)?)\smit|fragen an|(?:entretien|conversation|rencontre) avec|(?:charla|conversación) con|entrevista (?:con|a)|\b(?:we|reporter|magazine|paper|editor|correspondent|writer)\s(?:met|visited|asked|interviewed))\s+/giu;
const TALKED = /^(?:\p{Ll}+\s){0,3}(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*)*)/u;

/** "The engineer Oren Pike spoke with our magazine". */
const TALKS =
  /(\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*)+),?\s(?:spoke|speaks|talked|talks|sat down|answered|answers)\s(?:with|to|questions)\b(?!\s\p{Lu})/u;

/** Whom title or introduction say the talk is with: a full name, or the surname of one; and what follows the name. */
function talkedWith(
  lines: readonly string[],
  people: People,
): { readonly voice: Voice; readonly rest: string } | undefined {
  for (const text of lines) {
    for (const { index, 0: lead } of text.matchAll(TALK)) {
      const behind = text.slice(index + lead.length);
      const [whole = "", name = ""] = TALKED.exec(behind) ?? [];
      const called = name.replace(/(?:['’]s)?[.]?$/u, "");
      if (called === "") continue;
      const voice = personOf(wordsOf(called), withoutTitles(called), people);
      if (/\s/u.test(voice.name)) return { voice, rest: behind.slice(whole.length) };
    }
    const talks = TALKS.exec(text)?.[1];
    if (talks !== undefined)
      return { voice: personOf(wordsOf(talks), withoutTitles(talks), people), rest: "" };
  }
  return undefined;
}

/** Whoever the head says is talked with, or whoever alone is named in full before the first turn; the author asks. */
export function onlyPerson(before: readonly string[], people: People, head: Head): Voice | undefined {
  const named = talkedWith([head.title ?? "", ...before], people);
  if (named !== undefined) return named.voice;
  const all = [head.title ?? "", ...before].join("\n");
  const [only, other] = people.all.filter(
    ({ name, words }) => all.includes(name) && words.join(" ") !== plain(head.author ?? ""),
  );
  return only === undefined || other !== undefined ? undefined : asVoice(only);
}

/** Whom an interview without labels is with, and whether its head says so in as many words. */
interface Interviewee {
  readonly name: string;
  readonly isSaid: boolean;
}

/**
 * Whom an interview without labels is with: whom its head says it is with, or whom alone it names, where it says that
 * it is one. Undefined where nobody is named, or two may answer.
 */
export function interviewee(
  before: readonly string[],
  isNumbered: boolean,
  entities: readonly Entity[],
  head: Head,
): Interviewee | undefined {
  const title = head.title ?? "";
  const lines = introduction(before, head);
  const people = withUnknown(fullNames([], entities, head, lines), title, lines);
  const named = talkedWith([title, ...lines], people);
  const isTalk = isNumbered || isInterview(title, lines);
  const voice = named?.voice ?? (isTalk ? onlyPerson(lines, people, head) : undefined);
  if (voice === undefined || !voice.isSure || !/\s/u.test(voice.name)) return undefined;
  const isPair = isPaired(lines, voice.name) || ANOTHER.test(named?.rest ?? "");
  return isPair ? undefined : { name: voice.name, isSaid: named !== undefined };
}

const TWO = /\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){1,2}/gu;
/** Before what is a place or body rather than somebody: "in Lower Elm", "the River Guard". */
const BEFORE_OTHERS = /(?:^|[.?!:“"])\s*$|\b(?:the|in|at|of|from|to|near|on|by)\s$/iu;

/**
 * Besides the known, those of two or three capital words who are named in the title and beneath it, and whoever alone
 * is named so beneath, whatever their first names are.
 */
function withUnknown(people: People, title: string, lines: readonly string[]): People {
  const introduction = lines.join("\n");
  const isKnown = (words: readonly string[]) =>
    people.all.some((one) => one.words.join(" ") === words.join(" "));
  const inTitle = [...title.matchAll(TWO)]
    .map(([name]) => name)
    .filter((name) => introduction.includes(name));
  const beneath = [...introduction.matchAll(TWO)]
    .filter(({ index }) => !BEFORE_OTHERS.test(introduction.slice(Math.max(0, index - 12), index)))
    .map(([name]) => name);
  const named = new Set([...inTitle, ...(people.all.length === 0 ? beneath : [])]);
  const unknown = [...named].flatMap((name): FullName[] => {
    const words = wordsOf(name);
    return words.length > 1 && !isKnown(words) ? [{ name, words }] : [];
  });
  return { ...people, all: [...people.all, ...unknown] };
}

/** Whether the head calls the article an interview, or the title is somebody's words. */
function isInterview(title: string, lines: readonly string[]): boolean {
  const words =
    [title, ...lines]
      .join(" ")
      .toLowerCase()
      .match(/[\p{L}&]+/gu) ?? [];
  return /^["“„«»].*["”“«»]$/u.test(title) || words.some((word) => interviewNouns.has(word));
}

/** "Lotte and Greta Hamm", "Karin Holm and the farmer Sten Bor": two may answer. */
function isPaired(lines: readonly string[], name: string): boolean {
  return lines.some((line) => {
    const at = line.indexOf(name);
    return at >= 0 && (PAIRED.test(line.slice(0, at)) || PAIR.test(line.slice(at + name.length)));
  });
}

const PAIRED = /(?:^|\s)\p{Lu}[\p{L}’'-]+\s(?:and|&|und|et|y)\s$/u;
const PAIR = /^\s(?:and|&|und|et|y)\s(?:his|her|\p{Lu})/u;
const ANOTHER = /^[^.?!]{0,120}\s(?:and|&|und|et|y)\s(?:\p{Ll}+\s){0,4}\p{Lu}[\p{L}’'-]+\s\p{Lu}/u;
