import type { Article } from "../../articles/index.ts";
import { classOf, createStemmer, shape, tokenize } from "../../language/index.ts";
import { Numbers } from "./numbers.ts";
import { sentencesOf, shapeOf, type TextArrays, wordOf } from "./text-index.ts";

/** A copy that holds on to no longer text: engines cut a string out of another without copying. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

/**
 * Collects articles one after the other. Words and stems are numbered as they come, so that the same articles give
 * the same arrays, whether they were read or copied.
 */
export class TextIndexBuilder {
  readonly #stemmer = createStemmer();
  readonly #words: string[] = [];
  readonly #wordIds = new Map<string, number>();
  readonly #stems: string[] = [];
  readonly #stemIds = new Map<string, number>();
  readonly #stemOf = new Numbers();
  readonly #classes = new Numbers();
  readonly #wordCount = new Numbers();
  readonly #capitalCount = new Numbers();
  readonly #paragraphsWith = new Numbers();
  /** Stem id to the last paragraph that was counted, from 1. */
  readonly #lastSeen = new Numbers();
  readonly #tokens = new Numbers();
  readonly #sentenceStarts = new Numbers();
  readonly #paragraphStarts = new Numbers();
  readonly #articleStarts = new Numbers();
  readonly #articleOf = new Numbers();
  readonly #titleTokens = new Numbers();
  readonly #titleStarts = new Numbers();
  readonly #articleStems = new Numbers();
  readonly #articleStemStarts = new Numbers();
  #ofArticle = new Map<number, number>();

  /** Starts the next article. */
  startArticle(article: Article): void {
    this.#beginArticle();
    for (const { word, shape: form } of tokenize(article.title))
      this.#titleTokens.push((this.#wordId(word) << 8) | form);
  }

  /** Adds a paragraph of the article that was started. */
  addParagraph(article: Article, paragraph: number): void {
    this.#beginParagraph();
    const text = article.paragraphs[paragraph]?.text ?? "";
    for (const span of sentencesOf(article, paragraph)) {
      this.#sentenceStarts.push(this.#tokens.length);
      for (const { word, shape: form } of tokenize(text.slice(span.start, span.end)))
        this.#pushToken((this.#wordId(word) << 8) | form);
    }
  }

  /** Gives a function that adds an article as an earlier index has it, without reading it anew. */
  createCopier(from: TextArrays): (article: number) => void {
    // Ids here + 1, as they become known.
    const ids = new Uint32Array(from.words.length);
    const translate = (token: number): number => {
      const old = wordOf(token);
      const known = ids[old] ?? 0;
      if (known > 0) return ((known - 1) << 8) | shapeOf(token);
      const id = this.#wordId(
        from.words[old] ?? "",
        from.stems[from.stemOf[old] ?? 0] ?? "",
        from.classOf[old] ?? 0,
      );
      ids[old] = id + 1;
      return (id << 8) | shapeOf(token);
    };
    return (article) => {
      this.#beginArticle();
      for (let i = from.titleStarts[article] ?? 0; i < (from.titleStarts[article + 1] ?? 0); i++)
        this.#titleTokens.push(translate(from.titleTokens[i] ?? 0));
      const last = from.articleStarts[article + 1] ?? 0;
      for (let paragraph = from.articleStarts[article] ?? 0; paragraph < last; paragraph++) {
        this.#beginParagraph();
        const end = from.paragraphStarts[paragraph + 1] ?? 0;
        for (let sentence = from.paragraphStarts[paragraph] ?? 0; sentence < end; sentence++) {
          this.#sentenceStarts.push(this.#tokens.length);
          const to = from.sentenceStarts[sentence + 1] ?? 0;
          for (let i = from.sentenceStarts[sentence] ?? 0; i < to; i++)
            this.#pushToken(translate(from.tokens[i] ?? 0));
        }
      }
    };
  }

  /** Gives the arrays; `pause` lets other work go on between its longer steps. */
  async finish(pause: () => Promise<void>): Promise<TextArrays> {
    this.#endArticle();
    await pause();
    const sortedStems = Uint32Array.from(this.#stems.toSorted(), (stem) => this.#stemIds.get(stem) ?? 0);
    await pause();
    this.#articleStemStarts.push(this.#articleStems.length);
    this.#sentenceStarts.push(this.#tokens.length);
    this.#paragraphStarts.push(this.#sentenceStarts.length - 1);
    this.#articleStarts.push(this.#paragraphStarts.length - 1);
    this.#titleStarts.push(this.#titleTokens.length);
    return {
      words: this.#words,
      stemOf: this.#stemOf.done(),
      classOf: Uint16Array.from(this.#classes.done()),
      wordCount: this.#wordCount.done(),
      capitalCount: this.#capitalCount.done(),
      stems: this.#stems,
      sortedStems,
      paragraphsWith: this.#paragraphsWith.done(),
      tokens: this.#tokens.done(),
      sentenceStarts: this.#sentenceStarts.done(),
      paragraphStarts: this.#paragraphStarts.done(),
      articleStarts: this.#articleStarts.done(),
      articleOf: this.#articleOf.done(),
      titleTokens: this.#titleTokens.done(),
      titleStarts: this.#titleStarts.done(),
      articleStems: this.#articleStems.done(),
      articleStemStarts: this.#articleStemStarts.done(),
    };
  }

  #beginArticle(): void {
    this.#endArticle();
    this.#articleStemStarts.push(this.#articleStems.length);
    this.#articleStarts.push(this.#paragraphStarts.length);
    this.#titleStarts.push(this.#titleTokens.length);
  }

  #endArticle(): void {
    const entries = Uint32Array.from(this.#ofArticle, ([stem, count]) => (stem << 8) | Math.min(count, 255));
    this.#articleStems.append(entries.sort());
    this.#ofArticle = new Map();
  }

  #beginParagraph(): void {
    this.#paragraphStarts.push(this.#sentenceStarts.length);
    this.#articleOf.push(this.#articleStarts.length - 1);
  }

  #pushToken(token: number): void {
    this.#tokens.push(token);
    const word = wordOf(token);
    this.#wordCount.increment(word);
    if ((token & shape.capital) !== 0) this.#capitalCount.increment(word);
    const stem = this.#stemOf.at(word);
    const paragraph = this.#articleOf.length;
    if (this.#lastSeen.at(stem) === paragraph) return;
    this.#lastSeen.set(stem, paragraph);
    this.#paragraphsWith.increment(stem);
    this.#ofArticle.set(stem, (this.#ofArticle.get(stem) ?? 0) + 1);
  }

  /** The word's id. What is known of a new word may be given. */
  #wordId(read: string, knownStem?: string, knownClass?: number): number {
    const known = this.#wordIds.get(read);
    if (known !== undefined) return known;
    const word = knownStem === undefined ? flat(read) : read;
    const stem = knownStem ?? this.#stemmer(word);
    let stemId = this.#stemIds.get(stem);
    if (stemId === undefined) {
      stemId = this.#stems.length;
      const kept = knownStem ?? flat(stem);
      this.#stems.push(kept);
      this.#stemIds.set(kept, stemId);
      this.#paragraphsWith.push(0);
      this.#lastSeen.push(0);
    }
    this.#wordIds.set(word, this.#words.length);
    this.#stemOf.push(stemId);
    this.#classes.push(knownClass ?? classOf(word));
    this.#wordCount.push(0);
    this.#capitalCount.push(0);
    return this.#words.push(word) - 1;
  }
}
