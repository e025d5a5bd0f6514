import { type Action, UserError } from "../../src/bot.ts";
import { isSpanOf, limits, renderCitation } from "../../src/replies/index.ts";
import { privately } from "../definition.ts";
import { foundParagraph } from "./found-paragraph.ts";
import { isManagersOwn } from "./walk.ts";

/** "Cite": privately, the quotation, its reference in three styles, and the link to the text itself. */
export const cite = {
  isForKeepers: isManagersOwn,
  acknowledge: privately,
  run: async (context) => {
    const { fields = [], library, messages } = context;
    const found = await foundParagraph(context, fields);
    const [start = -1, end = -1] = (fields[4] ?? "").split("-").map((offset) => Number.parseInt(offset, 36));
    const { slice } = found;
    if (!isSpanOf({ start, end }, slice)) throw new UserError(messages.errors.staleButton);
    const { url } = slice.article;
    const link =
      found.kind === "earlier"
        ? // The page may no longer have these words.
          url !== null && url.length <= limits.linkUrl
          ? url
          : null
        : await library.link({
            article: slice.article.id,
            paragraph: slice.paragraph,
            start,
            end,
            longest: limits.linkUrl,
          });
    const accessed = new Date().toISOString().slice(0, 10);
    return renderCitation(found, { start, end }, { link, accessed }, messages);
  },
} satisfies Action;
