import { type Context, UserError } from "../../src/bot.ts";
import type { FoundParagraph } from "../../src/library/index.ts";
import { parseReference } from "../../src/replies/index.ts";

/**
 * The paragraph that a button's fields point at, if it still stands in the library word for word.
 * @throws UserError where it does not, or where the fields point at nothing
 */
export async function foundParagraph(
  { library, messages }: Pick<Context, "library" | "messages">,
  fields: readonly string[],
): Promise<FoundParagraph> {
  const reference = parseReference(fields);
  if (reference === undefined) throw new UserError(messages.errors.staleButton);
  const result = await library.paragraph(reference);
  switch (result.kind) {
    case "gone-article":
      throw new UserError(messages.walk.gone);
    case "gone-paragraph":
      throw new UserError(`${messages.walk.changed} ${messages.walk.paragraphGone}`);
    default:
      return result;
  }
}
