/** What Discord accepts as a message and as an autocomplete answer. */
import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  MessageReferenceType,
} from "discord-api-types/v10";
import type { Path } from "./errors.ts";
import {
  also,
  byType,
  flag,
  integer,
  list,
  need,
  number,
  oneOf,
  type Rule,
  readForm,
  shape,
  snowflake,
  text,
  time,
  url,
} from "./form.ts";
import { emoji, isSelectType, SELECTS, type SelectForm } from "./select-form.ts";

/** Over all embeds of a message: titles, descriptions, field names and values, footers and authors. */
const EMBEDS_TOTAL = 6000;

const picture = url(2048, ["http", "https", "attachment"]);
const embed = also(
  shape({
    title: text({ max: 256 }),
    description: text({ max: 4096 }),
    url: url(2048),
    color: integer({ min: 0, max: 0xffffff }),
    timestamp: time,
    footer: shape({ text: need(text({ max: 2048 })), icon_url: picture }),
    image: shape({ url: need(picture) }),
    thumbnail: shape({ url: need(picture) }),
    author: shape({ name: need(text({ max: 256 })), url: url(2048), icon_url: picture }),
    fields: list(shape({ name: need(text({ max: 256 })), value: need(text({ max: 1024 })), inline: flag }), {
      max: 25,
    }),
  }),
  (read, path, report) => {
    const { title, description, footer, image, thumbnail, author, fields } = read;
    if (!title && !description && !footer && !image && !thumbnail && !author && !fields?.length) {
      report([...path, "description"], "BASE_TYPE_REQUIRED", "This field is required");
    }
  },
);

