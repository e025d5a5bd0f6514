import type { Action, Call } from "../../src/bot.ts";
import {
  keepShared,
  packId,
  parseReference,
  parseWalkedPage,
  questionOf,
  renderParagraph,
} from "../../src/replies/index.ts";
import { foundParagraph } from "./found-paragraph.ts";

/** Whether the button's message answers the one who pressed: their id is the first field of its custom_id. */
export function isAsker({ fields = [], user }: Call): boolean {
  return fields[0] === packId(user.id);
}

/** Whether it goes on from what a manager was shown alone: earlier versions are read in any channel. */
export function isManagersOwn({ mayManage, target }: Call): boolean {
  return mayManage === true && target?.isEphemeral === true;
}

/** `◀ ¶ 6`, `¶ 8 ▶`: walks the article. On somebody else's answer it answers privately. */
export const walk = {
  isForKeepers: isManagersOwn,
  acknowledge: (call) => (isAsker(call) ? "update" : "private"),
  run: async (context) => {
    const { fields = [], messages, target, user, shareMark } = context;
    const found = await foundParagraph(context, fields.slice(1));
    const reference = parseReference(fields.slice(1));
    const page = reference === undefined ? undefined : parseWalkedPage(reference, fields.slice(5));
    const question = target === undefined ? undefined : questionOf(target.reply);
    const reply = renderParagraph(found, {
      messages,
      asker: user.id,
      shareMark,
      ...(question === undefined || page === undefined ? {} : { answer: { question, page } }),
    });
    return isAsker(context) && target !== undefined ? keepShared(target.reply, reply) : reply;
  },
} satisfies Action;
