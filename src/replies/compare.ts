import type { APIEmbedField } from "discord-api-types/v10";
import type { Answer, ArticleHead, Passage } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitStart, limits } from "./fit.ts";
import { missingNote, unsaidNote } from "./notes.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import { questionLine } from "./question-line.ts";
import type { Reply } from "./reply.ts";
import { sourceLine, titleOf, webAddress } from "./source-line.ts";
import { speakerCaption } from "./speaker.ts";

/** One article's answer to the question. */
export interface ComparedAnswer {
  readonly article: ArticleHead;
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
  const unsaid = unsaidNote(answer, messages);
  const missing = missingNote(answer, messages);
  const notes = [
    ...(unsaid === undefined ? [] : [escapeText(unsaid)]),
    ...(missing === undefined ? [] : [`-# ${fitStart(missing, 200)}`]),
    ...(answer.kind === "near" ? [escapeText(messages.answer.near)] : []),
  ];
  return {
    name: fitStart(titleOf(article), limits.fieldName),
    value:
      answer.kind === "nothing"
        ? [messages.compare.nothingHere, ...notes].join("\n")
        : cell(answer.passages[0], answer.kind === "found", notes, messages),
    inline: true,
  };
}

/** Notes, the speaker, the best sentence, and where it stands; of what is only near nothing is in bold. */
function cell(passage: Passage, isFound: boolean, notes: readonly string[], messages: Messages): string {
  const { article, text, sentence } = passage;
  const caption = speakerCaption(passage, sentence, messages);
  const speaker = caption === undefined ? undefined : fitStart(plainLine(caption), 200);
  const lead = [...notes, ...(speaker === undefined ? [] : [isFound ? `**${speaker}**` : speaker])];
  const place = fitStart(plainLine(sourceLine(passage, messages)), 200);
  const url = webAddress(article);
  const source = `-# ${url === undefined || url.length > 200 ? place : `[${place}](${url})`}`;
  const around = [...lead, source].join("\n").length + 1;
  const words = fitStart(text.slice(sentence.start, sentence.end), limits.fieldValue - around);
  return [...lead, words, source].join("\n");
}
