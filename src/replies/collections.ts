import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from "discord-api-types/v10";
import type { Messages } from "../messages/index.ts";
import type { Collection, CollectionChanged, StoredHead } from "../shelves/index.ts";
import { button, buttonRows, menusOf } from "./buttons.ts";
import { customId } from "./custom-id.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitLines, fitPlain, fitStart } from "./fit.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** More than one menu takes. */
const mostInMenu = 25;

/** Why a collection was not changed, in a sentence. */
export function collectionRefusal(
  refused: Extract<CollectionChanged, { readonly refused: string }>,
  messages: Messages,
): string {
  const { collections: phrases } = messages;
  switch (refused.refused) {
    case "unknown":
      return phrases.unknown;
    case "name":
      return phrases.nameTaken;
    case "full":
      return phrases.full;
    case "holds":
      return phrases.holds(refused.articles);
  }
}

/** All collections: what each is called, who sees it and how much it holds, with a menu that leads to the card of one. */
export function renderCollections(
  collections: readonly Collection[],
  articles: readonly StoredHead[],
  messages: Messages,
): Reply {
  const { collections: phrases } = messages;
  if (collections.length === 0) return withText({ content: escapeText(phrases.none) });
  const lines = collections.map((one) => {
    const held = articles.filter(({ collection }) => collection === one.id).length;
    const audience = audienceSaid([...one.channels.map(channel), ...one.roles.map(role)].join(" "), messages);
    return `- **${escapeText(plainLine(one.name))}** (${escapeText(phrases.articles(held))}) · ${fitMentions(audience)}`;
  });
  return withText({
    embeds: [
      {
        color: colours.found,
        title: phrases.heading,
        description: [...fitLines(lines, 3_700).shown, "", escapeText(phrases.explain)].join("\n"),
      },
    ],
    components: [
      row({
        type: ComponentType.StringSelect,
        custom_id: customId("library-collection"),
        placeholder: phrases.choose,
        options: collections
          .slice(0, mostInMenu)
          .map(({ id, name }) => ({ value: id, label: fitPlain(name, 100) })),
      }),
    ],
  });
}

/** One collection, with menus that say who sees it and what is in it. `articles` are the library's. */
export function renderCollection(
  { id, name, channels, roles }: Collection,
  articles: readonly StoredHead[],
  messages: Messages,
): Reply {
  const { collections: phrases } = messages;
  const held = articles.filter(({ collection }) => collection === id);
  const titles = held.map(({ title }) => `- ${fitStart(plainLine(title), 150)}`);
  const audience = audienceSaid([...channels.map(channel), ...roles.map(role)].join(" "), messages);
  const offered = [...articles].reverse().slice(0, mostInMenu);
  return withText({
    embeds: [
      {
        color: colours.found,
        title: fitStart(plainLine(name), 256),
        description: titles.length === 0 ? phrases.empty : fitLines(titles, 2_500).shown.join("\n"),
        fields: [{ name: phrases.seenBy, value: fitMentions(audience) }],
        footer: { text: `${phrases.articles(held.length)} · ${phrases.explain}` },
      },
    ],
    components: [
      row({
        type: ComponentType.ChannelSelect,
        custom_id: customId("library-seen", id, "channels"),
        placeholder: phrases.chooseChannels,
        min_values: 0,
        max_values: mostInMenu,
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
        default_values: channels.map((one) => ({ id: one, type: SelectMenuDefaultValueType.Channel })),
      }),
      row({
        type: ComponentType.RoleSelect,
        custom_id: customId("library-seen", id, "roles"),
        placeholder: phrases.chooseRoles,
        min_values: 0,
        max_values: mostInMenu,
        default_values: roles.map((one) => ({ id: one, type: SelectMenuDefaultValueType.Role })),
      }),
      ...(offered.length === 0
        ? []
        : [
            row({
              type: ComponentType.StringSelect,
              custom_id: customId("library-fill", id),
              placeholder: phrases.chooseArticles,
              min_values: 0,
              max_values: offered.length,
              options: offered.map(({ id: value, title, collection }) => ({
                value,
                label: fitPlain(title, 100) || value,
                default: collection === id,
              })),
            }),
          ]),
      ...buttonRows([
        button(customId("library-collections"), phrases.back),
        { ...button(customId("library-uncollect", id), phrases.delete), style: ButtonStyle.Danger },
      ]),
    ],
  });
}

/** The articles that the card of a collection showed as being in it, of those that its menu offers. */
export function chosenBefore(card: Pick<Reply, "components">, id: string): string[] {
  return menusOf(card).flatMap((menu) =>
    menu.type === ComponentType.StringSelect && menu.custom_id === customId("library-fill", id)
      ? menu.options.filter((option) => option.default === true).map(({ value }) => value)
      : [],
  );
}

/** What was done with a collection, as the log keeps it. */
export function collectionSaid(subject: string, messages: Messages): string {
  const { collections: phrases } = messages;
  const [deed, name = "", all = ""]: string[] = JSON.parse(subject);
  const detail = fitPlain(all, 120);
  switch (deed) {
    case "create":
      return `${phrases.made(name)}${detail === "" ? "" : ` (${phrases.seenBy}: ${detail})`}`;
    case "rename":
      return phrases.renamed(name, detail);
    case "show":
      return phrases.shown(name, audienceSaid(detail, messages));
    case "delete":
      return phrases.dropped(name);
    case "put":
      return phrases.put(name, detail);
    default:
      return phrases.taken(name, detail);
  }
}

function audienceSaid(mentions: string, { collections: phrases }: Messages): string {
  return mentions === "" ? phrases.all : mentions;
}

const channel = (id: string) => `<#${id}>`;
const role = (id: string) => `<@&${id}>`;

/** As many as a field takes. */
function fitMentions(mentions: string): string {
  const { shown, left } = fitLines(mentions.split(" "), 900);
  return [...shown, ...(left > 0 ? ["…"] : [])].join(" ");
}

function row(menu: APISelectMenuComponent): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: [menu] };
}
