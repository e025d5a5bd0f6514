import type { Speaker } from "../article.ts";
import { sentenceStart } from "./clauses.ts";
import {
  documentNouns,
  femaleNouns,
  groupNouns,
  isOutletWord,
  isPersonNoun,
  maleNouns,
  prepositions,
} from "./lexicon.ts";
import {
  type Gender,
  type Mention,
  type NameRun,
  nameRunAt,
  type People,
  type Person,
  personOfRun,
  textOfRun,
} from "./people.ts";
import type { Phrase } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import type { Token } from "./tokens.ts";

/** Whom a phrase beside a quotation means. */
export interface Resolved {
  readonly name: string;
  readonly title?: string;
  readonly role?: string;
  readonly type: Speaker["type"];
  readonly person?: Person;
  /** False where two people fit equally well, or none does. */
  readonly isSure: boolean;
}

const MAX_SCENES_BACK = 5;

/**
 * Resolves the phrases beside quotations within one article; quotations must be asked in reading order. The name of
 * the article's own publication stands for an outlet, whatever its words are.
 */
export function makeResolver(
  people: People,
  publication?: string,
): (scene: Scene, phrase: Phrase) => Resolved {
  const holders = findHolders(people);
  let lastSpeaker: { person: Person; scene: number; at: number } | undefined;
  let lastGroup: { resolved: Resolved; scene: number } | undefined;

  function ofPerson(person: Person, isSure: boolean): Resolved {
    const { name, title, role } = person;
    return {
      name,
      ...(title !== undefined ? { title } : {}),
      ...(role !== undefined ? { role } : {}),
      type: "person",
      person,
      isSure,
    };
  }

  /** The nearest person before a token whom "he" or "she" can mean, sentence by sentence backwards. */
  function antecedent(
    scene: Scene,
    at: number,
    gender: Gender,
  ): { person: Person; isSure: boolean } | undefined {
    let end = at;
    let from: Scene | undefined = scene;
    for (let back = 0; back < MAX_SCENES_BACK && from; back++) {
      const mentions = people.mentions[from.index] ?? [];
      let i = mentions.length - 1;
      while (i >= 0 && (mentions[i]?.at ?? 0) >= end) i--;
      let speaker =
        lastSpeaker?.scene === from.index && lastSpeaker.at < end && fits(lastSpeaker.person, gender)
          ? lastSpeaker
          : undefined;
      while (i >= 0 || speaker) {
        const latest = mentions[i];
        const start = sentenceStart(from.tokens, Math.max(latest?.at ?? 0, speaker?.at ?? 0));
        const inSentence: Mention[] = [];
        for (let mention = mentions[i]; mention && mention.at >= start; mention = mentions[--i])
          inSentence.unshift(mention);
        if (speaker && speaker.at >= start) return { person: speaker.person, isSure: true };
        const found = bestOf(from.tokens, inSentence, start, gender);
        if (found) return { person: found.person, isSure: found.isSure && back < 2 };
        if (!latest) speaker = undefined;
      }
      end = Number.POSITIVE_INFINITY;
      from = from.all[from.index - 1];
    }
    return undefined;
  }

  /** False for a bare surname where somebody else who bears it is named in the paragraph or the one before. */
  function isOnlyBearerNear(scene: Scene, run: NameRun, person: Person): boolean {
    if (run.to - run.nameFrom > 1 || (people.byLast.get(person.last)?.length ?? 0) < 2) return true;
    // "Mr. Pell" beside "Anna Pell": the title decides.
    if (run.from < run.nameFrom && person.gender) return true;
    const near = [...(people.mentions[scene.index] ?? []), ...(people.mentions[scene.index - 1] ?? [])];
    return near.every((mention) => mention.person === person || mention.person.last !== person.last);
  }

  const known = new Map<Token, Resolved>();

  return (scene, phrase) => {
    const first = scene.tokens[phrase.from];
    const before = first && known.get(first);
    if (before) return before;
    const resolved = resolve(scene, phrase);
    if (first) known.set(first, resolved);
    return resolved;
  };

  function resolve(scene: Scene, phrase: Phrase): Resolved {
    const { tokens } = scene;
    const head = tokens[phrase.nameTo - 1];
    const mention =
      tokens[phrase.from] && head ? scene.paragraph.text.slice(tokens[phrase.from]?.start, head.end) : "";
    const remember = (resolved: Resolved): Resolved => {
      if (resolved.person) lastSpeaker = { person: resolved.person, scene: scene.index, at: phrase.from };
      else if (resolved.type !== "person") lastGroup = { resolved, scene: scene.index };
      return resolved;
    };
    if (!head) return { name: mention, type: "person", isSure: false };
    const word = head.lower;
    if (phrase.head === "pronoun") {
      if (["he", "she", "his", "her"].includes(word)) {
        const before = antecedent(scene, phrase.from, word === "he" || word === "his" ? "male" : "female");
        if (before) return remember(ofPerson(before.person, before.isSure));
        return { name: mention, type: "person", isSure: false };
      }
      if (word === "it" && lastGroup)
        return { ...lastGroup.resolved, isSure: scene.index - lastGroup.scene < 2 };
      return { name: mention, type: word === "i" ? "person" : "group", isSure: false };
    }
    if (phrase.head === "name") {
      const run = lastRun(scene, phrase);
      const person = run && personOfRun(people, tokens, run);
      if (person && run) return remember(ofPerson(person, isOnlyBearerNear(scene, run, person)));
      // A transcript's label: "FRYE:".
      const shouted = run && people.byLast.get(head.lower);
      if (shouted?.length === 1 && shouted[0]) return remember(ofPerson(shouted[0], true));
      const isTitled = run !== undefined && run.from < run.nameFrom;
      const type = isTitled ? "person" : typeOfName(scene, phrase, publication);
      const name = type === "person" && run ? textOfRun(tokens, run.nameFrom, run.to) : mention;
      const isAmbiguous =
        run !== undefined && (people.byLast.get(tokens[run.to - 1]?.lower ?? "")?.length ?? 0) > 1;
      const title = isTitled && run ? textOfRun(tokens, run.from, run.nameFrom) : undefined;
      return remember({ name, ...(title !== undefined ? { title } : {}), type, isSure: !isAmbiguous });
    }
    const type = typeOfNoun(word);
    if (type === "person" && tokens[phrase.from]?.lower === "the") {
      const holder = holders.get(word);
      if (holder) return remember(ofPerson(holder, true));
    }
    return remember({ name: mention, type, isSure: true });
  }
}

