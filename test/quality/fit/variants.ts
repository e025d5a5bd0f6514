import { askingWords, englishLexicon, kinships, stem, stopwords } from "../../../src/language/index.ts";
import { type Question, type QuestionFile, toArticle } from "../retrieval/question-file.ts";
import { randomFrom } from "../retrieval/statistics.ts";

/** Most sentences of a re-cut paragraph. */
const mostSentences = 3;

/**
 * The same articles with paragraphs as short as a newspaper's, of one to three sentences, and the answerable
 * questions with the pieces that hold their answers. The same cuts every time.
 */
export function recut({ articles, questions }: QuestionFile): QuestionFile {
  const cuts = new Map(
    articles.map((article) => {
      const random = randomFrom(article.id);
      const pieces = article.paragraphs.flatMap(({ text, sentences }, paragraph) => {
        const found: { paragraph: number; start: number; end: number; text: string }[] = [];
        for (let i = 0; i < sentences.length; ) {
          const count = 1 + Math.floor(random() * mostSentences);
          const start = sentences[i]?.start ?? 0;
          i = Math.min(sentences.length, i + count);
          const end = sentences[i - 1]?.end ?? start;
          found.push({ paragraph, start, end, text: text.slice(start, end) });
        }
        return found;
      });
      const short = toArticle(
        `${article.id}-short`,
        article.title,
        pieces.map(({ text }) => text),
      );
      return [article, { short, pieces }];
    }),
  );
  return {
    articles: [...cuts.values()].map(({ short }) => short),
    questions: questions.flatMap((question): Question[] => {
      const cut = cuts.get(question.article);
      if (cut === undefined || question.unanswerable) return [];
      const answers = new Map(
        cut.pieces.flatMap((piece, at) => {
          const inside = (question.answers.get(piece.paragraph) ?? [])
            .filter(({ start, end }) => start >= piece.start && end <= piece.end)
            .map(({ start, end }) => ({ start: start - piece.start, end: end - piece.start }));
          return inside.length === 0 ? [] : [[at, inside] as const];
        }),
      );
      return answers.size === 0
        ? []
        : [{ ...question, article: cut.short, gold: [...answers.keys()], answers }];
    }),
  };
}

/**
 * The question as somebody would put it who has not the text before them: about half of its words that are no
 * names and numbers left out, or said otherwise, with a word akin or with one that has nothing to do with it.
 * The same question gets the same words every time.
 */
export function paraphrase(question: string): string {
  const lexicon = englishLexicon();
  const random = randomFrom(question);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const words = [...question.matchAll(/\p{L}+/gu)].filter(
    ([word]) => /^\p{Ll}{3,}/u.test(word) && !stopwords.has(word) && !askingWords.has(word),
  );
  const changed = new Set<number>();
  const count = Math.max(1, Math.round(words.length / 2));
  while (changed.size < Math.min(count, words.length)) changed.add(Math.floor(random() * words.length));
  let text = "";
  let from = 0;
  words.forEach(({ 0: word, index }, i) => {
    if (!changed.has(i)) return;
    const akin: string[] = [];
    const id = lexicon.idOf(stem(word));
    if (id >= 0)
      lexicon.akin(id, (other, kinship) => {
        if (kinship !== kinships.below && other !== id) akin.push(lexicon.stems[other] ?? "");
      });
    const way = random();
    const instead = way < 0.3 ? "" : way < 0.7 ? (pick(akin) ?? "") : (pick(lexicon.stems) ?? "");
    text += question.slice(from, index) + instead;
    from = index + word.length;
  });
  return text + question.slice(from);
}
