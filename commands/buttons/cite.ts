import { type Action, UserError } from "../../src/bot.ts";
import { isSpanOf, renderCitation } from "../../src/replies/index.ts";
import { privately } from "../definition.ts";
import { foundParagraph } from "./found-paragraph.ts";

/** "Cite": privately, the quotation, its reference in three styles, and the link to the text itself. */
export const cite = {
  acknowledge: privately,
  run: async (context) => {
    const { fields = [], messages } = context;
    const found = foundParagraph(context, fields);
    const [start = -1, end = -1] = (fields[4] ?? "").split("-").map((offset) => Number.parseInt(offset, 36));
    if (!isSpanOf({ start, end }, found.article, found.paragraph)) {
      throw new UserError(messages.errors.staleButton);
    }
    return renderCitation(found, { start, end }, new Date().toISOString().slice(0, 10), messages);
  },
} satisfies Action;
