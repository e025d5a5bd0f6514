import type { Speaker } from "../../articles/index.ts";
import { articleWords, determiners, documentNouns, groupNouns, isPersonNoun } from "../../language/index.ts";

/**
 * Whether somebody is called by a name ("Ida Roe", "the Harbour Trust") and not only described ("a spokesman for the
 * Harbour Trust", "Some critics", "Researchers", "the report"): the described of two articles are two.
 */
export function isProperName(name: string, type: Speaker["type"]): boolean {
  const words = name.replace(/^the\s/iu, "").split(/\s+/u);
  const first = words[0] ?? "";
  const last = words.at(-1) ?? "";
  if (type === "document" || !/^\p{Lu}/u.test(first) || !/^[\p{Lu}\d&(]/u.test(last) || /[/@]/u.test(name))
    return false;
  const lead = name.split(/\s+/u, 1)[0]?.toLowerCase() ?? "";
  if (lead !== "the" && (articleWords.has(lead) || determiners.has(lead))) return false;
  return words.length > 1 || type === "outlet" || !isNoun(first.toLowerCase());
}

/** "researchers", "minister", "union" */
function isNoun(word: string): boolean {
  const singular = word.replace(/s$/u, "");
  return [word, singular].some((one) => isPersonNoun(one) || groupNouns.has(one) || documentNouns.has(one));
}
