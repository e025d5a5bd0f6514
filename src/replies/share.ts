import type { Messages } from "../messages/index.ts";
import { withText } from "./answer.ts";
import { buttonRows, buttonsOf, deleteButton } from "./buttons.ts";
import { plainLine } from "./escape.ts";
import { fitContent, fitStart } from "./fit.ts";
import type { Reply } from "./reply.ts";

/** A private answer as a public message: credited to the one who asked, without a mention, and with a delete button. */
export function renderShared(
  reply: Pick<Reply, "content" | "embeds" | "components">,
  user: { readonly id: string; readonly name: string },
  messages: Messages,
): Reply {
  const credit = `-# ${fitStart(plainLine(messages.share.sharedBy(user.name)), 120)}`;
  const kept = buttonsOf(reply).filter(({ custom_id }) => custom_id !== "share");
  return withText({
    content: fitContent([reply.content ?? "", credit].filter((line) => line !== "").join("\n")),
    ...(reply.embeds === undefined ? {} : { embeds: reply.embeds }),
    components: buttonRows([...kept, deleteButton(user.id, messages)]),
  });
}
