import type { Messages } from "../messages/index.ts";
import type { Added, StoredHead } from "../shelves/index.ts";
import { buttonRows, undoButton } from "./buttons.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitStart, limits } from "./fit.ts";
import { byWhom } from "./log.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

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
    case "additions":
      return phrases.tooFast(refused.most);
    case "drafts":
      return phrases.tooManyDrafts(refused.most / MEBIBYTE);
    case "outdated":
      return phrases.outdated;
  }
}

/** What a server has added, the newest first: title, file, version, size, and who added it when. */
export function renderOwnArticles(heads: readonly StoredHead[], messages: Messages): Reply {
  const { library: phrases, articles } = messages;
  const lines = [...heads].reverse().map(({ title, file, version, size, addedBy, addedAt }) => {
    const day = new Date(addedAt).toISOString().slice(0, 10);
    const origin = escapeText(
      `${fitPlainLine(file)} · ${phrases.size(size / 1024)} · ${phrases.version(version)}`,
    );
    return `- **${fitStart(plainLine(title), 150)}** (${origin} · ${day} · ${byWhom(addedBy, messages)})`;
  });
  if (lines.length === 0) return withText({ content: escapeText(phrases.none) });
  const { shown, left } = fitLines(lines, 3_900);
  const rest = left > 0 ? [escapeText(articles.andMore(left))] : [];
  return withText({
    embeds: [
      {
        color: colours.found,
        title: `${phrases.heading}: ${heads.length}`,
        description: [...shown, ...rest].join("\n"),
      },
    ],
  });
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
