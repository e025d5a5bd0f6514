import type { APIEmbedField } from "discord-api-types/v10";
import type { Article } from "../articles/index.ts";
import type { Answer, Passage } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { questionLine, withText } from "./answer.ts";
import { plainLine } from "./escape.ts";
import { fitStart, limits } from "./fit.ts";
import { colours } from "./passage.ts";
import type { Reply } from "./reply.ts";
import { sourceLine, titleOf, webAddress } from "./source-line.ts";
import { speakerCaption } from "./speaker.ts";

/** One article's answer to the question. */
export interface ComparedAnswer {
  readonly article: Article;
  readonly answer: Answer;
}

/**
 * Each article's best passage on one question, one beside the other in the order asked for: a column an article, two
 * columns a row. A narrow screen shows the columns one below the other.
 */
export function renderComparison(
  question: string,
  answers: readonly ComparedAnswer[],
  messages: Messages,
): Reply {
  const columns = answers.map((answer) => column(answer, messages));
  const rows = Array.from({ length: Math.ceil(columns.length / 2) }, (_, row) =>
    columns.slice(2 * row, 2 * row + 2),
  );
  return withText({
    content: questionLine(question),
    embeds: rows.map((fields) => ({ color: colours.found, fields })),
  });
}

function column({ article, answer }: ComparedAnswer, messages: Messages): APIEmbedField {
  return {
    name: fitStart(titleOf(article), limits.fieldName),
    value: answer.kind === "found" ? cell(answer.passages[0], messages) : messages.compare.nothingHere,
    inline: true,
  };
}

/** The speaker, the best sentence, and where it stands. */
function cell({ article, paragraph, sentence }: Passage, messages: Messages): string {
  const words = (article.paragraphs[paragraph]?.text ?? "").slice(sentence.start, sentence.end);
  const speaker = speakerCaption(article, paragraph, sentence, messages);
  const lead = speaker === undefined ? "" : `**${fitStart(plainLine(speaker), 200)}**\n`;
  const place = fitStart(plainLine(sourceLine(article, paragraph, messages)), 200);
  const url = webAddress(article);
  const source = `\n-# ${url === undefined || url.length > 200 ? place : `[${place}](${url})`}`;
  return lead + fitStart(words, limits.fieldValue - lead.length - source.length) + source;
}
