import { type Action, UserError } from "../../src/bot.ts";
import { isSpanOf, parseReference, renderCitation, resolveReference } from "../../src/replies/index.ts";

/** "Cite": privately, the quotation, its reference in three styles, and the link to the text itself. */
export const cite = {
  acknowledge: ({ place }) => (place.kind === "dm" ? "public" : "private"),
  run: async ({ fields = [], library, messages }) => {
    const reference = parseReference(fields);
    const [start = -1, end = -1] = (fields[4] ?? "").split("-").map((offset) => Number.parseInt(offset, 36));
    if (reference === undefined) throw new UserError(messages.errors.staleButton);
    const resolved = resolveReference(library.articles, reference);
    const span = { start, end };
    if ("paragraph" in resolved && !isSpanOf(span, resolved.article, resolved.paragraph)) {
      throw new UserError(messages.errors.staleButton);
    }
    return renderCitation(resolved, span, new Date().toISOString().slice(0, 10), messages);
  },
} satisfies Action;
