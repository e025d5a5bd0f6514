import type { APIButtonComponent } from "discord-api-types/v10";
import type { Messages } from "../messages/index.ts";
import { withText } from "./answer.ts";
import { buttonRows, citeButton, shareButton, walkButtons } from "./buttons.ts";
import type { Resolved } from "./custom-id.ts";
import { escapeText } from "./escape.ts";
import { paragraphEmbed } from "./passage.ts";
import type { Reply } from "./reply.ts";

/** What the message of a paragraph keeps from the message that was walked from. */
export interface WalkFrame {
  readonly messages: Messages;
  readonly asker: string;
  readonly isPrivate: boolean;
  /** The line with the question, escaped already. */
  readonly question?: string;
  /** Buttons of the old message that stay, such as "More". */
  readonly keep?: readonly APIButtonComponent[];
}

/** A paragraph that was walked to; or that the article has changed since, with the paragraph if it is still the same. */
export function renderParagraph(resolved: Resolved, frame: WalkFrame): Reply {
  const { messages, asker, isPrivate, question, keep = [] } = frame;
  if (resolved.kind === "gone-article") return withText({ content: escapeText(messages.walk.gone) });
  if (resolved.kind === "gone-paragraph") {
    return withText({ content: escapeText(`${messages.walk.changed} ${messages.walk.paragraphGone}`) });
  }
  const { article, paragraph, kind } = resolved;
  const whole = { start: 0, end: article.paragraphs[paragraph]?.text.length ?? 0 };
  return withText({
    ...(question === undefined ? {} : { content: question }),
    embeds: [
      paragraphEmbed(article, paragraph, messages, kind === "changed" ? messages.walk.changed : undefined),
    ],
    components: buttonRows([
      ...walkButtons(article, paragraph, asker, messages),
      ...keep,
      citeButton(article, paragraph, whole, messages),
      ...(isPrivate ? [shareButton(messages)] : []),
    ]),
  });
}
