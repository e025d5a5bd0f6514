import { isOutletWord, voiceLabels } from "../../../language/index.ts";
import type { Entity, Paragraph } from "../../article.ts";
import { fullNames, type Head, type People, personOf, quiet, type Voice } from "./full-names.ts";
import { introduction, onlyPerson } from "./interviewee.ts";
import type { Label } from "./label.ts";
import { plain } from "./label-name.ts";
import type { Turns } from "./turns.ts";

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
  const before = introduction(lines, head);
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

/** The voices that mostly ask, under whatever label: "DAVIS" and "MARK DAVIS". */
export function asksMostly({ asking }: Turns, voices: ReadonlyMap<string, Voice>): ReadonlySet<string> {
  const nameOf = (voice: string) => voices.get(voice)?.name || voice;
  const names = new Set([...asking].map(nameOf));
  return new Set([...voices.keys()].filter((voice) => names.has(nameOf(voice))));
}