const button = also(
  shape({
    type: oneOf([ComponentType.Button]),
    id: integer({ min: 0 }),
    style: need(oneOf([1, 2, 3, 4, 5])),
    label: text({ max: 80 }),
    emoji,
    custom_id: text({ min: 1, max: 100 }),
    url: url(512, ["http", "https", "discord"]),
    disabled: flag,
  }),
  (read, path, report) => {
    if (read.style === ButtonStyle.Link) {
      if (read.url === undefined)
        report([...path, "url"], "BUTTON_COMPONENT_URL_REQUIRED", "A url is required");
      if (read.custom_id !== undefined) {
        const said = "A custom id and url cannot both be specified";
        report(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", said);
      }
    } else if (read.custom_id === undefined) {
      const field = [...path, "custom_id"];
      report(field, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required");
    }
    if (!read.label && read.emoji === undefined) {
      const field = [...path, "label"];
      report(field, "BUTTON_COMPONENT_INVALID_LABEL", "A label or an emoji is required");
    }
  },
);
type RowChild = ReturnType<typeof button.read> | SelectForm;
const rowChild = byType<RowChild>(
  new Map<number, Rule<RowChild>>([[ComponentType.Button, button], ...SELECTS]),
);
const isSelect = (child: RowChild): child is SelectForm => isSelectType(child.type ?? 0);
const row = also(
  shape({
    type: oneOf([ComponentType.ActionRow]),
    id: integer({ min: 0 }),
    components: need(list(rowChild, { min: 1, max: 5 })),
  }),
  (read, path, report) => {
    if (!read.components.some(isSelect) || read.components.length === 1) return;
    for (const index of read.components.keys()) {
      if (index === 0) continue;
      const said = "The specified component exceeds the maximum width";
      report([...path, "components", index], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", said);
    }
  },
);
const topLevel = byType(new Map([[ComponentType.ActionRow as number, row]]));

const rows = also(list(topLevel, { max: 5 }), (read, path, report) => {
  const seen = new Set<string>();
  for (const [rowIndex, { components }] of read.entries()) {
    for (const [index, { custom_id: customId }] of components.entries()) {
      if (customId === undefined) continue;
      const field = [...path, rowIndex, "components", index, "custom_id"];
      if (seen.has(customId)) {
        report(field, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
      }
      seen.add(customId);
    }
  }
});

const allowedMentions = also(
  shape({
    parse: list(oneOf(["users", "roles", "everyone"]), { max: 3 }),
    users: list(snowflake, { max: 100 }),
    roles: list(snowflake, { max: 100 }),
    replied_user: flag,
  }),
  (read, path, report) => {
    for (const kind of ["users", "roles"] as const) {
      if (!read.parse?.includes(kind) || !read[kind]?.length) continue;
      const said = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      report(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", said);
    }
  },
);

/** Given back as it came, text or number. */
const nonce: Rule<string | number> = {
  read(value, path, report) {
    const { read } = typeof value === "number" ? integer() : text({ max: 25 });
    return read(value, path, report);
  },
};

const message = also(
  shape({
    content: text({ max: 2000 }),
    embeds: list(embed, { max: 10 }),
    components: rows,
    flags: integer({ min: 0 }),
    tts: flag,
    nonce,
    enforce_nonce: flag,
    allowed_mentions: allowedMentions,
    attachments: list(
      shape({ id: need(snowflake), filename: text({ min: 1, max: 1024 }), description: text({ max: 1024 }) }),
      { max: 10 },
    ),
    message_reference: shape({
      message_id: need(snowflake),
      channel_id: snowflake,
      guild_id: snowflake,
      fail_if_not_exists: flag,
      type: integer(),
    }),
  }),
  (read, path, report) => {
    const total = (read.embeds ?? []).reduce((sum, one) => sum + embedLength(one), 0);
    if (((read.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0) {
      report([...path, "flags"], "SANDBOX_UNSUPPORTED", "The sandbox does not know components v2.");
    }
    if (read.message_reference?.type === MessageReferenceType.Forward) {
      const said = "The sandbox lets nobody but users forward messages.";
      report([...path, "message_reference", "type"], "SANDBOX_UNSUPPORTED", said);
    }
    if (total > EMBEDS_TOTAL) {
      const said = `Embed size exceeds maximum size of ${EMBEDS_TOTAL}`;
      report([...path, "embeds"], "MAX_EMBED_SIZE_EXCEEDED", said);
    }
  },
);

function embedLength(one: ReturnType<typeof embed.read>): number {
  const fields = (one.fields ?? []).map(({ name, value }) => name.length + value.length);
  const rest = [one.title, one.description, one.footer?.text, one.author?.name].map((s) => s?.length ?? 0);
  return [...fields, ...rest].reduce((sum, length) => sum + length, 0);
}

/** A message body that was found sound. A field that is absent was absent, one that is null was null. */
export interface MessageForm {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly attachments?: readonly AttachmentForm[] | null;
  readonly flags?: number;
  readonly nonce?: string | number;
  /** A message with the same nonce is to be given back instead of making another. */
  readonly enforceNonce?: boolean;
  readonly allowedMentions?: AllowedMentions;
  readonly replyTo?: { readonly messageId: string; readonly failIfNotExists: boolean };
}

/** An entry of `attachments`: a file of this request by its number, or one to be kept by its id. */
export interface AttachmentForm {
  readonly id: string;
  readonly filename?: string;
  readonly description?: string;
}

/** Who may be mentioned. */
export interface AllowedMentions {
  readonly parse?: readonly ("users" | "roles" | "everyone")[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  readonly replied_user?: boolean;
}

/** Reads a message body; `at` is where it stands in the request. Throws `ApiError` 50035. */
export function readMessageForm(body: unknown, at: Path = []): MessageForm {
  const read = readForm(message, body, at);
  const given = (body ?? {}) as Record<string, unknown>;
  // An explicit null empties a field, an absent one leaves it as it is: only edits tell them apart.
  const emptied = (name: string) => (given[name] === null ? { [name]: null } : {});
  return {
    ...emptied("content"),
    ...emptied("embeds"),
    ...emptied("components"),
    ...emptied("attachments"),
    ...(read.content === undefined ? {} : { content: read.content.trim() }),
    ...(read.embeds ? { embeds: read.embeds.map(finishEmbed) } : {}),
    ...(read.components ? { components: numberComponents(read.components) } : {}),
    ...(read.attachments ? { attachments: read.attachments } : {}),
    ...(read.flags === undefined ? {} : { flags: read.flags }),
    ...(read.nonce === undefined ? {} : { nonce: read.nonce }),
    ...(read.enforce_nonce === undefined ? {} : { enforceNonce: read.enforce_nonce }),
    ...(read.allowed_mentions ? { allowedMentions: read.allowed_mentions } : {}),
    ...(read.message_reference
      ? {
          replyTo: {
            messageId: read.message_reference.message_id,
            failIfNotExists: read.message_reference.fail_if_not_exists ?? true,
          },
        }
      : {}),
  };
}

/** An embed as Discord's answers have it. */
function finishEmbed(one: ReturnType<typeof embed.read>): APIEmbed {
  const fields = one.fields?.map((field) => ({ inline: false, ...field }));
  return { type: "rich", ...one, ...(fields ? { fields } : {}) } as APIEmbed;
}

/** Gives every component its number, and a select its bounds, as Discord's answers have them. */
function numberComponents(read: ReturnType<typeof rows.read>): APIMessageTopLevelComponent[] {
  let last = 0;
  const next = (id: number | undefined) => {
    last = id ?? last + 1;
    return last;
  };
  const numbered = read.map((one) => ({
    ...one,
    id: next(one.id),
    components: one.components.map((child) =>
      isSelect(child)
        ? { min_values: 1, max_values: 1, ...child, id: next(child.id) }
        : { ...child, id: next(child.id) },
    ),
  }));
  return numbered as APIMessageTopLevelComponent[];
}

const choiceName = need(text({ min: 1, max: 100 }));
const choices = (value: Rule<string | number>) =>
  shape({ choices: list(shape({ name: choiceName, value: need(value) }), { max: 25 }) });

/** Reads the data of an autocomplete answer: at most 25 choices of the option's kind. Throws `ApiError` 50035. */
export function readChoices(body: unknown, kind: "text" | "number", at: Path) {
  const value: Rule<string | number> = kind === "text" ? text({ max: 100 }) : number;
  return readForm(choices(value), body, at).choices ?? [];
}
