import { type APIEmbed, type APIEmbedField, ButtonStyle } from "discord-api-types/v10";
import type { Resembling } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Collection, Preview, StoredVersion, VersionRef } from "../shelves/index.ts";
import { button, buttonRows, menuRow, undoButton } from "./buttons.ts";
import { customId } from "./custom-id.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitStart, limits } from "./fit.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** Names of speakers in one field. */
const SPEAKERS = 8;
/** Stretches of paragraphs that are named. */
const STRETCHES = 6;
/** Articles that are named because they are much the same. */
const ALIKE = 3;

/**
 * A draft as it was read, before anybody sees it: what it is called, what was left out, what it changes, and which
 * articles it resembles; with buttons that keep, edit and discard it.
 */
export function renderPreview(
  preview: Preview,
  {
    alike,
    notes: said = [],
    collections = [],
  }: {
    readonly alike: readonly Resembling[];
    readonly notes?: readonly string[];
    readonly collections?: readonly Pick<Collection, "id" | "name">[];
  },
  messages: Messages,
): Reply {
  const { version } = preview;
  const { library: phrases } = messages;
  const fields = versionFields(version);
  const isNew = version.served === 0;
  const notes = [
    isNew ? phrases.draft : phrases.draftOf(version.served),
    ...changeNotes(preview, messages),
    ...alike
      .slice(0, ALIKE)
      .map(({ article, share }) => phrases.alike(article.title, Math.round(share * 100))),
    ...said,
  ];
  return withText({
    embeds: [versionEmbed(version, notes, messages)],
    components: [
      // Who closes an article only once it is kept has shown it to everybody meanwhile.
      ...(isNew && collections.length > 0
        ? [
            menuRow(
              customId("library-into", ...fields),
              messages.collections.into,
              collections.map(({ id, name }) => ({ value: id, label: name })),
            ),
          ]
        : []),
      ...buttonRows([
        { ...button(customId("library-keep", ...fields), phrases.keep), style: ButtonStyle.Success },
        button(customId("library-edit", ...fields), phrases.edit),
        button(customId("library-discard", ...fields), phrases.discard),
      ]),
    ],
  });
}

/** That a draft is served from now on, and what it is called, with a button that takes it out again; none under a new version. */
export function renderKept(version: StoredVersion, messages: Messages): Reply {
  const { library: phrases } = messages;
  const isNew = version.version === 1;
  const done = isNew ? phrases.added : phrases.replaced(version.version);
  return withText({
    embeds: [versionEmbed(version, [done], messages)],
    ...(isNew ? { components: buttonRows([undoButton("library-remove", version.id, messages)]) } : {}),
  });
}

/** The fields of a custom_id that point at a version. */
export function versionFields({ id, version, print }: Required<VersionRef>): [string, number, string] {
  return [id, version, print];
}

/** Reads what `versionFields` wrote; undefined where the fields are not such a reference. */
export function parseVersion([id, version, print]: readonly string[]): Required<VersionRef> | undefined {
  if (id === undefined || print === undefined || print.length !== 8) return undefined;
  return version !== undefined && /^\d{1,9}$/.test(version)
    ? { id, version: Number(version), print }
    : undefined;
}

/** What a version is called and comes to, and what is to be said of it. */
export function versionEmbed(version: StoredVersion, notes: readonly string[], messages: Messages): APIEmbed {
  const { articles: names, library: phrases } = messages;
  const { summary, edits } = version;
  const { author = null, date = null, publication = null, url = null } = { ...summary, ...edits };
  const { paragraphs, speakers = [], dropped = 0, joined = 0 } = summary ?? {};
  const more = speakers.length - SPEAKERS;
  const quoted = [...speakers.slice(0, SPEAKERS), ...(more > 0 ? [`+${more}`] : [])].join(", ");
  const said = [...notes, ...(dropped + joined === 0 ? [] : [phrases.mended(dropped, joined)])];
  return {
    color: version.isDraft ? colours.warning : colours.found,
    title: fitStart(plainLine(version.title), limits.embedTitle),
    ...(said.length === 0 ? {} : { description: escapeText(said.join("\n")) }),
    fields: [
      ...field(names.author, author),
      ...field(names.date, date),
      ...field(names.publication, publication),
      ...field(names.link, url),
      ...field(names.length, paragraphs === undefined ? null : names.paragraphs(paragraphs)),
      ...field(names.quoted, quoted === "" ? null : quoted),
    ],
  };
}

function field(name: string, value: string | null): APIEmbedField[] {
  return value === null ? [] : [{ name, value: fitStart(plainLine(value), 300), inline: true }];
}

function changeNotes({ version, changes }: Preview, { library: phrases }: Messages): string[] {
  if (changes === undefined) return [];
  const { added, removed, kept } = changes;
  if (added.length + removed.length === 0) return [phrases.unchanged(version.served)];
  return [
    ...(added.length > 0 ? [phrases.paragraphsAdded(added.length, stretches(added))] : []),
    ...(removed.length > 0
      ? [phrases.paragraphsRemoved(removed.length, stretches(removed), version.served)]
      : []),
    phrases.paragraphsKept(kept),
  ];
}

/** Paragraphs (from 0) as people count them: "¶ 1, 3–5, …". */
function stretches(numbers: readonly number[]): string {
  const found: [first: number, last: number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  const shown = found
    .slice(0, STRETCHES)
    .map(([first, last]) => (first === last ? `${first + 1}` : `${first + 1}–${last + 1}`));
  return `¶ ${[...shown, ...(found.length > STRETCHES ? ["…"] : [])].join(", ")}`;
}
