import {
  determiners,
  documentNouns,
  femaleNouns,
  fullTitles,
  groupNouns,
  isListedPerson,
  isOutletWord,
  isPersonNoun,
  maleNouns,
  titles,
} from "../../language/index.ts";
import type { Speaker } from "../article.ts";
import { findAntecedents, needsAntecedents } from "./antecedents.ts";
import { type NameRun, nameRunAt, textOfRun } from "./names.ts";
import type { People } from "./people.ts";
import { type Person, personOfRun } from "./persons.ts";
import type { Phrase } from "./phrases.ts";
import { ofPerson, type Resolved } from "./resolved.ts";
import type { Scene } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/**
 * Resolves the phrases beside quotations within one article; quotations must be asked in reading order. The name of
 * the article's own publication stands for an outlet, whatever its words are.
 */
export function makeResolver(
  scenes: readonly Scene[],
  people: People,
  publication?: string,
): (scene: Scene, phrase: Phrase) => Resolved {
  const holders = findHolders(people);
  const known = new Map<SceneToken, Resolved>();
  const antecedents = needsAntecedents(scenes) ? findAntecedents(scenes, people, ofNoun) : undefined;
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
        ? ofPronoun(scene, first, mention)
        : phrase.head === "name"
          ? ofName(scene, phrase, mention)
          : ofNoun(scene, phrase);
    known.set(first, resolved);
    if (resolved.type !== "person") lastGroup = { resolved, scene: scene.index };
    return resolved;
  };

  function ofPronoun(scene: Scene, token: SceneToken, mention: string): Resolved {
    const antecedent = antecedents?.get(token);
    if (antecedent) return antecedent;
    if (token.lower === "it" && lastGroup)
      return { ...lastGroup.resolved, isSure: scene.index - lastGroup.scene < 2 };
    const isOne = ["he", "she", "i"].includes(token.lower);
    return { name: mention, type: isOne ? "person" : "group", isSure: false };
  }

  function ofName(scene: Scene, phrase: Phrase, mention: string): Resolved {
    const { tokens } = scene;
    const isPair = tokens
      .slice(phrase.nameFrom, phrase.nameTo)
      .some(({ lower }) => lower === "and" || lower === "&");
    if (isPair) return { name: mention, type: "group", isSure: true };
    const run = lastRun(scene, phrase);
    if (!run) return { name: mention, type: typeOfName(scene, phrase, publication), isSure: true };
    // "Union President, Paul Bowman, said": an office, and then who holds it.
    const office = tokens[phrase.nameTo - 1]?.lower ?? "";
    const named = titles.has(office) || isListedPerson(office) ? namedBehind(scene, phrase) : undefined;
    if (named) return { ...ofPerson(named, true), role: named.role ?? mention };
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

  function ofNoun(scene: Scene, phrase: Phrase): Resolved {
    const { tokens, paragraph } = scene;
    const mention = paragraph.text.slice(tokens[phrase.from]?.start, tokens[phrase.nameTo - 1]?.end);
    const noun = tokens[phrase.nameTo - 1]?.lower ?? "";
    const type = typeOfNoun(noun);
    if (type !== "person") return { name: mention, type, isSure: true };
    // "her lawyer, Brent Cole, said"
    const named = namedBehind(scene, phrase);
    if (named) return { ...ofPerson(named, true), role: named.role ?? mention };
    const first = tokens[phrase.from];
    const holder = first?.lower === "the" ? holders.get(noun) : undefined;
    if (holder && isNearest(scene, phrase.from, holder)) return ofPerson(holder, true);
    // A bare noun is what is left of a longer phrase: "“Night Bus” star".
    const isWhole =
      phrase.from < phrase.nameFrom || determiners.has(first?.lower ?? "") || noun.endsWith("s");
    return { name: mention, type, isSure: isWhole };
  }

  /** Who is named between commas behind a phrase. */
  function namedBehind({ tokens }: Scene, phrase: Phrase): Person | undefined {
    const run = isMark(tokens[phrase.to], ",") ? nameRunAt(tokens, phrase.to + 1) : undefined;
    const isAside = run && (isMark(tokens[run.to], ",.") || !tokens[run.to]);
    return isAside ? personOfRun(people, tokens, run) : undefined;
  }

  /**
   * Whether "the senator" can be told to be its holder: named in this paragraph or the one before, and nobody after
   * him of whom the article does not say what he is.
   */
  function isNearest(scene: Scene, at: number, holder: Person): boolean {
    const before = people.mentions[scene.index - 1] ?? [];
    const here = people.mentions[scene.index] ?? [];
    const near = [...before, ...here.filter((mention) => mention.at < at)];
    const last = near.findLastIndex(({ person }) => person === holder);
    const after = near.slice(last + 1);
    return last >= 0 && after.every(({ person }) => person.role !== undefined || person.title !== undefined);
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
  if (isOutletWord(noun) && !groupNouns.has(noun) && !isPersonNoun(noun)) return "outlet";
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

/** By noun, the one person whose title or role it is ("the senator", "the spokesman"), or undefined for several. */
function findHolders(people: People): ReadonlyMap<string, Person | undefined> {
  const holders = new Map<string, Person | undefined>();
  for (const person of people.all) {
    const held = person.title?.toLowerCase().replaceAll(".", "").split(" ") ?? [];
    const roles = person.role?.toLowerCase().split(/[^\p{L}-]+/u) ?? [];
    const full = held
      .flatMap((title) => [
        fullTitles.get(title) ?? [],
        ...(title === "rep" ? ["congressman", "congresswoman"] : []),
      ])
      .flat();
    for (const noun of new Set([...held, ...roles, ...full])) {
      holders.set(noun, holders.has(noun) && holders.get(noun) !== person ? undefined : person);
    }
  }
  return holders;
}
