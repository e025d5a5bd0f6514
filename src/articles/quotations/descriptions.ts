import {
  articleWords,
  broadcastNouns,
  determiners,
  documentNouns,
  femaleNouns,
  fullTitles,
  groupNouns,
  isOutletWord,
  isPersonNoun,
  maleNouns,
  prepositions,
  printNouns,
  relatives,
  standInNouns,
} from "../../language/index.ts";
import type { Speaker } from "../article.ts";
import { bodyBefore, isAnythingNear, isBodyNear, isPersonNear, outletBefore } from "./bodies.ts";
import { bare, nameRunAt } from "./names.ts";
import { isOutletNoun } from "./organizations.ts";
import type { People } from "./people.ts";
import { type Person, personOfRun } from "./persons.ts";
import { type Phrase, phraseEndingAt, phraseStartingAt } from "./phrases.ts";
import { ofOrganization, ofPerson, type Resolved } from "./resolved.ts";
import type { Scene } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** Resolves names and, within them, descriptions: what issued a document can be either. */
export type Resolve = (scene: Scene, phrase: Phrase) => Resolved;

/** So many paragraphs back it matters what was said in a statement. */
const MAX_NEAR = 3;

/**
 * Whom a phrase means that does not name anybody: "the mayor", "the paper", "the charity", "a report by the council".
 * Not sure where it may be somebody named before and cannot be told who.
 */
export function makeDescriptions(people: People, resolveName: Resolve): Resolve {
  const holders = findHolders(people);
  const issuers = new Map<string, Resolved>();
  // Not through "a report by a report by …": one step.
  const resolveBy = (scene: Scene, by: Phrase): Resolved | undefined => {
    const noun = bare(scene.tokens[by.nameTo - 1]);
    if (by.head === "name") return resolveName(scene, by);
    return by.head === "noun" && typeOfNoun(noun) !== "document" ? resolve(scene, by) : undefined;
  };
  const resolve: Resolve = (scene, phrase) => {
    const { tokens, paragraph } = scene;
    const noun = bare(tokens[phrase.nameTo - 1]);
    const type = typeOfNoun(noun);
    const to = type === "person" ? describedTo(tokens, phrase) : phrase.nameTo;
    const mention = paragraph.text.slice(tokens[phrase.from]?.start, tokens[to - 1]?.end);
    const asIs: Resolved = { name: mention, type, isSure: true };
    if (type === "person") return ofPersonNoun(people, holders, scene, phrase, asIs);
    if (isOutletNoun(noun) && isBareDefinite(tokens, phrase))
      return (
        outletBefore(people, scene, phrase.from, noun) ?? {
          ...asIs,
          type: "outlet",
          isSure: !isAnythingNear(people, scene, phrase.from),
        }
      );
    if (type === "document") {
      const issuer = issuerOf(people, scene, phrase, (by) => resolveBy(scene, by));
      if (issuer) issuers.set(noun, issuer);
      if (issuer || !isBareDefinite(tokens, phrase)) return issuer ?? asIs;
      return (
        issuers.get(noun) ??
        issuerBefore(people, scene, phrase.from, noun, resolveBy) ?? {
          ...asIs,
          isSure: !authoredNouns.has(noun),
        }
      );
    }
    if (!standInNouns.has(noun) || !isBareDefinite(tokens, phrase)) return asIs;
    return (
      bodyBefore(people, scene, phrase, noun) ?? { ...asIs, isSure: !isBodyNear(people, scene, phrase, noun) }
    );
  };
  return resolve;
}

/** So many words belong to what somebody is called. */
const MAX_DESCRIPTION = 12;

/** Where "a spokesman for the council" ends: with whom somebody speaks or acts for. */
function describedTo(tokens: readonly SceneToken[], { from, nameTo, to }: Phrase): number {
  if (!["for", "of", "from"].includes(bare(tokens[nameTo])) || to - from > MAX_DESCRIPTION) return nameTo;
  let end = nameTo + 1;
  while (end < to && tokens[end]?.kind === "word" && !relatives.has(bare(tokens[end]))) end++;
  return end > nameTo + 1 ? end : nameTo;
}

