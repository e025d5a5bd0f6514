import type { LibraryParts } from "./parts.ts";

/** What a moderator says of a question: which paragraphs, by their number, answer it, and which do not. */
export interface Marked {
  readonly right: ReadonlySet<number>;
  readonly wrong: ReadonlySet<number>;
}

const none: Marked = { right: new Set(), wrong: new Set() };

/** What is said of a question, whatever its case, accents, marks and order of words. Linear in the articles' marks. */
export function marksOf({ index }: LibraryParts, question: string): Marked {
  const marked = index.articles.flatMap(({ marks = [] }, article) =>
    marks.map((mark) => ({ ...mark, paragraph: (index.articleStarts[article] ?? 0) + mark.paragraph })),
  );
  if (marked.length === 0) return none;
  const asked = keyOf(question);
  const said = marked.filter((mark) => keyOf(mark.question) === asked);
  const of = (isRight: boolean) =>
    new Set(said.filter((mark) => mark.isRight === isRight).map(({ paragraph }) => paragraph));
  return { right: of(true), wrong: of(false) };
}

/** What is right comes first, what is wrong not at all. */
export function byMarks<Item extends { readonly paragraph: number }>(
  ranked: readonly Item[],
  { right, wrong }: Marked,
): readonly Item[] {
  if (right.size + wrong.size === 0) return ranked;
  const others = ranked.filter(({ paragraph }) => !wrong.has(paragraph));
  const isRight = ({ paragraph }: Item) => right.has(paragraph);
  return [...others.filter(isRight), ...others.filter((item) => !isRight(item))];
}

function keyOf(question: string): string {
  const plain = question.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].sort().join(" ");
}
