import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import type { Messages } from "../messages/index.ts";
import type { QuestionPage } from "../shelves/index.ts";
import { button, buttonRows } from "./buttons.ts";
import { customId } from "./custom-id.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitPlain, fitStart } from "./fit.ts";
import { pageButtons } from "./pages.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** Questions on one page. */
export const questionsPerPage = 10;

/** Questions that found no answer, with a menu that takes some off the list, and buttons for pages and for all of them. */
export function renderUnanswered(
  { questions, total }: QuestionPage,
  offset: number,
  messages: Messages,
): Reply {
  const { unanswered: phrases, log } = messages;
  if (questions.length === 0) return withText({ content: escapeText(phrases.none) });
  const lines = questions.map(({ question, kind, count, lastAt }) => {
    const day = new Date(lastAt).toISOString().slice(0, 10);
    const told = escapeText(
      `${phrases.asked(count, day)} · ${kind === "near" ? phrases.near : phrases.nothing}`,
    );
    return `- **${fitStart(plainLine(question), 250)}** (${told})`;
  });
  const range = log.range(offset + 1, offset + questions.length, total);
  const clear = { ...button(customId("library-clear"), phrases.clear), style: ButtonStyle.Danger as const };
  return withText({
    embeds: [
      {
        color: colours.nothing,
        title: phrases.heading(total),
        description: [...lines, "", escapeText(phrases.hint)].join("\n"),
        ...(total > questions.length ? { footer: { text: range } } : {}),
      },
    ],
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: customId("library-settle", offset),
            placeholder: fitPlain(phrases.settle, 100),
            max_values: questions.length,
            options: questions.map(({ id, question }) => ({
              value: id,
              label: fitPlain(question, 100) || "…",
            })),
          },
        ],
      },
      ...buttonRows([
        button(customId("library-begin"), phrases.add),
        ...pageButtons("library-unanswered", { offset, limit: questionsPerPage, total }, messages),
        clear,
      ]),
    ],
  });
}
