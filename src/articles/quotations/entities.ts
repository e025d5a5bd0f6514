import type { Entity } from "../article.ts";
import { textOfRun } from "./names.ts";
import type { People } from "./people.ts";
import type { Resolved } from "./resolved.ts";
import type { Scene } from "./scene.ts";

/** The list of an article's people, groups, documents and outlets on its way. */
export interface Entities {
  /** The index of whom a phrase means; `form` is added to how the article names them. */
  indexOf(resolved: Resolved, form: string): number;
  readonly list: readonly Entity[];
}

/** Begins the list with everybody whom the article names, with the forms by which it does. */
export function listEntities(scenes: readonly Scene[], people: People): Entities {
  const list: (Entity & { readonly forms: string[] })[] = [];
  const indexes = new Map<unknown, number>();
  const indexOf = (resolved: Resolved, form: string): number => {
    const key = resolved.person ?? `${resolved.type} ${resolved.name.toLowerCase()}`;
    const known = indexes.get(key);
    const index = known ?? list.length;
    const forms = list[index]?.forms ?? [resolved.name];
    if (known === undefined) {
      const { name, type, title, role } = resolved;
      indexes.set(key, index);
      list.push({
        type,
        name,
        forms,
        ...(title === undefined ? {} : { title }),
        ...(role === undefined ? {} : { role }),
      });
    }
    if (form !== "" && forms.length < MAX_FORMS && !forms.includes(form)) forms.push(form);
    return index;
  };
  scenes.forEach(({ tokens, index }) => {
    for (const { person, at, to, isSure } of people.mentions[index] ?? []) {
      if (!isSure || !person.isHuman) continue;
      const { name, title, role } = person;
      const form = textOfRun(tokens, at, to);
      indexOf(
        {
          name,
          type: "person",
          person,
          isSure,
          ...(title === undefined ? {} : { title }),
          ...(role === undefined ? {} : { role }),
        },
        form,
      );
    }
  });
  return { indexOf, list };
}

/** Nobody is named in more ways than that; a hostile text could. */
const MAX_FORMS = 40;
