import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
} from "discord-api-types/v10";
import type { Messages } from "../messages/index.ts";
import type { StoredVersion, VersionRef } from "../shelves/index.ts";
import { button, buttonRows, menuRow, menusOf } from "./buttons.ts";
import { customId } from "./custom-id.ts";
import { parseVersion, versionFields } from "./drafts.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitPlain, fitStart, limits } from "./fit.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** What became of one of several files: a draft, perhaps one that resembles an article; or why there is none. */
export type ListedDraft =
  | { readonly version: StoredVersion; readonly resembles?: string }
  | { readonly file: string; readonly reason: string };

/**
 * Several drafts at once: what became of each file, with a menu that shows them one by one, and buttons that keep or
 * discard all. Those find the drafts in the menu of the message that they hang on. At most 25.
 */
export function renderDrafts(listed: readonly ListedDraft[], messages: Messages): Reply {
  const { library: phrases, articles } = messages;
  const lines = listed.map((one) => {
    if ("reason" in one) return `✗ ${nameOf(one.file)}: ${escapeText(one.reason)}`;
    const { version, resembles } = one;
    const length = escapeText(articles.paragraphs(version.summary?.paragraphs ?? 0));
    const warning =
      resembles === undefined ? "" : ` ⚠ ${escapeText(phrases.resembles(fitPlain(resembles, 80)))}`;
    return `✓ ${nameOf(version.title)} · ${length}${warning}`;
  });
  const drafts = listed.flatMap((one) => ("version" in one ? [one.version] : []));
  return listReply([phrases.drafts(drafts.length, listed.length), ...lines], draftRows(drafts, messages));
}

/** What was decided on one of several drafts; `reason` where it could not be done. */
export interface DecidedDraft {
  readonly title: string;
  readonly reason?: string;
}

/** What became of several drafts, of which some may still be to be decided on. */
export function renderDecided(heading: string, decided: readonly DecidedDraft[]): Reply {
  const lines = decided.map(({ title, reason }) =>
    reason === undefined ? `✓ ${nameOf(title)}` : `✗ ${nameOf(title)}: ${escapeText(reason)}`,
  );
  return listReply([heading, ...lines], []);
}

/** The versions that the menu of a message lists, with what they are called there. */
export function listedVersions(
  reply: Pick<Reply, "components">,
): { readonly ref: Required<VersionRef>; readonly title: string }[] {
  return menusOf(reply).flatMap((menu) => {
    if (!("options" in menu)) return [];
    return menu.options.flatMap(({ label, value }) => {
      const ref = parseVersion(value.split(":"));
      return ref === undefined ? [] : [{ ref, title: label }];
    });
  });
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

function draftRows(drafts: readonly StoredVersion[], { library: phrases }: Messages): Row[] {
  if (drafts.length === 0) return [];
  const options = drafts.map((version) => ({
    label: version.title,
    value: versionFields(version).join(":"),
  }));
  return [
    menuRow(customId("library-draft"), phrases.oneByOne, options),
    ...buttonRows([
      { ...button(customId("library-keep-all"), phrases.keepAll), style: ButtonStyle.Success },
      button(customId("library-discard-all"), phrases.discardAll),
    ]),
  ];
}

function listReply([heading = "", ...lines]: readonly string[], rows: readonly Row[]): Reply {
  const { shown } = fitLines(lines, 4_000);
  return withText({
    embeds: [
      { color: colours.warning, title: fitPlain(heading, limits.embedTitle), description: shown.join("\n") },
    ],
    components: rows,
  });
}

function nameOf(name: string): string {
  return `**${fitStart(plainLine(name), 120)}**`;
}
