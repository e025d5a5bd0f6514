import type { Article } from "../articles/index.ts";
import type { Answer } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { questionLine, withText } from "./answer.ts";
import { plainLine } from "./escape.ts";
import { fitStart, limits } from "./fit.ts";
import { colours, sentenceCard } from "./passage.ts";
import type { Reply } from "./reply.ts";

/** Each article's best passage on one question, one embed an article, in the order asked for. */
export function renderComparison(
  question: string,
  answers: readonly { readonly article: Article; readonly answer: Answer }[],
  messages: Messages,
): Reply {
  const room =
    Math.floor((limits.embedsTotal - 200) / Math.max(1, answers.length)) - 2 * limits.embedTitle - 400;
  return withText({
    content: questionLine(question),
    embeds: answers.map(({ article, answer }) => {
      if (answer.kind === "found") return sentenceCard(answer.passages[0], messages, room);
      const title = fitStart(plainLine(article.title), limits.embedTitle);
      return { color: colours.nothing, title, description: messages.compare.nothingHere };
    }),
  });
}
