import { type Context, UserError } from "../../src/bot.ts";
import { parseReference, type ShownParagraph } from "../../src/replies/index.ts";

/**
 * The paragraph that a button's fields point at, if it still stands in the library word for word, or stood in an earlier
 * version of an article that is still there.
 * @throws UserError where it does not, or where the fields point at nothing
 */
export async function foundParagraph(
  { library, messages, earlier }: Pick<Context, "library" | "messages" | "earlier">,
  fields: readonly string[],
): Promise<ShownParagraph> {
  const reference = parseReference(fields);
  if (reference === undefined) throw new UserError(messages.errors.staleButton);
  const result = await library.paragraph(reference);
  switch (result.kind) {
    case "gone-article":
      throw new UserError(messages.walk.gone);
    case "gone-paragraph": {
      const before = await (await earlier())?.paragraph(reference);
      if (before !== undefined) return before;
      throw new UserError(`${messages.walk.changed} ${messages.walk.paragraphGone}`);
    }
    default:
      return result;
  }
}
