import type { Messages } from "../messages/index.ts";
import type { Added, StoredHead } from "../shelves/index.ts";
import { buttonRows, menuRow, undoButton } from "./buttons.ts";
import { customId } from "./custom-id.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitStart, limits } from "./fit.ts";
import { byWhom } from "./log.ts";
import { pageButtons } from "./pages.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";
import { titleOf } from "./source-line.ts";

const MEBIBYTE = 1024 * 1024;

/** Why a file was not added, in a sentence. */
export function refusalOf(
  refused: Extract<Added, { readonly refused: string }>,
  { library: phrases }: Messages,
): string {
  switch (refused.refused) {
    case "same":
      return phrases.same(refused.as);
    case "unreadable":
      return phrases.unreadable(refused.reason);
    case "unknown":
      return phrases.notThere;
    case "articles":
      return phrases.tooMany(refused.most);
    case "bytes":
      return phrases.tooMuch(refused.most / MEBIBYTE);
    case "fileBytes":
      return phrases.tooLarge(refused.most / MEBIBYTE);
    case "paragraphs":
      return phrases.tooManyParagraphs(refused.most);
    case "fileParagraphs":
      return phrases.tooLong(refused.most);
    case "kept":
      return phrases.tooMuchKept(refused.most / MEBIBYTE);
    case "additions":
      return phrases.tooFast(refused.most);
    case "drafts":
      return phrases.tooManyDrafts(refused.most / MEBIBYTE);
    case "busy":
      return phrases.busy;
    case "outdated":
      return phrases.outdated;
  }
}

/** Articles on one page of the list. */
export const articlesPerPage = 15;

/**
 * What a server has added, the newest first: title, file, version, size, and who added it when; with a menu that opens
 * an article's card, and buttons that turn the page. `heads` are all, oldest first.
 */
export function renderOwnArticles(heads: readonly StoredHead[], offset: number, messages: Messages): Reply {
  const { library: phrases, log } = messages;
  const total = heads.length;
  if (total === 0) return withText({ content: escapeText(phrases.none) });
  const page = [...heads].reverse().slice(offset, offset + articlesPerPage);
  const lines = page.map((head) => {
    const { title, file, version, size, addedBy, addedAt, hidden } = head;
    const origin = escapeText(
      `${fitPlainLine(file)} · ${phrases.size(size / 1024)} · ${phrases.version(version)}`,
    );
    const mark = hidden === undefined ? "" : ` · ${escapeText(phrases.hidden)}`;
    const by = byWhom(addedBy, messages);
    return `- **${fitStart(plainLine(title), 100)}** (${origin} · ${dayOf(addedAt)} · ${by}${mark})`;
  });
  const { shown } = fitLines(lines, 4_000);
  const range = log.range(offset + 1, offset + page.length, total);
  const options = page.map(({ id, title }) => ({ label: titleOf({ id, title }), value: id }));
  return withText({
    embeds: [
      {
        color: colours.found,
        title: `${phrases.heading}: ${total}`,
        description: shown.join("\n"),
        ...(total > page.length ? { footer: { text: range } } : {}),
      },
    ],
    components: [
      ...(options.length === 0 ? [] : [menuRow(customId("library-card"), phrases.openOne, options)]),
      ...buttonRows(pageButtons("library-list", { offset, limit: articlesPerPage, total }, messages)),
    ],
  });
}

/** The day of a time in ms, as it is in UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function fitPlainLine(text: string): string {
  const line = plainLine(text);
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

/** That an article is no longer served, with a button that brings it back. */
export function renderRemoved({ id, title }: StoredHead, messages: Messages): Reply {
  return withText({
    content: fitStart(messages.library.removed(title), limits.content),
    components: buttonRows([undoButton("library-restore", id, messages)]),
  });
}
