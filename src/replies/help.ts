import type { LibrarySummary } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { escapeText } from "./escape.ts";
import { colours } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** Everything on one screen. `commands` are the slash commands as they are typed, with what they do. `summary` may not be known. */
export function renderHelp(
  commands: readonly { readonly usage: string; readonly description: string }[],
  summary: LibrarySummary | undefined,
  messages: Messages,
  isForModerator: boolean,
): Reply {
  const { help } = messages;
  return withText({
    embeds: [
      {
        color: colours.found,
        title: "Verbatim",
        description: help.what,
        fields: [
          {
            name: help.commandsHeading,
            value: [
              ...commands.map(({ usage, description }) => `**${usage}**: ${description}`),
              help.plain,
            ].join("\n"),
          },
          {
            name: help.messageCommands,
            value: [
              `**${messages.commands.findInArticles.name}**: ${help.findInArticles}`,
              `**${messages.commands.checkQuote.name}**: ${help.checkQuote}`,
              `**${messages.commands.addToLibrary.name}**: ${help.addToLibrary}`,
            ].join("\n"),
          },
          { name: help.buttonsHeading, value: `${help.buttons}\n${help.quotesHint}` },
          { name: help.privacyHeading, value: help.privacy },
        ],
        ...(summary === undefined ? {} : { footer: footerOf(summary, messages, isForModerator) }),
      },
    ],
  });
}

function footerOf(
  { articleCount, paragraphCount, reader }: LibrarySummary,
  { help }: Messages,
  isForModerator: boolean,
) {
  const isUnread = isForModerator && reader !== "ready" && reader !== "starting";
  return {
    text: [help.library(articleCount, paragraphCount), ...(isUnread ? [help.noReader] : [])].join("\n"),
  };
}

/** The same in two lines, for whoever greets, thanks or asks for help. */
export function renderShortHelp({ articleCount, paragraphCount }: LibrarySummary, messages: Messages): Reply {
  const { help } = messages;
  return withText({
    content: `${escapeText(help.short)}\n-# ${help.library(articleCount, paragraphCount)}`,
  });
}
