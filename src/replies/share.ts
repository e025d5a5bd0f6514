import type { Messages } from "../messages/index.ts";
import { buttonRows, buttonsOf, deleteButton } from "./buttons.ts";
import { plainLine } from "./escape.ts";
import { fitStart, limits } from "./fit.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

type Message = Pick<Reply, "content" | "embeds" | "components">;

/** A private answer as a public message: credited to the one who asked, without a mention, and with a delete button. */
export function renderShared(
  reply: Message,
  user: { readonly id: string; readonly name: string },
  messages: Messages,
): Reply {
  const credit = `-# ${fitStart(plainLine(messages.share.sharedBy(user.name)), 120)}`;
  return withCredit(reply, credit, deleteButton(user.id, messages));
}

/** What takes the place of a shared message, such as the next passages, stays credited and deletable as that was. */
export function keepShared(before: Message, after: Reply): Reply {
  const remove = buttonsOf(before).find(({ custom_id }) => custom_id.startsWith("delete:"));
  const credit = before.content?.split("\n").at(-1);
  return remove === undefined || credit === undefined ? after : withCredit(after, credit, remove);
}

function withCredit(
  { content = "", embeds, components }: Message,
  credit: string,
  remove: ReturnType<typeof deleteButton>,
): Reply {
  const kept = buttonsOf({ ...(components === undefined ? {} : { components }) });
  const room = limits.content - credit.length - 1;
  const said = fitStart(content, room, (text) => text);
  return withText({
    content: said === "" ? credit : `${said}\n${credit}`,
    ...(embeds === undefined ? {} : { embeds }),
    components: buttonRows([...kept.filter(({ custom_id }) => custom_id !== "share"), remove]),
  });
}
