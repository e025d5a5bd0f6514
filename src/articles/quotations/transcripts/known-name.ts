import type { People } from "../people.ts";
import type { Resolved } from "../resolved.ts";

/** A name with the person of the article whose it is. */
export function known(resolved: Resolved, { byLast }: People): Resolved {
  const key = resolved.name.toLowerCase();
  const bearers = byLast.get(key.slice(key.lastIndexOf(" ") + 1));
  const person = bearers?.find(({ name }) => name.toLowerCase() === key);
  return person === undefined ? resolved : { ...resolved, person };
}
