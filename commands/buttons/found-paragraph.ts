import { type Context, UserError } from "../../src/bot.ts";
import { type FoundParagraph, parseReference, resolveReference } from "../../src/replies/index.ts";

/**
 * The paragraph that a button's fields point at, if it still stands in the library word for word.
 * @throws UserError where it does not, or where the fields point at nothing
 */
export function foundParagraph(
  { library, messages }: Pick<Context, "library" | "messages">,
  fields: readonly string[],
): FoundParagraph {
  const reference = parseReference(fields);
  if (reference === undefined) throw new UserError(messages.errors.staleButton);
  const resolved = resolveReference(library.articles, reference);
  switch (resolved.kind) {
    case "gone-article":
      throw new UserError(messages.walk.gone);
    case "gone-paragraph":
      throw new UserError(`${messages.walk.changed} ${messages.walk.paragraphGone}`);
    default:
      return resolved;
  }
}
