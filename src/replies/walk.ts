import type { FoundParagraph } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { backButton, buttonRows, citeButton, shareButton, walkButtons } from "./buttons.ts";
import type { AnswerPage } from "./custom-id.ts";
import { paragraphEmbed } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** What the message of a paragraph has to carry besides the paragraph. */
export interface WalkFrame {
  readonly messages: Messages;
  readonly asker: string;
  /** As of `AnswerFrame`. */
  readonly shareMark?: string | undefined;
  /** The answer that was walked from: its question, as the line in the message, and its page. */
  readonly answer?: { readonly question: string; readonly page: AnswerPage };
}

/** A paragraph that was walked to. Says so where the article has changed since. */
export function renderParagraph({ slice, kind }: FoundParagraph, frame: WalkFrame): Reply {
  const { messages, asker, shareMark, answer } = frame;
  const whole = { start: 0, end: slice.text.length };
  return withText({
    ...(answer === undefined ? {} : { content: answer.question }),
    embeds: [paragraphEmbed(slice, messages, kind === "changed" ? messages.walk.changed : undefined)],
    components: buttonRows([
      ...walkButtons(slice, asker, messages, answer?.page),
      ...(answer === undefined ? [] : [backButton(asker, answer.page, messages)]),
      citeButton(slice, whole, messages),
      ...(shareMark !== undefined ? [shareButton(shareMark, messages)] : []),
    ]),
  });
}
