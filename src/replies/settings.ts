import {
  type APIChannelSelectComponent,
  type APISelectMenuComponent,
  type APIStringSelectComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from "discord-api-types/v10";
import { languageNames, type Messages } from "../messages/index.ts";
import { defaultSettings, type Limits, type ServerSettings, serverLimits } from "../shelves/index.ts";
import { button, buttonRows } from "./buttons.ts";
import { customId } from "./custom-id.ts";
import { escapeText } from "./escape.ts";
import { fitPlain } from "./fit.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

const MEBIBYTE = 1024 * 1024;

/** What stands for everybody's own language in a menu. */
const OWN = "all";

/** A server's settings, with what is used of its limits, and menus and buttons that change each. */
export function renderSettings(settings: ServerSettings, used: Limits, messages: Messages): Reply {
  const { settings: phrases } = messages;
  const names = ["house", "language", "channels", "privateIn", "unanswered"] as const;
  const fields = names.map((name) => ({
    name: phrases[name],
    value: valueSaid(settings, name, messages),
    inline: true,
  }));
  const most = serverLimits;
  const lines = [
    phrases.articlesUsed(used.articles, most.articles),
    phrases.bytesUsed(used.bytes / MEBIBYTE, most.bytes / MEBIBYTE),
    phrases.paragraphsUsed(used.paragraphs, most.paragraphs),
    phrases.keptUsed(used.kept / MEBIBYTE, most.kept / MEBIBYTE),
    phrases.fileMost(most.fileBytes / MEBIBYTE),
    phrases.additionsUsed(used.additions, most.additions),
  ];
  const toggle = (name: "house" | "unanswered", label: string) =>
    button(customId("library-set", name, settings[name] ? "no" : "yes"), fitPlain(label, 80));
  return withText({
    embeds: [
      {
        color: colours.found,
        title: phrases.heading,
        fields: [...fields, { name: phrases.used, value: escapeText(lines.join("\n")) }],
      },
    ],
    components: [
      ...buttonRows([
        toggle("house", phrases.houseButton(settings.house)),
        toggle("unanswered", phrases.unansweredButton(settings.unanswered)),
      ]),
      ...[
        languageMenu(settings, messages),
        channelMenu("channels", settings.channels, phrases.chooseChannels),
        channelMenu("privateIn", settings.privateIn, phrases.choosePrivate),
      ].map((menu: APISelectMenuComponent) => ({
        type: ComponentType.ActionRow as const,
        components: [menu],
      })),
    ],
  });
}

/** What a button or a menu of the card sets; undefined where it is none of these. */
export function parseSetting(
  [name, value]: readonly string[],
  values: readonly string[],
): Partial<ServerSettings> | undefined {
  switch (name) {
    case "house":
    case "unanswered":
      return { [name]: value === "yes" };
    case "channels":
    case "privateIn":
      return { [name]: values };
    case "language": {
      const [language = OWN] = values;
      return { language: language === OWN ? null : language };
    }
    default:
      return undefined;
  }
}

/** A setting as it is written into the log, its name, "=" and its value in JSON, in words. */
export function settingSaid(subject: string, messages: Messages): string {
  const { settings: phrases } = messages;
  const [name = "", json = "null"] = subject.split(/=(.*)/s);
  if (!isSetting(name)) return subject;
  const value = valueSaid({ ...defaultSettings, [name]: JSON.parse(json) }, name, messages);
  return phrases.done(phrases[name], value);
}

function isSetting(name: string): name is keyof ServerSettings {
  return Object.hasOwn(defaultSettings, name);
}

/** Channels as Discord shows them by name. */
function valueSaid(
  settings: ServerSettings,
  name: keyof ServerSettings,
  { settings: phrases }: Messages,
): string {
  const channels = (ids: readonly string[], none: string) =>
    ids.length === 0 ? none : ids.map((id) => `<#${id}>`).join(" ");
  switch (name) {
    case "house":
    case "unanswered":
      return settings[name] ? phrases.yes : phrases.no;
    case "language":
      return languageNames[settings.language ?? ""] ?? phrases.ownLanguage;
    case "channels":
      return channels(settings.channels, phrases.everywhere);
    case "privateIn":
      return channels(settings.privateIn, phrases.nowhere);
  }
}

function languageMenu(
  { language }: ServerSettings,
  { settings: phrases }: Messages,
): APIStringSelectComponent {
  const choices = [[OWN, phrases.ownLanguage] as const, ...Object.entries(languageNames)];
  return {
    type: ComponentType.StringSelect,
    custom_id: customId("library-set", "language"),
    placeholder: phrases.chooseLanguage,
    options: choices.map(([value, label]) => ({ value, label, default: value === (language ?? OWN) })),
  };
}

function channelMenu(
  name: "channels" | "privateIn",
  chosen: readonly string[],
  placeholder: string,
): APIChannelSelectComponent {
  return {
    type: ComponentType.ChannelSelect,
    custom_id: customId("library-set", name),
    placeholder,
    min_values: 0,
    max_values: 25,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
    default_values: chosen.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  };
}
