import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import type { Span } from "../articles/index.ts";
import type { ParagraphSlice } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { buttonRows } from "./buttons.ts";
import { citationStyles, cite, quoteForCitation } from "./cite.ts";
import { showReordering } from "./escape.ts";
import { fitStart, limits } from "./fit.ts";
import { showControls } from "./plain-text.ts";
import type { Reply } from "./reply.ts";
import { webAddress } from "./source-line.ts";
import { changeNote, type ShownParagraph } from "./walk.ts";

const styleNames = { apa: "APA", mla: "MLA", chicago: "Chicago" } as const;

/**
 * The quotation with its speaker, the reference in three styles, and the link to the text itself, as plain text in
 * code blocks, which a phone copies as they are. What does not fit into a message comes as a file as well.
 *
 * @param link the address of the words themselves, at most `limits.linkUrl` units; null where there is none
 * @param accessed the day on which it is read, `YYYY-MM-DD`
 */
export function renderCitation(
  shown: ShownParagraph,
  span: Span,
  { link, accessed }: { readonly link: string | null; readonly accessed: string },
  messages: Messages,
): Reply {
  const { slice } = shown;
  const { article } = slice;
  const changed = changeNote(shown, messages);
  const note = changed === undefined ? "" : `${changed}\n`;
  const quotation = [messages.cite.quotation, quoteForCitation(slice, span, "apa")] as const;
  const others = [
    ...citationStyles.map((style) => [styleNames[style], cite(article, style, { accessed })] as const),
    [messages.cite.link, link ?? messages.cite.noLink] as const,
  ];
  const text = note + [quotation, ...others].map(([name, one]) => `${name}:\n${one}`).join("\n\n");
  const whole = note + [quotation, ...others].map(([name, one]) => block(name, one)).join("\n");
  const isWhole = whole.length <= limits.content;
  const rest = others.map(([name, one]) => `\n${block(name, one)}`).join("");
  const shownRest = note.length + rest.length <= limits.content - 300 ? rest : "";
  const room = limits.content - note.length - shownRest.length - block(quotation[0], "").length;
  return {
    content: isWhole ? whole : `${note}${block(quotation[0], quotation[1], room)}${shownRest}`,
    ...(isWhole ? {} : { files: [{ name: "citation.txt", content: `${text}\n` }] }),
    components:
      link === null || webAddress(article) === undefined
        ? []
        : buttonRows([linkButton(link, messages.cite.link)]),
    text: showControls(text),
  };
}

/** Whether the span lies in the paragraph as it is. */
export function isSpanOf({ start, end }: Span, { text }: ParagraphSlice): boolean {
  return start >= 0 && start < end && end <= text.length;
}

function linkButton(url: string, label: string) {
  return { type: ComponentType.Button, style: ButtonStyle.Link, url, label } as const;
}

/** A code block under its name; of the text, as much as `room` UTF-16 units hold. */
function block(name: string, text: string, room = Number.POSITIVE_INFINITY): string {
  return `**${name}**\n\`\`\`\n${fitStart(text, room, inBlock)}\n\`\`\``;
}

/** Text for a code block: backticks in a row, which could end it, are kept apart, and no control reorders it. */
function inBlock(text: string): string {
  return showReordering(text.replace(/`(?=`)/g, "`\u200B"));
}
