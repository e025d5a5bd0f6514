import {
  documentNouns,
  groupNouns,
  isListedPerson,
  isOutletWord,
  prepositions,
  titles,
} from "../../language/index.ts";
import type { Speaker } from "../article.ts";
import { findAntecedents, needsAntecedents } from "./antecedents.ts";
import { makeDescriptions, namedBehind, type Resolve } from "./descriptions.ts";
import { bare, type NameRun, nameRunAt, textOfRun } from "./names.ts";
import type { OrganizationMention } from "./organizations.ts";
import type { People } from "./people.ts";
import { type Person, personOfRun } from "./persons.ts";
import type { Phrase } from "./phrases.ts";
import { ofOrganization, ofPerson, type Resolved } from "./resolved.ts";
import type { Scene } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** What has been resolved last that is no person: what "it" means. */
interface LastGroup {
  readonly resolved: Resolved;
  readonly scene: number;
  readonly at: number;
}

/**
 * Resolves the phrases beside quotations within one article; quotations must be asked in reading order. The name of
 * the article's own publication stands for an outlet, whatever its words are.
 */
export function makeResolver(scenes: readonly Scene[], people: People, publication?: string): Resolve {
  const resolveName: Resolve = (scene, phrase) => ofName(people, scene, phrase, publication);
  const describe = makeDescriptions(people, resolveName);
  const antecedents = needsAntecedents(scenes) ? findAntecedents(scenes, people, describe) : undefined;
  const known = new Map<SceneToken, Resolved>();
  let lastGroup: LastGroup | undefined;
  return (scene, phrase) => {
    const first = scene.tokens[phrase.from];
    const before = first && known.get(first);
    if (!first || before) return before ?? { name: "", type: "person", isSure: false };
    const resolved =
      phrase.head === "pronoun"
        ? (antecedents?.get(first) ?? ofPronoun(people, scene, phrase, lastGroup))
        : phrase.head === "name" && !isOfficeAlone(scene, phrase)
          ? resolveName(scene, phrase)
          : describe(scene, phrase);
    known.set(first, resolved);
    if (resolved.type !== "person") lastGroup = { resolved, scene: scene.index, at: phrase.from };
    return resolved;
  };
}

/** "the Director", "the PAHO Director": an office with its capital, and nobody named. */
function isOfficeAlone({ tokens }: Scene, phrase: Phrase): boolean {
  const noun = bare(tokens[phrase.nameTo - 1]);
  // "Researchers said", "Research by Roe found": a capital from beginning the sentence.
  const isFirst = phrase.nameFrom === phrase.nameTo - 1 && tokens[phrase.nameFrom]?.startsSentence === true;
  if (
    isFirst &&
    (documentNouns.has(noun) || isListedPerson(noun) || groupNouns.has(noun)) &&
    !titles.has(noun)
  )
    return true;
  const article = tokens[phrase.from];
  // "said The Economist": with a capital, the article is part of a name.
  if (article?.text === "The" && !article.startsSentence) return false;
  return bare(article) === "the" && (titles.has(noun) || isListedPerson(noun));
}

/** "it" and "they": the body that spoke last, by a quotation or in a report. */
function ofPronoun(people: People, scene: Scene, phrase: Phrase, last: LastGroup | undefined): Resolved {
  const token = scene.tokens[phrase.from];
  const pronoun = bare(token);
  if (pronoun === "it") {
    const reporter = lastReporter(people, scene, phrase.from);
    if (
      reporter &&
      (!last ||
        last.scene < reporter.scene ||
        (last.scene === reporter.scene && last.at < reporter.mention.at))
    )
      return ofOrganization(reporter.mention.organization, true);
    if (last) return { ...last.resolved, isSure: last.resolved.isSure && scene.index - last.scene < 2 };
  }
  if (pronoun === "they" && last && scene.index - last.scene < 2 && /s$| and /.test(last.resolved.name))
    return last.resolved;
  const name = scene.paragraph.text.slice(token?.start, token?.end);
  return { name, type: ["he", "she", "i"].includes(pronoun) ? "person" : "group", isSure: false };
}

/** The last organization that reports something before a token, in its paragraph or the one before. */
function lastReporter(
  people: People,
  scene: Scene,
  at: number,
): { readonly mention: OrganizationMention; readonly scene: number } | undefined {
  for (const index of [scene.index, scene.index - 1]) {
    const mention = people.organizations[index]?.findLast(
      (one) => one.isReporter && (index < scene.index || one.at < at),
    );
    if (mention) return { mention, scene: index };
  }
  return undefined;
}

