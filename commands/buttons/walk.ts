import { type Action, type Call, UserError } from "../../src/bot.ts";
import {
  buttonsOf,
  packId,
  parseReference,
  questionOf,
  renderParagraph,
  resolveReference,
} from "../../src/replies/index.ts";

/** Whether the button's message answers the one who pressed: their id is the first field of its custom_id. */
export function isAsker({ fields = [], user }: Call): boolean {
  return fields[0] === packId(user.id);
}

/** `◀ ¶ 6`, `¶ 8 ▶`: walks the article. On somebody else's answer it answers privately. */
export const walk = {
  acknowledge: (call) => (isAsker(call) ? "update" : "private"),
  run: async (context) => {
    const { fields = [], library, messages, target, user, isPrivate } = context;
    const reference = parseReference(fields.slice(1));
    if (reference === undefined) throw new UserError(messages.errors.staleButton);
    const isOwn = isAsker(context);
    const question = target === undefined ? undefined : questionOf(target.reply);
    const more =
      isOwn && target !== undefined
        ? buttonsOf(target.reply).filter(({ custom_id }) => custom_id.startsWith("more:"))
        : [];
    return renderParagraph(resolveReference(library.articles, reference), {
      messages,
      asker: user.id,
      isPrivate: isPrivate && context.place.kind !== "dm",
      keep: more,
      ...(question === undefined ? {} : { question }),
    });
  },
} satisfies Action;
