import type { Article, ParagraphSpan, Span } from "../../articles/index.ts";
import type { Step } from "./align.ts";
import { countNegations } from "./negation.ts";
import type { ArticleWord } from "./phrase-index.ts";
import type { Difference } from "./quote-check.ts";
import { ELLIPSIS, type Word } from "./words.ts";

/** One run of a comparison with its words. */
export interface Run extends Difference {
  readonly claimWords: readonly Word[];
  readonly articleWords: readonly ArticleWord[];
}

interface Draft {
  kind: Difference["kind"];
  claimWords: Word[];
  articleWords: ArticleWord[];
}

/** How many words of a claim's first or last run that were not found may stand for the article's neighbours. */
const MOST_AT_EDGE = 2;

function groupSteps(
  steps: readonly Step[],
  claim: readonly Word[],
  article: readonly ArticleWord[],
): Draft[] {
  const drafts: Draft[] = [];
  for (const step of steps) {
    const isElision = step.kind === "elide" || (step.kind === "add" && claim[step.claim]?.key === ELLIPSIS);
    const kind = step.kind === "equal" ? "equal" : isElision ? "elided" : "changed";
    let draft = drafts.at(-1);
    const paragraph = article[step.article]?.paragraph;
    const isNewParagraph =
      step.kind !== "add" &&
      draft?.articleWords.length !== 0 &&
      draft?.articleWords.at(-1)?.paragraph !== paragraph;
    if (draft === undefined || draft.kind !== kind || isNewParagraph) {
      draft = { kind, claimWords: [], articleWords: [] };
      drafts.push(draft);
    }
    const word = claim[step.claim];
    const other = article[step.article];
    if (word && step.kind !== "drop" && step.kind !== "elide") draft.claimWords.push(word);
    if (other && step.kind !== "add") draft.articleWords.push(other);
  }
  for (const draft of drafts) {
    if (draft.kind !== "changed") continue;
    if (draft.claimWords.length === 0) draft.kind = "dropped";
    else if (draft.articleWords.length === 0) draft.kind = "added";
  }
  return drafts;
}

/** The article's words next to a position, in one sentence with it, at most `count`, in reading order. */
function neighbours(
  article: Article,
  words: readonly ArticleWord[],
  at: number,
  step: 1 | -1,
  count: number,
) {
  const anchor = words[at];
  const sentence = article.paragraphs[anchor?.paragraph ?? -1]?.sentences.find(
    ({ start, end }) => anchor && start <= anchor.start && anchor.end <= end,
  );
  const found: ArticleWord[] = [];
  for (let next = at + step; sentence && found.length < count; next += step) {
    const word = words[next];
    if (!word || word.paragraph !== anchor?.paragraph || word.isMark) break;
    if (word.start < sentence.start || word.end > sentence.end) break;
    found.push(word);
  }
  return step === 1 ? found : found.reverse();
}

/**
 * A word that the claim has at its very edge instead of the article's is aligned with nothing, because the
 * article goes on beyond the claim: sets it against the article's own word there.
 */
function extendEdges(drafts: Draft[], article: Article, words: readonly ArticleWord[]): void {
  for (const step of [-1, 1] as const) {
    const edge = drafts.at(step === -1 ? 0 : -1);
    const inner = drafts.at(step === -1 ? 1 : -2);
    if (edge?.kind !== "added" || inner?.kind !== "equal") continue;
    const anchor = step === -1 ? inner.articleWords[0] : inner.articleWords.at(-1);
    const at = anchor ? words.indexOf(anchor) : -1;
    const count = edge.claimWords.filter((word) => !word.isMark).length;
    const next = words[at + step];
    if (at < 0 || count > MOST_AT_EDGE) continue;
    if (count > 0) edge.articleWords = neighbours(article, words, at, step, count);
    else if (next?.isMark && next.paragraph === anchor?.paragraph) edge.articleWords = [next];
    if (edge.articleWords.length > 0) edge.kind = "changed";
  }
}

/** The same beside an ellipsis, which could as well have left out the word that was changed. */
function takeFromElisions(drafts: readonly Draft[]): void {
  for (const [at, added] of drafts.entries()) {
    if (added.kind !== "added") continue;
    const count = added.claimWords.length;
    const before = drafts[at - 1];
    const after = drafts[at + 1];
    if (after?.kind === "elided") added.articleWords = after.articleWords.splice(0, count);
    else if (before?.kind === "elided") added.articleWords = before.articleWords.splice(-count, count);
    if (added.articleWords.length > 0) added.kind = "changed";
  }
}

function hull(words: readonly Span[], empty: number): Span {
  return { start: words[0]?.start ?? empty, end: words.at(-1)?.end ?? empty };
}

/** Groups the steps of an alignment into runs that read from the claim's start to its end. */
export function compareWords(
  steps: readonly Step[],
  claim: readonly Word[],
  article: Article,
  words: readonly ArticleWord[],
): Run[] {
  const drafts = groupSteps(steps, claim, words);
  takeFromElisions(drafts);
  extendEdges(drafts, article, words);
  const first = drafts.flatMap((draft) => draft.articleWords)[0];
  let span: ParagraphSpan = {
    paragraph: first?.paragraph ?? 0,
    start: first?.start ?? 0,
    end: first?.start ?? 0,
  };
  let claimEnd = claim[0]?.start ?? 0;
  return drafts.map(({ kind, claimWords, articleWords }) => {
    const paragraph = articleWords[0]?.paragraph ?? span.paragraph;
    span = { paragraph, ...hull(articleWords, span.end) };
    const claimSpan = hull(claimWords, claimEnd);
    claimEnd = claimSpan.end;
    const change = countNegations(claimWords) - countNegations(articleWords);
    const isMarked = claimWords[0]?.key === "[" && claimWords.at(-1)?.key === "]";
    return {
      kind,
      claim: claimSpan,
      article: span,
      isMarked: kind !== "equal" && isMarked,
      ...(kind !== "equal" && change !== 0 ? { negation: change < 0 ? "lost" : "gained" } : {}),
      claimWords,
      articleWords,
    };
  });
}

/** The spans that a stretch of words takes, one for each paragraph. */
export function spansOf(words: readonly ArticleWord[]): ParagraphSpan[] {
  const spans: ParagraphSpan[] = [];
  for (const { paragraph, start, end } of words) {
    const last = spans.at(-1);
    if (last?.paragraph === paragraph) spans[spans.length - 1] = { paragraph, start: last.start, end };
    else spans.push({ paragraph, start, end });
  }
  return spans;
}