function ofName(people: People, scene: Scene, phrase: Phrase, publication: string | undefined): Resolved {
  const { tokens, paragraph } = scene;
  const mention = paragraph.text.slice(tokens[phrase.from]?.start, tokens[phrase.nameTo - 1]?.end);
  const isPair = tokens
    .slice(phrase.nameFrom, phrase.nameTo)
    .some(({ lower }) => lower === "and" || lower === "&");
  const named = organizationAt(people, scene, phrase);
  if (isPair)
    return named ? ofOrganization(named.organization, true) : { name: mention, type: "group", isSure: true };
  const run = lastRun(scene, phrase);
  if (!run) return { name: mention, type: typeOfName(scene, phrase, publication), isSure: true };
  const holder = holderOf(people, scene, phrase, named);
  if (holder) return { ...ofPerson(holder, true), role: holder.role ?? mention };
  const bearers = people.byLast.get(bare(tokens[run.to - 1])) ?? [];
  const person = personOfRun(people, tokens, run);
  if (person && !(named && !person.isHuman))
    return ofPerson(person, isOnlyBearerNear(people, scene, run, person.last, person));
  if (named && phrase.nameTo <= named.to) return ofOrganization(named.organization, true);
  if (person) return ofPerson(person, true);
  // A transcript's label: "FRYE:".
  if (bearers.length === 1 && bearers[0]) return ofPerson(bearers[0], true);
  const isTitled = run.from < run.nameFrom;
  const type = isTitled ? "person" : typeOfName(scene, phrase, publication);
  const name = type === "person" ? textOfRun(tokens, run.nameFrom, run.to) : mention;
  const title = isTitled ? { title: textOfRun(tokens, run.from, run.nameFrom) } : {};
  return { name, ...title, type, isSure: bearers.length < 2 };
}

/**
 * Who holds the office that a phrase names, or speaks for the body that it names: "Union President, Paul Bowman,",
 * "Minister of Trade and Industry, Jo Poe,", "Children’s Hospital of Linn spokesman Jo Poe".
 */
function holderOf(
  people: People,
  scene: Scene,
  phrase: Phrase,
  body: OrganizationMention | undefined,
): Person | undefined {
  const { tokens } = scene;
  const office = bare(tokens[phrase.nameTo - 1]);
  const isOffice = titles.has(office) || isListedPerson(office);
  if (!isOffice && !body) return undefined;
  const aside = isOffice ? namedBehind(people, scene, phrase) : undefined;
  if (aside) return aside;
  const mentions = people.mentions[scene.index] ?? [];
  const inside = mentions.find(({ at, to }) => at >= phrase.nameTo && to === phrase.to);
  if (inside && inside.to - inside.at > 1 && !prepositions.has(bare(tokens[inside.at - 1])))
    return inside.person;
  if (!isOffice) return undefined;
  let at = phrase.to;
  while (
    at < phrase.to + 8 &&
    tokens[at] &&
    (isMark(tokens[at], ",") || bare(tokens[at]) === "and" || tokens[at]?.isCapital)
  ) {
    const behind = mentions.find((mention) => mention.at === at);
    if (behind && isMark(tokens[at - 1], ",") && isMark(tokens[behind.to], ",") && behind.to - at > 1)
      return behind.person;
    at++;
  }
  return undefined;
}

/** The organization that a phrase's name is, or is part of. */
function organizationAt(people: People, scene: Scene, phrase: Phrase): OrganizationMention | undefined {
  return people.organizations[scene.index]?.find(({ at, to }) => at < phrase.nameTo && phrase.nameFrom < to);
}

/** False for a bare surname where somebody else who bears it is named in the paragraph or the one before. */
function isOnlyBearerNear(
  people: People,
  scene: Scene,
  run: NameRun,
  last: string,
  person: NonNullable<Resolved["person"]>,
): boolean {
  // "Lee" may be Mandy Lee, or Lee Hey-Kyoung whom it names first.
  const bearers = (people.byLast.get(last)?.length ?? 0) + (people.byFirst.get(last)?.length ?? 0);
  if (run.to - run.nameFrom > 1 || bearers < 2) return true;
  // "Mr. Pell" beside "Anna Pell": the title decides.
  if (run.from < run.nameFrom && person.gender) return true;
  const near = [...(people.mentions[scene.index] ?? []), ...(people.mentions[scene.index - 1] ?? [])];
  return near.every(
    (mention) => mention.person === person || (mention.person.last !== last && mention.person.first !== last),
  );
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
  if (groupNouns.has(last.lower) || bare(tokens[phrase.nameFrom - 1]) === "the" || first.lower === "the")
    return "group";
  const isAcronym =
    phrase.nameTo - phrase.nameFrom === 1 && last.text.length > 1 && last.text === last.text.toUpperCase();
  return isAcronym && last.text.length <= 5 ? "group" : "person";
}
