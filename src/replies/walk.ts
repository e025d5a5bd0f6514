import type { FoundParagraph } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import type { EarlierParagraph } from "../shelves/index.ts";
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

/** A paragraph as it stands in the library, or as it stood in an earlier version of its article. */
export type ShownParagraph = FoundParagraph | EarlierParagraph;

/** That the article has changed since, and from which version the words are; undefined where it has not. */
export function changeNote(shown: ShownParagraph, { walk }: Messages): string | undefined {
  if (shown.kind === "same") return undefined;
  return shown.kind === "earlier" ? `${walk.changed} ${walk.earlier(shown.version)}` : walk.changed;
}

/** A paragraph that was walked to. Says so where the article has changed since. */
export function renderParagraph(shown: ShownParagraph, frame: WalkFrame): Reply {
  const { messages, asker, shareMark, answer } = frame;
  const { slice } = shown;
  const whole = { start: 0, end: slice.text.length };
  return withText({
    ...(answer === undefined ? {} : { content: answer.question }),
    embeds: [paragraphEmbed(slice, messages, changeNote(shown, messages))],
    components: buttonRows([
      ...walkButtons(slice, asker, messages, answer?.page),
      ...(answer === undefined ? [] : [backButton(asker, answer.page, messages)]),
      citeButton(slice, whole, messages),
      ...(shareMark !== undefined ? [shareButton(shareMark, messages)] : []),
    ]),
  });
}
