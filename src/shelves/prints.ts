import { printOfSources } from "./sources-print.ts";

const articlePrint = ["../articles/", "../language/"];
const indexPrint = ["../library/", "../articles/", "../language/"];

/** Names what the parsers of this version make of a file. */
export const articlesKind = (): string => kindOf(articlePrint, "articles-1");
/** Names what this version makes of articles to find things in them. */
export const indexesKind = (): string => kindOf(indexPrint, "indexes-1");

const prints = new Map<readonly string[], string>();
/** What is the same for all that was made by the same code in these folders, under a name with a version. */
function kindOf(folders: readonly string[], name: string): string {
  const print = prints.get(folders) ?? printOfSources(...folders.map((at) => new URL(at, import.meta.url)));
  prints.set(folders, print);
  return `${name}-${print}`;
}
