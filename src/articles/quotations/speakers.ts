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
import { type Gender, type NameRun, nameRunAt, textOfRun } from "./names.ts";
import { type Mention, type People, type Person, personOfRun } from "./people.ts";
import type { Phrase } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { isMark, type Token } from "./tokens.ts";

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

/** Who spoke last, and where: whom a pronoun after it means first of all. */
interface LastSpeaker {
  readonly resolved: Resolved;
  readonly gender: Gender | undefined;
  readonly scene: number;
  readonly at: number;
}

/**
 * Resolves the phrases beside quotations within one article; quotations must be asked in reading order. The name of
 * the article's own publication stands for an outlet, whatever its words are.
 */
export function makeResolver(
  people: People,
  publication?: string,
): (scene: Scene, phrase: Phrase) => Resolved {
  const holders = findHolders(people);
  const known = new Map<Token, Resolved>();
  let lastSpeaker: LastSpeaker | undefined;
  let lastGroup: { resolved: Resolved; scene: number } | undefined;

  return (scene, phrase) => {
    const first = scene.tokens[phrase.from];
    const head = scene.tokens[phrase.nameTo - 1];
    if (!first || !head) return { name: "", type: "person", isSure: false };
    const before = known.get(first);
    if (before) return before;
    const mention = scene.paragraph.text.slice(first.start, head.end);
    const resolved =
      phrase.head === "pronoun"
        ? ofPronoun(scene, phrase.from, head.lower, mention)
        : phrase.head === "name"
          ? ofName(scene, phrase, mention)
          : ofNoun(scene, phrase, mention);
    known.set(first, resolved);
    if (resolved.type !== "person") lastGroup = { resolved, scene: scene.index };
    else if (resolved.person || phrase.head === "noun") {
      const gender = resolved.person ? resolved.person.gender : genderOfNoun(head.lower);
      lastSpeaker = { resolved, gender, scene: scene.index, at: phrase.from };
    }
    return resolved;
  };

  function ofPronoun(scene: Scene, at: number, word: string, mention: string): Resolved {
    const gender = PRONOUN_GENDER[word];
    if (gender) return antecedent(scene, at, gender) ?? { name: mention, type: "person", isSure: false };
    if (word === "it" && lastGroup)
      return { ...lastGroup.resolved, isSure: scene.index - lastGroup.scene < 2 };
    return { name: mention, type: word === "i" ? "person" : "group", isSure: false };
  }

  function ofName(scene: Scene, phrase: Phrase, mention: string): Resolved {
    const { tokens } = scene;
    const isPair = tokens
      .slice(phrase.nameFrom, phrase.nameTo)
      .some(({ lower }) => lower === "and" || lower === "&");
    if (isPair) return { name: mention, type: "group", isSure: true };
    const run = lastRun(scene, phrase);
    if (!run) return { name: mention, type: typeOfName(scene, phrase, publication), isSure: true };
    const bearers = people.byLast.get(tokens[run.to - 1]?.lower ?? "") ?? [];
    const person = personOfRun(people, tokens, run);
    if (person) return ofPerson(person, isOnlyBearerNear(scene, run, person));
    // A transcript's label: "FRYE:".
    if (bearers.length === 1 && bearers[0]) return ofPerson(bearers[0], true);
    const isTitled = run.from < run.nameFrom;
    const type = isTitled ? "person" : typeOfName(scene, phrase, publication);
    const name = type === "person" ? textOfRun(tokens, run.nameFrom, run.to) : mention;
    const title = isTitled ? { title: textOfRun(tokens, run.from, run.nameFrom) } : {};
    return { name, ...title, type, isSure: bearers.length < 2 };
  }

  function ofNoun(scene: Scene, phrase: Phrase, mention: string): Resolved {
    const { tokens } = scene;
    const noun = tokens[phrase.nameTo - 1]?.lower ?? "";
    const type = typeOfNoun(noun);
    if (type !== "person") return { name: mention, type, isSure: true };
    // "her lawyer, Brent Cole, said"
    const run = isMark(tokens[phrase.to], ",") ? nameRunAt(tokens, phrase.to + 1) : undefined;
    const named =
      run && (isMark(tokens[run.to], ",.") || !tokens[run.to]) ? personOfRun(people, tokens, run) : undefined;
    if (named) return { ...ofPerson(named, true), role: named.role ?? mention };
    const holder = tokens[phrase.from]?.lower === "the" ? holders.get(noun) : undefined;
    return holder ? ofPerson(holder, true) : { name: mention, type, isSure: true };
  }

  /** The nearest person before a token whom "he" or "she" can mean, sentence by sentence backwards. */
  function antecedent(scene: Scene, at: number, gender: Gender): Resolved | undefined {
    let end = at;
    let from: Scene | undefined = scene;
    for (let back = 0; back < MAX_SCENES_BACK && from; back++) {
      const mentions = people.mentions[from.index] ?? [];
      let i = mentions.length - 1;
      while (i >= 0 && (mentions[i]?.at ?? 0) >= end) i--;
      const speaker = lastSpeaker?.scene === from.index && lastSpeaker.at < end ? lastSpeaker : undefined;
      const fitting =
        speaker && (speaker.gender === undefined || speaker.gender === gender) ? speaker : undefined;
      while (i >= 0 || fitting) {
        const start = sentenceStart(from.tokens, Math.max(mentions[i]?.at ?? 0, fitting?.at ?? 0));
        const inSentence: Mention[] = [];
        for (let one = mentions[i]; one && one.at >= start; one = mentions[--i]) inSentence.unshift(one);
        const found = bestOf(from.tokens, inSentence, start, gender);
        if (fitting && fitting.at >= start) {
          const isRival = found && found.person !== fitting.resolved.person && found.at > fitting.at;
          if (isRival && fitting.gender === undefined) return ofPerson(found.person, false);
          return isRival && found.isReporter ? { ...fitting.resolved, isSure: false } : fitting.resolved;
        }
        if (found) return ofPerson(found.person, found.isSure && back < 2);
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
}

const PRONOUN_GENDER: Readonly<Record<string, Gender>> = {
  he: "male",
  his: "male",
  she: "female",
  her: "female",
};

function genderOfNoun(noun: string): Gender | undefined {
  return maleNouns.has(noun) ? "male" : femaleNouns.has(noun) ? "female" : undefined;
}

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

function fits(person: Person, gender: Gender): boolean {
  return person.gender === undefined || person.gender === gender;
}

/** Whom of those named in one sentence a pronoun after it means: who speaks in it, or else its subject. */
function bestOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  start: number,
  gender: Gender,
): { person: Person; at: number; isReporter: boolean; isSure: boolean } | undefined {
  const all = mentions.filter(({ person }) => person.isHuman && fits(person, gender));
  const certain = all.filter(({ person }) => person.gender === gender);
  const likely = certain.length > 0 ? certain : all;
  const best =
    all.findLast(({ isReporter }) => isReporter) ??
    likely.find(({ isPossessive }) => !isPossessive) ??
    likely[0];
  if (!best) return undefined;
  const { person, at, isReporter } = best;
  const lead = tokens[at - 1];
  const isLed = at > start && lead !== undefined && prepositions.has(lead.lower);
  const isSubject = isReporter || (at - start < 3 && !best.isPossessive && !isLed);
  // "Pell met Lund. “…,” he said": the subject, more often than not, but not surely.
  const own = all.filter(({ isPossessive }) => !isPossessive);
  const hasRival = own.some((other) => other.person !== person);
  const isAlone = all.every((other) => other.person === person);
  const isKnown = person.gender === gender;
  const isSure = isSubject && (isAlone || (isKnown && (isReporter || !hasRival)));
  return { person, at, isReporter, isSure: isSure || (isKnown && isAlone && !best.isPossessive && !isLed) };
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
  if (maleNouns.has(noun) || femaleNouns.has(noun) || onePerson.has(noun)) return "person";
  if (isPersonNoun(noun))
    return noun.endsWith("s") || noun.endsWith("men") || noun.endsWith("women") || noun === "people"
      ? "group"
      : "person";
  return "group";
}

const onePerson: ReadonlySet<string> = new Set(["one", "another", "someone", "somebody", "nobody"]);

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
