import {
  broadcasters,
  broadcastNouns,
  corporateNouns,
  printNouns,
  standInKin,
} from "../../language/index.ts";
import type { Organization, OrganizationMention } from "./organizations.ts";
import type { People } from "./people.ts";
import { isVague, type Person } from "./persons.ts";
import type { Phrase } from "./phrases.ts";
import { ofOrganization, type Resolved } from "./resolved.ts";
import type { Scene } from "./scene.ts";

/** So many paragraphs back a body can still be meant by its kind ("the company"). */
const MAX_SCENES_BACK = 12;

/** So many mentions are looked at for it. */
const MAX_MENTIONS_BACK = 40;

/** So many for an outlet that passes things on, and for a firm whose name is one word. */
const MAX_NEAR = 3;

/** The organizations named before a token, the nearest first, and how many paragraphs back. */
function* organizationsBefore(
  people: People,
  scene: Scene,
  at: number,
): Generator<{ mention: OrganizationMention; back: number }> {
  let seen = 0;
  for (let back = 0; back <= MAX_SCENES_BACK; back++) {
    const mentions = people.organizations[scene.index - back] ?? [];
    for (let i = mentions.length - 1; i >= 0 && seen < MAX_MENTIONS_BACK; i--) {
      const mention = mentions[i];
      if (!mention || (back === 0 && mention.at >= at)) continue;
      seen++;
      yield { mention, back };
    }
  }
}

/** The outlet that "the paper", "the broadcaster" or "the site" means: the last one named that is such a one. */
export function outletBefore(people: People, scene: Scene, at: number, noun: string): Resolved | undefined {
  let nearest: Resolved | undefined;
  for (const { mention, back } of organizationsBefore(people, scene, at)) {
    const { organization, isReporter } = mention;
    if (back > MAX_NEAR) break;
    if (organization.type !== "outlet" || !canBeCalled(organization, noun)) continue;
    if (isReporter) return ofOrganization(organization, true);
    nearest ??= ofOrganization(organization, back < 2);
  }
  return nearest;
}

function canBeCalled({ name, nouns }: Organization, noun: string): boolean {
  if (nouns.has(noun)) return true;
  const isBroadcaster = name
    .split(" ")
    .some((word) => broadcasters.has(word.toLowerCase()) || /^(?:tv|radio)$/i.test(word));
  if (printNouns.has(noun)) return !isBroadcaster;
  return broadcastNouns.has(noun) ? isBroadcaster : noun !== "agency";
}

/** The body that "the authority" means: the last one that is called so, or else the only one that has spoken of late. */
export function bodyBefore(people: People, scene: Scene, phrase: Phrase, noun: string): Resolved | undefined {
  const body = organizationCalled(people, scene, phrase, noun);
  return body ?? (corporateNouns.has(noun) ? firmBefore(people, scene, phrase.from) : undefined);
}

/** Whether anything is named shortly before a phrase that its noun may mean. */
export function isBodyNear(people: People, scene: Scene, phrase: Phrase, noun: string): boolean {
  return corporateNouns.has(noun) ? isAnythingNear(people, scene, phrase.from) : hasBodies(people, scene);
}

function organizationCalled(
  people: People,
  scene: Scene,
  phrase: Phrase,
  noun: string,
): Resolved | undefined {
  const around: OrganizationMention[] = [];
  const kin = new Set<Organization>();
  for (const { mention, back } of organizationsBefore(people, scene, phrase.from)) {
    const { organization } = mention;
    if (organization.nouns.has(noun)) return ofOrganization(organization, true);
    if (isKin(organization, noun)) kin.add(organization);
    if (mention.organization.type === "group" && back < 2) around.push(mention);
  }
  const actors = around.filter(({ isReporter, isSubject }) => isReporter || isSubject);
  const [only, other] = kin;
  if (only && !other) return ofOrganization(only, true);
  const actor = actors[0]?.organization;
  const isOnly = around.every(({ organization }) => organization === actor);
  return actor && isOnly ? ofOrganization(actor, true) : undefined;
}

/** "the company": the one name of a single word of late of which nothing says that it is a person's. */
function firmBefore(people: People, scene: Scene, at: number): Resolved | undefined {
  const names = new Set<Person>();
  for (let back = 0; back <= MAX_NEAR; back++) {
    if (people.organizations[scene.index - back]?.some(({ organization }) => organization.type === "group"))
      return undefined;
    for (const { person, at: there } of people.mentions[scene.index - back] ?? [])
      if (person.isHuman && isVague(person) && (back > 0 || there < at)) names.add(person);
  }
  const [only, other] = names;
  return only && !other ? { name: only.name, type: "group", person: only, isSure: true } : undefined;
}

/** Whether a body's name has a word for what a noun calls it: "the agency", of the Weather Service. */
function isKin({ type, nouns }: Organization, noun: string): boolean {
  const kin = type === "group" ? standInKin.get(noun) : undefined;
  return kin !== undefined && [...nouns].some((word) => kin.has(word));
}

/** Whether anybody or any body is named shortly before a token, whom a description may mean. */
export function isAnythingNear(people: People, scene: Scene, at: number): boolean {
  return isPersonNear(people, scene, at) || hasBodies(people, scene);
}

function hasBodies(people: People, scene: Scene): boolean {
  for (let back = 0; back <= MAX_NEAR; back++)
    if ((people.organizations[scene.index - back]?.length ?? 0) > 0) return true;
  return false;
}

/** Whether a person is named shortly before a token. */
export function isPersonNear(people: People, scene: Scene, at: number): boolean {
  for (const index of [scene.index, scene.index - 1])
    if (people.mentions[index]?.some((one) => one.person.isHuman && (index < scene.index || one.at < at)))
      return true;
  return false;
}
