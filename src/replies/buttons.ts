import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIChannelSelectComponent,
  type APIComponentInMessageActionRow,
  type APIRoleSelectComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";
import type { Span } from "../articles/index.ts";
import type { ParagraphSlice } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { type AnswerPage, customId, type PrintedReference, parsePage, referenceFields } from "./custom-id.ts";
import { fitPlain, limits } from "./fit.ts";
import type { Reply } from "./reply.ts";

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Rows of five buttons; none where there are no buttons. */
export function buttonRows(buttons: readonly APIButtonComponent[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < buttons.length; at += 5) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + 5) });
  }
  return rows;
}

/** A row with a menu of at most 25 things, of which one is chosen; its custom_id is its whole state. */
export function menuRow(
  id: string,
  placeholder: string,
  options: readonly { readonly label: string; readonly value: string }[],
): Row {
  const shown = options.slice(0, limits.choices).map(({ label, value }) => ({
    label: fitPlain(label, limits.choiceName),
    value,
  }));
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder: fitPlain(placeholder, limits.placeholder),
        options: shown,
      },
    ],
  };
}

/** A secondary button; its custom_id is its whole state. */
export function button(id: string, label: string): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: id, label };
}

/**
 * Steps to the neighbouring paragraphs, where there are any. `asker` is a user id, `page` the answer that is walked
 * from: if it is narrowed to an article, it is this one, so that a letter says as much as the id.
 */
export function walkButtons(
  { article, paragraph, previousPrint, nextPrint }: ParagraphSlice,
  asker: string,
  messages: Messages,
  page?: AnswerPage,
): APIButtonComponent[] {
  const pageFields =
    page === undefined ? [] : [page.offset, page.articleId === "" ? "" : "a", page.speakerPrint];
  const to = (target: number, print: string, label: string) =>
    button(customId("walk", packId(asker), ...referenceFields(article, target, print), ...pageFields), label);
  return [
    ...(previousPrint === undefined
      ? []
      : [to(paragraph - 1, previousPrint, messages.buttons.previous(paragraph))]),
    ...(nextPrint === undefined ? [] : [to(paragraph + 1, nextPrint, messages.buttons.next(paragraph + 2))]),
  ];
}

/** Steps into an article, to this paragraph. */
export function enterButton(
  { article, paragraph, print }: ParagraphSlice,
  asker: string,
  messages: Messages,
): APIButtonComponent {
  const id = customId("walk", packId(asker), ...referenceFields(article, paragraph, print));
  return button(id, messages.buttons.next(paragraph + 1));
}

/** The answer that a walk button's fields, after those of its reference, lead back to. */
export function parseWalkedPage(
  { article }: PrintedReference,
  [offset, narrowing, speakerPrint]: readonly string[],
): AnswerPage | undefined {
  if (offset === undefined || speakerPrint === undefined) return undefined;
  return parsePage([offset, narrowing === "a" ? article : "", speakerPrint]);
}

/** Turns to the passages that a page begins with. */
export function moreButton(asker: string, page: AnswerPage, messages: Messages): APIButtonComponent {
  return button(pageId("more", asker, page), messages.buttons.more);
}

/** Leads from a paragraph back to the answer that it was walked to from. */
export function backButton(asker: string, page: AnswerPage, messages: Messages): APIButtonComponent {
  return button(pageId("back", asker, page), messages.buttons.back);
}

function pageId(action: string, asker: string, { offset, articleId, speakerPrint }: AnswerPage): string {
  return customId(action, packId(asker), offset, articleId, speakerPrint);
}

/** Cites a span of a paragraph. */
export function citeButton(
  { article, paragraph, print }: ParagraphSlice,
  span: Span,
  messages: Messages,
): APIButtonComponent {
  const range = `${span.start.toString(36)}-${span.end.toString(36)}`;
  return button(
    customId("cite", ...referenceFields(article, paragraph, print), range),
    messages.buttons.cite,
  );
}

/** Posts a private answer to the channel; `mark` says until when that may be: see `Shelves.shareMark`. */
export function shareButton(mark: string, messages: Messages): APIButtonComponent {
  return button(mark === "" ? customId("share") : customId("share", mark), messages.buttons.share);
}

/** Deletes a shared message; `owner` is the id of the one who shared it. */
export function deleteButton(owner: string, messages: Messages): APIButtonComponent {
  return button(customId("delete", packId(owner)), messages.buttons.delete);
}

/** Goes on with a reindex by which most articles would be gone. */
export function reindexAnywayButton(messages: Messages): APIButtonComponent {
  return { ...button(customId("reindex-anyway"), messages.buttons.reindexAnyway), style: ButtonStyle.Danger };
}

/** Takes back what was done with an article of a server: `action` is the reverse of that. */
export function undoButton(
  action: "library-remove" | "library-restore",
  article: string,
  messages: Messages,
): APIButtonComponent {
  return button(customId(action, article), messages.buttons.undo);
}

/** All buttons of a message that have a custom_id. */
export function buttonsOf(reply: Pick<Reply, "components">): APIButtonComponentWithCustomId[] {
  return (reply.components ?? []).flatMap(({ components }) =>
    components.flatMap((component) =>
      component.type === ComponentType.Button && "custom_id" in component ? [component] : [],
    ),
  );
}

/** All menus of a message from which something can be chosen. */
export function menusOf(
  reply: Pick<Reply, "components">,
): (APIStringSelectComponent | APIChannelSelectComponent | APIRoleSelectComponent)[] {
  return (reply.components ?? []).flatMap(({ components }) =>
    components.flatMap((component) =>
      component.type === ComponentType.StringSelect ||
      component.type === ComponentType.ChannelSelect ||
      component.type === ComponentType.RoleSelect
        ? [component]
        : [],
    ),
  );
}

/** A Discord id in base 36, to save room in a custom_id. */
export function packId(id: string): string {
  return /^\d{1,20}$/.test(id) ? BigInt(id).toString(36) : "0";
}
