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
 * Below this probability the nearest words of a speaker are on something else: on 180 questions for somebody's words
 * (even articles of `readers.json`), it lay below 0.31 where they said nothing of it, above 0.54 where they did.
 */
const elsewhere = 0.4;

/**
 * What to say of the words that a question asks for and that are not put forward. `nearest` are passages with words of
 * the speaker, `likeliest` is the probability that the first of them answers.
 */
export async function unsaidOf(
  parts: LibraryParts,
  speaker: AskedSpeaker,
  scope: Scope,
  nearest: readonly Ranked[],
  likeliest: number,
): Promise<Unsaid | undefined> {
  const { names, called } = speaker;
  const [name] = names;
  if (name === undefined) {
    const naming = await paragraphsNaming(parts, speaker, scope);
    if (!naming.some((paragraph) => hasWordsOf(parts, paragraph, speaker) !== undefined))
      return { kind: "unquoted", speaker: fullName(parts, called, naming) };
  }
  if (speaker.topic === 0) return undefined;
  const isOnThis = likeliest >= elsewhere && nearest.some((hit) => touches(hit, speaker));
  return isOnThis ? undefined : { kind: "elsewhere", speaker: name ?? called };
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
