import type { Article } from "../../articles/index.ts";
import { classOf, stem, tokenize } from "../../language/index.ts";
import { countWords, type TextTokens } from "./count-words.ts";
import { Numbers, type Translation } from "./numbers.ts";
import { sentencesOf, shapeBits, type TextArrays } from "./text-index.ts";
import type { Turns } from "./turns.ts";

/** A copy that holds on to no longer text: engines cut a string out of another without copying. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

/**
 * Collects articles one after the other. Words and stems are numbered as they come, so that the same articles give
 * the same arrays, whether they were read or copied.
 */
export class TextIndexBuilder {
  readonly #words: string[] = [];
  readonly #wordIds = new Map<string, number>();
  readonly #stems: string[] = [];
  readonly #stemIds = new Map<string, number>();
  readonly #stemOf = new Numbers();
  readonly #classes = new Numbers();
  readonly #tokens = new Numbers();
  readonly #sentenceStarts = new Numbers();
  readonly #paragraphStarts = new Numbers();
  readonly #articleStarts = new Numbers();
  readonly #titleTokens = new Numbers();
  readonly #titleStarts = new Numbers();
  #earlier: TextArrays | undefined;

  /** Starts the next article. */
  startArticle(article: Article): void {
    this.#beginArticle();
    for (const { word, shape: form } of tokenize(article.title))
      this.#titleTokens.push((this.#wordId(word) << 8) | form);
  }

  /** Adds a paragraph of the article that was started. */
  addParagraph(article: Article, paragraph: number): void {
    this.#paragraphStarts.push(this.#sentenceStarts.length);
    const text = article.paragraphs[paragraph]?.text ?? "";
    for (const span of sentencesOf(article, paragraph)) {
      this.#sentenceStarts.push(this.#tokens.length);
      for (const { word, shape: form } of tokenize(text.slice(span.start, span.end)))
        this.#tokens.push((this.#wordId(word) << 8) | form);
    }
  }

  /** Gives a function that adds an article as an earlier index has it, without reading it anew. */
  createCopier(from: TextArrays): (article: number) => void {
    this.#earlier = from;
    this.#tokens.reserve(from.tokens.length);
    const translation: Translation = {
      table: new Uint32Array(from.words.length),
      find: (old) =>
        this.#keep(from.words[old] ?? "", from.stems[from.stemOf[old] ?? 0] ?? "", from.classOf[old] ?? 0),
      bits: shapeBits,
    };
    return (article) => {
      this.#beginArticle();
      const { titleStarts, articleStarts, paragraphStarts, sentenceStarts } = from;
      const title = [titleStarts[article] ?? 0, titleStarts[article + 1] ?? 0] as const;
      this.#titleTokens.appendTranslated(from.titleTokens, title, translation);
      const [paragraph, lastParagraph] = [articleStarts[article] ?? 0, articleStarts[article + 1] ?? 0];
      const [sentence, lastSentence] = [paragraphStarts[paragraph] ?? 0, paragraphStarts[lastParagraph] ?? 0];
      const [token, lastToken] = [sentenceStarts[sentence] ?? 0, sentenceStarts[lastSentence] ?? 0];
      const [toSentence, toToken] = [this.#sentenceStarts.length - sentence, this.#tokens.length - token];
      this.#paragraphStarts.appendShifted(paragraphStarts, paragraph, lastParagraph, toSentence);
      this.#sentenceStarts.appendShifted(sentenceStarts, sentence, lastSentence, toToken);
      this.#tokens.appendTranslated(from.tokens, [token, lastToken], translation);
    };
  }

  /** Gives the arrays. */
  async finish(turns: Turns): Promise<TextArrays> {
    await turns.next();
    const sortedStems = this.#sortStems();
    await turns.next();
    this.#sentenceStarts.push(this.#tokens.length);
    this.#paragraphStarts.push(this.#sentenceStarts.length - 1);
    this.#articleStarts.push(this.#paragraphStarts.length - 1);
    this.#titleStarts.push(this.#titleTokens.length);
    const read: TextTokens = {
      words: this.#words,
      stemOf: this.#stemOf.done(),
      stems: this.#stems,
      tokens: this.#tokens.done(),
      sentenceStarts: this.#sentenceStarts.done(),
      paragraphStarts: this.#paragraphStarts.done(),
      articleStarts: this.#articleStarts.done(),
    };
    const counts = await countWords(read, turns);
    return {
      ...read,
      ...counts,
      classOf: Uint16Array.from(this.#classes.done()),
      sortedStems,
      titleTokens: this.#titleTokens.done(),
      titleStarts: this.#titleStarts.done(),
      wordIds: this.#wordIds,
    };
  }

  /** The ids of the stems in the order of the stems; those of an earlier index are in theirs already. */
  #sortStems(): Uint32Array {
    const earlier = this.#earlier;
    const isKnown = new Uint8Array(this.#stems.length);
    const known = new Uint32Array(this.#stems.length);
    let length = 0;
    for (const old of earlier?.sortedStems ?? []) {
      const id = this.#stemIds.get(earlier?.stems[old] ?? "");
      if (id === undefined) continue;
      isKnown[id] = 1;
      known[length++] = id;
    }
    const added = this.#stems.filter((_, id) => isKnown[id] === 0).sort();
    const sorted = new Uint32Array(this.#stems.length);
    for (let at = sorted.length - 1, next = added.length - 1; at >= 0; at--) {
      const [last, stem] = [this.#stems[known[length - 1] ?? 0] ?? "", added[next]];
      const isAdded = stem !== undefined && (length === 0 || stem > last);
      sorted[at] = isAdded ? (this.#stemIds.get(stem) ?? 0) : (known[--length] ?? 0);
      if (isAdded) next--;
    }
    return sorted;
  }

  #beginArticle(): void {
    this.#articleStarts.push(this.#paragraphStarts.length);
    this.#titleStarts.push(this.#titleTokens.length);
  }

  #wordId(read: string): number {
    const known = this.#wordIds.get(read);
    if (known !== undefined) return known;
    const word = flat(read);
    return this.#keep(word, flat(stem(word)), classOf(word));
  }

  /** The word's id, new if it is not there yet. */
  #keep(word: string, itsStem: string, classes: number): number {
    const known = this.#wordIds.get(word);
    if (known !== undefined) return known;
    let stemId = this.#stemIds.get(itsStem);
    if (stemId === undefined) {
      stemId = this.#stems.push(itsStem) - 1;
      this.#stemIds.set(itsStem, stemId);
    }
    this.#wordIds.set(word, this.#words.length);
    this.#stemOf.push(stemId);
    this.#classes.push(classes);
    return this.#words.push(word) - 1;
  }
}
