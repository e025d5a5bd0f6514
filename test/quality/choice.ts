/** What every measurement on a file of questions can be told, for `parseArgs`. */
export const choiceOptions = {
  articles: { type: "string", default: "all" },
  limit: { type: "string", default: "0" },
  json: { type: "boolean", default: false },
} as const;

/** Whether passages are read, and by which networks: those of the project where none are named. */
export const readerOptions = {
  reader: { type: "string", default: "on" },
  models: { type: "string" },
} as const;

/** What is measured, of which file, and how it is printed. */
export interface Choice {
  readonly file: string;
  /** Whether an article is asked about, by its position in the file from 0. */
  readonly isChosen: (position: number) => boolean;
  /** So many questions at most, evenly from first to last; 0: all. */
  readonly limit: number;
  readonly json: boolean;
}

/** The choice that the options make; undefined where they make none. */
export function choiceOf(
  [file, ...others]: readonly string[],
  values: { readonly articles: string; readonly limit: string; readonly json: boolean },
): Choice | undefined {
  const isChosen = chooser(values.articles);
  const limit = Number(values.limit);
  if (file === undefined || others.length > 0 || isChosen === undefined) return undefined;
  return Number.isInteger(limit) && limit >= 0 ? { file, isChosen, limit, json: values.json } : undefined;
}

/** Which articles are asked about, by position; undefined where the choice is none. `fifth:4` is 4, 9, 14, … */
export function chooser(choice: string): ((position: number) => boolean) | undefined {
  const fifth = /^fifth:([0-4])$/.exec(choice)?.[1];
  if (fifth !== undefined) return (position) => position % 5 === Number(fifth);
  if (choice === "all") return () => true;
  if (choice === "odd" || choice === "even") return (position) => position % 2 === (choice === "odd" ? 1 : 0);
  return undefined;
}

/** At most `limit` of the items, evenly from first to last; all where it is 0. */
export function spread<Item>(items: readonly Item[], limit: number): readonly Item[] {
  if (limit === 0 || items.length <= limit) return items;
  return Array.from({ length: limit }, (_, i) => items[Math.floor((i * items.length) / limit)]).filter(
    (item) => item !== undefined,
  );
}
