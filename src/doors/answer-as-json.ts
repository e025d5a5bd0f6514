import type { Answer, PassagePlace } from "../library/index.ts";

/**
 * The object that `--json` prints: with passages where something is found or near, paragraphs counted from 1, and with
 * `unsaid` where somebody's words were asked for that are not there.
 */
export function answerAsJson(answer: Answer) {
  return {
    question: answer.question,
    kind: answer.kind,
    passages: (answer.kind === "nothing" ? [] : answer.passages).map(
      ({ article, paragraph, text, sentence, score, also = [] }) => ({
        articleId: article.id,
        title: article.title,
        author: article.author,
        date: article.date,
        publication: article.publication,
        url: article.url,
        paragraph: paragraph + 1,
        paragraphs: article.paragraphCount,
        text,
        sentence: text.slice(sentence.start, sentence.end),
        score,
        ...(also.length === 0 ? {} : { also: also.map(placeAsJson) }),
      }),
    ),
    matched: answer.matched,
    missing: answer.missing,
    ...(answer.kind === "found" || answer.unsaid === undefined ? {} : { unsaid: answer.unsaid }),
  };
}

/** Another place where the same stands. */
function placeAsJson({ article, paragraph }: PassagePlace) {
  const { id, title, url } = article;
  return { articleId: id, title, url, paragraph: paragraph + 1 };
}
