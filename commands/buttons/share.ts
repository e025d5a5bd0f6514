import { type Action, type Call, mayPost, UserError } from "../../src/bot.ts";
import { renderNotice, renderShared } from "../../src/replies/index.ts";
import { isAsker } from "./walk.ts";

/** "Share": posts a private answer to the channel as a new message, credited to the one who asked. */
export const share = {
  acknowledge: () => "update",
  run: async (context) => {
    const { messages, target, user, fields = [], place, shelves } = context;
    if (target === undefined) throw new UserError(messages.errors.staleButton);
    if (!mayPost(context)) throw new UserError(messages.errors.mayNotSend);
    // What everybody sees here may have become less since it was answered.
    if ((await shelves.shareMark(place, [])) !== (fields[0] ?? ""))
      throw new UserError(messages.share.changed);
    return { ...renderShared(target.reply, user, messages), delivery: "new" };
  },
} satisfies Action;

/** Whoever shared it stands in the first field of the button's custom_id. */
function mayDelete(call: Call): boolean {
  return call.mayModerate || isAsker(call);
}

/** "🗑": the one who shared a message, and moderators, can delete it. */
export const deleteShared = {
  isForKeepers: true,
  acknowledge: (call) => (mayDelete(call) ? "update" : "private"),
  run: async (context) => {
    if (!mayDelete(context)) throw new UserError(context.messages.share.notYours);
    return { ...renderNotice(""), delivery: "delete" };
  },
} satisfies Action;