/** "the company", "the same paper", "the tech news site": nothing tells which but what was named before. */
function isBareDefinite(tokens: readonly SceneToken[], phrase: Phrase): boolean {
  if (!["the", "this", "that"].includes(bare(tokens[phrase.from]))) return false;
  for (let i = phrase.from + 1; i < phrase.nameTo - 1; i++)
    if (tokens[i]?.isCapital || tokens[i]?.isPossessive || bare(tokens[i]).length < 3) return false;
  return !["of", "for"].includes(bare(tokens[phrase.nameTo]));
}

/** Who issued a document: "a report by the council", "the UN statement", "the spokesperson’s letter". */
function issuerOf(
  people: People,
  scene: Scene,
  phrase: Phrase,
  resolveBy: (by: Phrase) => Resolved | undefined,
): Resolved | undefined {
  const { tokens } = scene;
  let by = isMark(tokens[phrase.nameTo], "—–-,") ? phrase.nameTo + 1 : phrase.nameTo;
  if (/^(?:published|issued|released|filed|written|signed|posted|sent|put)$/.test(bare(tokens[by]))) by++;
  if (/^(?:by|from)$/.test(bare(tokens[by]))) {
    const person = people.mentions[scene.index]?.find(({ at, to }) => at > by && at < by + 6 && to - at > 1);
    if (person && isPlainLead(tokens, by + 1, person.at)) return ofPerson(person.person, true);
    const author = phraseStartingAt(tokens, by + 1);
    const issuer = author && resolveBy(author);
    if (issuer && (issuer.person || issuer.organization || issuer.type !== "document")) return issuer;
  }
  // "the spokesperson’s statement": a statement is its author’s.
  const owner = ownerOf(tokens, phrase);
  if (owner && authoredNouns.has(bare(tokens[phrase.nameTo - 1]))) return resolveBy(owner);
  for (const mention of people.organizations[scene.index] ?? [])
    if (mention.to === phrase.nameFrom && mention.at >= phrase.from)
      return ofOrganization(mention.organization, true);
  return undefined;
}

/** Whether only what somebody is stands there: "US senator". */
function isPlainLead(tokens: readonly SceneToken[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind !== "word" || token.isPossessive || prepositions.has(token.lower)) return false;
  }
  return true;
}

/** The owner in "the spokesman’s statement", "Roe’s letter". */
function ownerOf(tokens: readonly SceneToken[], phrase: Phrase): Phrase | undefined {
  for (let i = phrase.nameTo - 2; i >= phrase.from; i--)
    if (tokens[i]?.isPossessive) return phraseEndingAt(tokens, i, phrase.from);
  return undefined;
}

/** Who spoke in "a statement" before "the statement". */
function issuerBefore(
  people: People,
  scene: Scene,
  at: number,
  noun: string,
  resolveBy: (scene: Scene, by: Phrase) => Resolved | undefined,
): Resolved | undefined {
  for (let back = 0; back <= MAX_NEAR; back++) {
    const near = scene.all[scene.index - back];
    const issue = people.issues[scene.index - back]?.findLast(
      (one) => one.noun === noun && (back > 0 || one.at < at),
    );
    if (near && issue) return resolveBy(near, issue.by);
  }
  return undefined;
}

/** What one person or body writes to be read by others: whose it is matters more than what it is. */
const authoredNouns: ReadonlySet<string> = new Set(
  "statement letter email e-mail tweet post message note op-ed editorial column release memo".split(" "),
);

