import { headingLabels, particles } from "../../language/index.ts";
import { ENDS_SENTENCE } from "./blocks.ts";
import type { Line } from "./lines.ts";

/** A name or office, and perhaps what somebody is or when: "Ida Roe", "DISPATCHER", "Paul Poe -- Chairman", "Ida 9:14 AM". */
const SPEAKER =
  /^([^–—|(,:\d]{2,50}?)(?:\s*(?:,|--|[–—|])\s*[^:.?!]{2,60}|\s*\([^)]{1,40}\))?(?:(?:\s[–—-])?\s\S{0,12}\s?(?:at\s)?\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?)?:?$/u;

/** People who talk say less than this without a break; between two heads of pages stands more. UTF-16, on average. */
const LONGEST_TURN = 1_000;
const LEAST_LINES = 4;

/**
 * The lines that are names with the words of whoever bears them beneath, in a transcript: the same two or more come
 * again and again, each behind a whole sentence, and little stands between. Running heads break into sentences.
 */
export function speakerLines(lines: readonly Line[]): ReadonlySet<Line> {
  const none: ReadonlySet<Line> = new Set();
  const named = lines.flatMap((line, at) => {
    const name = nameOf(line);
    return name === undefined ? [] : [{ line, at, name }];
  });
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const heads = named.filter(({ name }) => (counts.get(name) ?? 0) > 1);
  const [first, last] = [heads[0], heads.at(-1)];
  if (!first || !last || heads.length < LEAST_LINES || new Set(heads.map(({ name }) => name)).size < 2)
    return none;
  if (last.line.start - first.line.start > LONGEST_TURN * (heads.length - 1)) return none;
  const isWhole = heads.every(({ line, at }) => {
    const before = lines[at - 1];
    const isBehindSentence = line === first.line || (before !== undefined && ENDS_SENTENCE.test(before.text));
    return isBehindSentence && !line.page && /^[^\p{Ll}]/u.test(lines[at + 1]?.text ?? "");
  });
  return isWhole ? new Set(heads.map(({ line }) => line)) : none;
}

/** The name in a line that may be a speaker's, lower case. */
function nameOf({ text }: Line): string | undefined {
  if (text.length > 100 || ENDS_SENTENCE.test(text.replace(/\s\([^)]*\)$|:$/, ""))) return undefined;
  const name = SPEAKER.exec(text)?.[1]?.trim() ?? "";
  const words = name.split(/\s+/u);
  const isTimed = /\d:\d{2}/.test(text);
  const isName = words.every((word) => /^\p{Lu}/u.test(word) || particles.has(word) || isTimed);
  if (name === "" || words.length > 5 || !isName) return undefined;
  const key = name.toLowerCase();
  return headingLabels.has(key) ? undefined : key;
}
