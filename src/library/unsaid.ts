import { tokenize } from "../language/index.ts";
import type { Unsaid } from "./answer.ts";
import type { LibraryParts } from "./parts.ts";
import type { AskedSpeaker } from "./rank/asked-speaker.ts";
import type { Scope } from "./rank/find-candidates.ts";
import type { Ranked } from "./rank/rank.ts";
import { hasWordsOf, touches } from "./rank/speech.ts";

/** So many paragraphs that name somebody are looked at for their words. */
const mostLookedAt = 200;

/**
 * Below these probabilities the nearest words of a speaker are on something else, if they have a word of the question
 * and if they have none. On 180 questions for somebody's words (even articles of `readers.json`) it lay below 0.31
 * where they said nothing of it, above 0.54 where they did. Without a reader it tells nothing, and words decide.
 */
const elsewhere = { touched: 0.25, untouched: 0.4 };

/** Words after a name within which a verb of saying may still be its own, behind what somebody is: see `mayReport`. */
const reach = { before: 4, after: 14 };

/** What is known of the words that are nearest to those asked for. */
interface Nearest {
  /** The passages with words of the speaker. */
  readonly own: readonly Ranked[];
  readonly all: readonly Ranked[];
  /** The probability that the first of `own` answers; undefined where nobody has read it. */
  readonly likeliest: number | undefined;
}

/** What to say of the words that a question asks for and that are not put forward. */
export async function unsaidOf(
  parts: LibraryParts,
  speaker: AskedSpeaker,
  scope: Scope,
  nearest: Nearest,
): Promise<Unsaid | undefined> {
  const { names, called } = speaker;
  const [name] = names;
  if (name === undefined) {
    const naming = await paragraphsNaming(parts, speaker, scope);
    if (!naming.some((paragraph) => maySpeak(parts, paragraph, speaker)))
      return { kind: "unquoted", speaker: fullName(parts, called, naming) };
  }
  return isOnThis(speaker, nearest) ? undefined : { kind: "elsewhere", speaker: name ?? called };
}

function isOnThis(speaker: AskedSpeaker, { own, all, likeliest }: Nearest): boolean {
  if (speaker.topic === 0) return true;
  // What is only reported is not known as surely as what is quoted: any word of the question will do.
  const isTouched = (speaker.names.length > 0 ? own : all).some((hit) => touches(hit, speaker));
  if (likeliest === undefined) return isTouched;
  return likeliest >= (isTouched ? elsewhere.touched : elsewhere.untouched);
}

/**
 * Whether a paragraph may quote or report somebody whom nothing surely quotes: a verb of saying stands beside the name,
 * or it or the next one has a quotation of nobody who is known.
 */
function maySpeak(parts: LibraryParts, paragraph: number, speaker: AskedSpeaker): boolean {
  const { index, quotationIndex } = parts;
  const isNext = index.articleOf[paragraph] === index.articleOf[paragraph + 1];
  const isUnclear = [paragraph, ...(isNext ? [paragraph + 1] : [])].some((at) =>
    quotationIndex.of(at).some(({ kind, confidence }) => kind === "speech" && confidence === "low"),
  );
  return isUnclear || hasWordsOf(parts, paragraph, speaker, reach) !== undefined;
}

/** The paragraphs of the scope that have a word of the name, at most so many. */
async function paragraphsNaming(
  { index, engine }: LibraryParts,
  { stems }: AskedSpeaker,
  { article }: Scope,
): Promise<number[]> {
  const terms = [...stems].flatMap((id) => {
    const stem = index.stems[id];
    return stem === undefined ? [] : [{ stem, weight: 1 }];
  });
  if (terms.length === 0) return [];
  const hits = await engine.find(terms, article === undefined ? {} : { articles: [article] }, mostLookedAt);
  return hits.map(({ paragraph }) => paragraph);
}

/** How an article names the one whom the question calls so, where one of these paragraphs is of such an article. */
function fullName({ index }: LibraryParts, called: string, paragraphs: readonly number[]): string {
  const fold = (name: string): string =>
    ` ${tokenize(name)
      .map(({ word }) => word)
      .join(" ")}`;
  const asked = fold(called);
  const articles = new Set(paragraphs.map((paragraph) => index.articleOf[paragraph] ?? 0));
  for (const article of articles)
    for (const { name } of index.articles[article]?.entities ?? [])
      if (fold(name).endsWith(asked)) return name;
  return called;
}
