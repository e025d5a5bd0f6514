import type { Messages } from "../messages/index.ts";
import { withText } from "./answer.ts";
import { backButton, buttonRows, citeButton, shareButton, walkButtons } from "./buttons.ts";
import type { AnswerPage, FoundParagraph } from "./custom-id.ts";
import { paragraphEmbed } from "./passage.ts";
import type { Reply } from "./reply.ts";

/** What the message of a paragraph has to carry besides the paragraph. */
export interface WalkFrame {
  readonly messages: Messages;
  readonly asker: string;
  readonly isPrivate: boolean;
  /** The answer that was walked from: its question, as the line in the message, and its page. */
  readonly answer?: { readonly question: string; readonly page: AnswerPage };
}

/** A paragraph that was walked to. Says so where the article has changed since. */
export function renderParagraph({ article, paragraph, kind }: FoundParagraph, frame: WalkFrame): Reply {
  const { messages, asker, isPrivate, answer } = frame;
  const whole = { start: 0, end: article.paragraphs[paragraph]?.text.length ?? 0 };
  return withText({
    ...(answer === undefined ? {} : { content: answer.question }),
    embeds: [
      paragraphEmbed(article, paragraph, messages, kind === "changed" ? messages.walk.changed : undefined),
    ],
    components: buttonRows([
      ...walkButtons(article, paragraph, asker, messages, answer?.page),
      ...(answer === undefined ? [] : [backButton(asker, answer.page, messages)]),
      citeButton(article, paragraph, whole, messages),
      ...(isPrivate ? [shareButton(messages)] : []),
    ]),
  });
}
