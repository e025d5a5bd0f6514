import type { Speaker } from "../article.ts";
import type { Organization } from "./organizations.ts";
import type { Person } from "./persons.ts";

/** Whom a phrase beside a quotation means. */
export interface Resolved {
  readonly name: string;
  readonly title?: string;
  readonly role?: string;
  readonly type: Speaker["type"];
  readonly person?: Person;
  readonly organization?: Organization;
  /** False where two people fit equally well, or none does. */
  readonly isSure: boolean;
}

/** A person as a speaker. */
export function ofPerson(person: Person, isSure: boolean): Resolved {
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

/** A group or an outlet as a speaker. */
export function ofOrganization(organization: Organization, isSure: boolean): Resolved {
  const { name, type } = organization;
  return { name, type, organization, isSure };
}

/** Whether two phrases mean the same one: the same person, or the same name where neither is a known person. */
export function isSame(a: Resolved, b: Resolved): boolean {
  return a.person || b.person ? a.person === b.person : a.name.toLowerCase() === b.name.toLowerCase();
}