function ofPersonNoun(
  people: People,
  holders: ReadonlyMap<string, Person | undefined>,
  scene: Scene,
  phrase: Phrase,
  asIs: Resolved,
): Resolved {
  const { tokens } = scene;
  const noun = bare(tokens[phrase.nameTo - 1]);
  // "her lawyer, Brent Cole, said"
  const named = namedBehind(people, scene, phrase);
  if (named) return { ...ofPerson(named, true), role: named.role ?? asIs.name };
  const held = holderInside(people, scene, phrase);
  if (held) return ofPerson(held, true);
  const first = tokens[phrase.from];
  const isDefinite = bare(first) === "the";
  const holder = isDefinite ? holders.get(noun) : undefined;
  if (holder && isNearest(people, scene, phrase.from, holder)) return ofPerson(holder, true);
  if (holder && !["of", "for"].includes(bare(tokens[phrase.nameTo])))
    return ofPerson(holder, isNamedBefore(people, scene, phrase.from, holder));
  if (isDefinite && isPersonNear(people, scene, phrase.from) && !isIntroduced(people, scene, noun))
    return { ...asIs, isSure: false };
  // A bare noun is what is left of a longer phrase: "“Night Bus” star".
  const isWhole = phrase.from < phrase.nameFrom || determiners.has(bare(first)) || noun.endsWith("s");
  return { ...asIs, isSure: isWhole };
}

function isNamedBefore(people: People, scene: Scene, at: number, person: Person): boolean {
  const first = people.firstMentions.get(person);
  return first !== undefined && (first.scene < scene.index || (first.scene === scene.index && first.at < at));
}

/** Whether the article speaks of "a guard" before "the guard". */
function isIntroduced({ introduced }: People, scene: Scene, noun: string): boolean {
  const first = introduced.get(noun);
  return first !== undefined && first <= scene.index;
}

/** "police chief of staff Jo Poe": who holds the office, but not whom "a spokesman for candidate Jo Poe" speaks for. */
function holderInside(people: People, scene: Scene, phrase: Phrase): Person | undefined {
  const inside = people.mentions[scene.index]?.find(({ at, to }) => at > phrase.nameTo && to === phrase.to);
  const before = scene.tokens[(inside?.at ?? 0) - 1];
  if (!inside || inside.to - inside.at < 2 || before?.kind !== "word" || before.isPossessive)
    return undefined;
  return prepositions.has(before.lower) || isPersonNoun(before.lower) || articleWords.has(before.lower)
    ? undefined
    : inside.person;
}

/** Who is named between commas behind a phrase: "her lawyer, Brent Cole,", "the suspect, 41-year-old Jo Poe,". */
export function namedBehind(people: People, { tokens }: Scene, phrase: Phrase): Person | undefined {
  if (!isMark(tokens[phrase.to], ",")) return undefined;
  let at = phrase.to + 1;
  while (at < phrase.to + 4 && tokens[at] && /^\d.*-old$/.test(bare(tokens[at]))) at++;
  const run = nameRunAt(tokens, at);
  const isAside = run && (isMark(tokens[run.to], ",.") || !tokens[run.to]);
  return isAside ? personOfRun(people, tokens, run) : undefined;
}

/**
 * Whether "the senator" can be told to be its holder: named in this paragraph or the one before, and nobody after
 * him of whom the article does not say what he is.
 */
function isNearest(people: People, scene: Scene, at: number, holder: Person): boolean {
  const before = people.mentions[scene.index - 1] ?? [];
  const here = people.mentions[scene.index] ?? [];
  const near = [...before, ...here.filter((mention) => mention.at < at)];
  const last = near.findLastIndex(({ person }) => person === holder);
  const after = near.slice(last + 1);
  return last >= 0 && after.every(({ person }) => person.role !== undefined || person.title !== undefined);
}

/** What kind of speaker a noun names. */
function typeOfNoun(noun: string): Speaker["type"] {
  const singular = noun.endsWith("s") ? noun.slice(0, -1) : noun;
  if (printNouns.has(noun) || broadcastNouns.has(noun)) return "outlet";
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
      if (articleWords.has(noun)) continue;
      holders.set(noun, holders.has(noun) && holders.get(noun) !== person ? undefined : person);
    }
  }
  return holders;
}
