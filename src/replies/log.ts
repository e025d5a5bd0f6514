import type { Messages } from "../messages/index.ts";
import type { Act, LogPage } from "../shelves/index.ts";
import { buttonRows } from "./buttons.ts";
import { collectionSaid } from "./collections.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitStart } from "./fit.ts";
import { pageButtons } from "./pages.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";
import { settingSaid } from "./settings.ts";

/** Acts on one page. */
export const actsPerPage = 15;

/** Longest line of an act without when and by whom, so that all of a page have room, in UTF-16 units. */
const longestDeed = 200;

/** Escaped, but for channels and roles, which Discord shows by name and notifies nobody of. */
function escapeDeed(deed: string): string {
  return deed
    .split(/(<(?:#|@&)\d{15,20}>)/)
    .map((part, i) => (i % 2 === 1 ? part : escapeText(part)))
    .join("");
}

/** Who did what with a library and when, the newest first, with buttons that turn the page. */
export function renderLog({ acts, total }: LogPage, offset: number, messages: Messages): Reply {
  const { log: phrases } = messages;
  if (total === 0) return withText({ content: escapeText(phrases.none) });
  const lines = acts.map((act) => {
    const time = new Date(act.at).toISOString().slice(0, 16).replace("T", " ");
    return `- ${time} · ${byWhom(act.by, messages)} · ${fitStart(deedOf(act, messages), longestDeed, escapeDeed)}`;
  });
  const { shown } = fitLines(lines, 4_000);
  const range = phrases.range(offset + 1, offset + acts.length, total);
  const buttons = pageButtons("library-log", { offset, limit: actsPerPage, total }, messages);
  return withText({
    embeds: [
      {
        color: colours.found,
        title: phrases.heading,
        description: shown.join("\n"),
        ...(total > acts.length ? { footer: { text: range } } : {}),
      },
    ],
    components: buttonRows(buttons),
  });
}

/** A user, whose name Discord shows and whom it does not notify, or else whoever runs the bot. */
export function byWhom(id: string, { log: phrases }: Messages): string {
  return /^\d{15,20}$/.test(id) ? `<@${id}>` : escapeText(phrases.host);
}

function deedOf({ kind, subject }: Act, messages: Messages): string {
  const { log: phrases } = messages;
  const title = fitStart(plainLine(subject), 120, (text) => text);
  switch (kind) {
    case "add":
      return phrases.add(title);
    case "replace":
      return phrases.replace(title);
    case "edit":
      return phrases.edit(title);
    case "hide":
      return phrases.hide(title);
    case "show":
      return phrases.show(title);
    case "remove":
      return phrases.remove(title);
    case "restore":
      return phrases.restore(title);
    case "settings":
      return phrases.settings(settingSaid(subject, messages));
    case "unanswered":
      return phrases.unanswered;
    case "collections":
      return collectionSaid(subject, messages);
    case "fix":
      return phrases.fix(title);
    case "forget":
      return phrases.forget;
  }
}
