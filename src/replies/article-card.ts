import { ButtonStyle } from "discord-api-types/v10";
import type { Messages } from "../messages/index.ts";
import type { StoredVersion } from "../shelves/index.ts";
import { button, buttonRows, menuRow } from "./buttons.ts";
import { customId } from "./custom-id.ts";
import { versionEmbed, versionFields } from "./drafts.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitStart, limits } from "./fit.ts";
import { dayOf } from "./library.ts";
import { byWhom } from "./log.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** An article of a server, for who manages it: what it is called and comes to, who added it, and what can be done. */
export function renderOwnArticle(version: StoredVersion, messages: Messages): Reply {
  const { library: phrases } = messages;
  const { id, file, size, hidden } = version;
  const notes = hidden === undefined ? [] : [phrases.isHidden];
  const embed = versionEmbed(version, notes, messages);
  const origin = `${plainLine(file)} · ${phrases.size(size / 1024)} · ${phrases.version(version.version)}`;
  const added = `${dayOf(version.addedAt)} · ${byWhom(version.addedBy, messages)}`;
  const hiding =
    hidden === undefined
      ? (["library-hide", phrases.hide] as const)
      : (["library-show", phrases.show] as const);
  return withText({
    embeds: [
      {
        ...embed,
        fields: [
          ...(embed.fields ?? []),
          { name: phrases.file, value: fitStart(origin, 300), inline: true },
          { name: phrases.addedBy, value: added, inline: true },
        ],
      },
    ],
    components: buttonRows([
      button(customId("library-edit", ...versionFields(version)), phrases.edit),
      button(customId("library-replace", id), phrases.replace),
      button(customId(hiding[0], id), hiding[1]),
      { ...button(customId("library-remove", id), phrases.remove), style: ButtonStyle.Danger },
      button(customId("library-versions", id), phrases.versions),
      button(customId("library-list", 0), phrases.toList),
    ]),
  });
}

/** The versions of an article, the newest first: who added each and when; with a menu that opens an earlier one. */
export function renderVersions(versions: readonly StoredVersion[], messages: Messages): Reply {
  const { library: phrases } = messages;
  const [newest] = versions;
  const lines = versions.map(({ version, title, file, size, addedAt, addedBy }) => {
    const origin = escapeText(`${phrases.size(size / 1024)} · ${dayOf(addedAt)}`);
    const name = `${fitStart(plainLine(title), 100)} (${fitStart(plainLine(file), 80)}`;
    return `- **${escapeText(phrases.version(version))}**: ${name} · ${origin} · ${byWhom(addedBy, messages)})`;
  });
  const { shown } = fitLines(lines, 4_000);
  const options = versions
    .filter(({ version, served }) => version < served)
    .map((one) => ({
      label: `${phrases.version(one.version)} · ${dayOf(one.addedAt)}`,
      value: versionFields(one).join(":"),
    }));
  return withText({
    embeds: [
      {
        color: colours.found,
        title: fitStart(plainLine(newest?.title ?? ""), limits.embedTitle),
        description: shown.join("\n"),
      },
    ],
    components: [
      ...(options.length === 0 ? [] : [menuRow(customId("library-version"), phrases.readOne, options)]),
      ...buttonRows([button(customId("library-card", newest?.id ?? ""), phrases.toCard)]),
    ],
  });
}