function fits(person: Person, gender: Gender): boolean {
  return person.gender === undefined || person.gender === gender;
}

/** Whom of those named in one sentence a pronoun after it means: who speaks in it, or else its subject. */
function bestOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  start: number,
  gender: Gender,
): { person: Person; isSure: boolean } | undefined {
  const all = mentions.filter(({ person }) => person.isHuman && fits(person, gender));
  const certain = all.filter(({ person }) => person.gender === gender);
  const fitting = certain.length > 0 ? certain : all;
  const own = fitting.filter(({ isPossessive }) => !isPossessive);
  const best = own.findLast(({ isReporter }) => isReporter) ?? own[0] ?? fitting[0];
  if (!best) return undefined;
  const others = new Set(all.map(({ person }) => person));
  const lead = tokens[best.at - 1];
  const isLed = best.at > start && lead !== undefined && prepositions.has(lead.lower);
  const isSubject = best.isReporter || (best.at - start < 3 && !best.isPossessive && !isLed);
  const isOnly = others.size === 1 && !best.isPossessive && !isLed;
  // "Pell met Lund. “…,” he said": the subject, more often than not, but not surely.
  const rivals = new Set(own.map(({ person }) => person));
  const isClear = best.isReporter || (isSubject && rivals.size === 1);
  return {
    person: best.person,
    isSure: (isOnly && isSubject) || (best.person.gender === gender && (isOnly || isClear)),
  };
}

/** The last run of name words in a phrase. */
function lastRun(scene: Scene, phrase: Phrase): ReturnType<typeof nameRunAt> {
  let run: ReturnType<typeof nameRunAt>;
  for (let i = phrase.nameFrom; i < phrase.nameTo; i++) {
    const next = nameRunAt(scene.tokens, i);
    if (!next) continue;
    run = next;
    i = next.to - 1;
  }
  return run;
}

function typeOfName(scene: Scene, phrase: Phrase, publication?: string): Speaker["type"] {
  const { tokens } = scene;
  const last = tokens[phrase.nameTo - 1];
  const first = tokens[phrase.nameFrom];
  if (!last || !first) return "person";
  if (isOutletWord(last.lower) || (first !== last && isOutletWord(first.lower))) return "outlet";
  const name = textOfRun(tokens, phrase.nameFrom, phrase.nameTo).replace(/^the /i, "");
  if (publication && name.toLowerCase() === publication.toLowerCase().replace(/^the /, "")) return "outlet";
  if (groupNouns.has(last.lower) || tokens[phrase.nameFrom - 1]?.lower === "the" || first.lower === "the")
    return "group";
  const isAcronym =
    phrase.nameTo - phrase.nameFrom === 1 && last.text.length > 1 && last.text === last.text.toUpperCase();
  return isAcronym && last.text.length <= 5 ? "group" : "person";
}

function typeOfNoun(noun: string): Speaker["type"] {
  const singular = noun.endsWith("s") ? noun.slice(0, -1) : noun;
  if (isOutletWord(noun) && !groupNouns.has(noun)) return "outlet";
  if (documentNouns.has(noun) || documentNouns.has(singular)) return "document";
  if (groupNouns.has(noun) || groupNouns.has(singular)) return "group";
  if (maleNouns.has(noun) || femaleNouns.has(noun)) return "person";
  if (isPersonNoun(noun))
    return noun.endsWith("s") || noun.endsWith("men") || noun.endsWith("women") || noun === "people"
      ? "group"
      : "person";
  return "group";
}

const TITLE_OF: Readonly<Record<string, string>> = {
  senator: "sen",
  governor: "gov",
  general: "gen",
  colonel: "col",
  captain: "capt",
  doctor: "dr",
  professor: "prof",
  representative: "rep",
  congressman: "rep",
  congresswoman: "rep",
};

/** By noun, the one person whose title or role it is ("the senator", "the spokesman"), or undefined for several. */
function findHolders(people: People): ReadonlyMap<string, Person | undefined> {
  const holders = new Map<string, Person | undefined>();
  for (const person of people.persons) {
    const held = person.title?.toLowerCase().replaceAll(".", "").split(" ") ?? [];
    const roles = person.role?.toLowerCase().split(/[^\p{L}-]+/u) ?? [];
    const full = Object.keys(TITLE_OF).filter((noun) => held.includes(TITLE_OF[noun] ?? ""));
    for (const noun of new Set([...held, ...roles, ...full])) {
      holders.set(noun, holders.has(noun) && holders.get(noun) !== person ? undefined : person);
    }
  }
  return holders;
}
