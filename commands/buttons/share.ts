import { type Action, UserError } from "../../src/bot.ts";
import { packId, renderNotice, renderShared } from "../../src/replies/index.ts";

/** "Share": posts a private answer to the channel as a new message, credited to the one who asked. */
export const share = {
  acknowledge: () => "update",
  run: async ({ messages, target, user }) => {
    if (target === undefined) throw new UserError(messages.errors.staleButton);
    return { ...renderShared(target.reply, user, messages), delivery: "new" };
  },
} satisfies Action;

/** "🗑": the one who shared a message, and moderators, can delete it. */
export const deleteShared = {
  acknowledge: ({ fields = [], user, mayModerate }) =>
    mayModerate || fields[0] === packId(user.id) ? "update" : "private",
  run: async ({ fields = [], mayModerate, messages, user }) => {
    if (!mayModerate && fields[0] !== packId(user.id)) throw new UserError(messages.share.notYours);
    return { ...renderNotice(""), delivery: "delete" };
  },
} satisfies Action;
