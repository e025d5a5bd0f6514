import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import type { Article, Span } from "../articles/index.ts";
import type { Messages } from "../messages/index.ts";
import { buttonRows } from "./buttons.ts";
import { citationStyles, cite, quoteForCitation } from "./cite.ts";
import type { Resolved } from "./custom-id.ts";
import { escapeText } from "./escape.ts";
import { fitStart, limits } from "./fit.ts";
import type { Reply } from "./reply.ts";
import { textLink } from "./text-link.ts";

const styleNames = { apa: "APA", mla: "MLA", chicago: "Chicago" } as const;

/**
 * The quotation with its speaker, the reference in three styles, and the link to the text itself, as plain text in
 * code blocks, which a phone copies as they are. What does not fit into a message comes as a file as well.
 *
 * @param accessed the day on which it is read, `YYYY-MM-DD`
 */
export function renderCitation(resolved: Resolved, span: Span, accessed: string, messages: Messages): Reply {
  if (resolved.kind === "gone-article")
    return { content: escapeText(messages.walk.gone), text: messages.walk.gone };
  if (resolved.kind === "gone-paragraph") {
    const text = `${messages.walk.changed} ${messages.walk.paragraphGone}`;
    return { content: escapeText(text), text };
  }
  const { article, paragraph, kind } = resolved;
  const place = { paragraph, ...span };
  const link = textLink(article, place);
  const note = kind === "changed" ? `${messages.walk.changed}\n` : "";
  const quotation = quoteForCitation(article, place, "apa");
  const references = citationStyles.map(
    (style) => [styleNames[style], cite(article, style, { accessed })] as const,
  );

  const linked = [messages.cite.link, link ?? messages.cite.noLink] as const;
  const rest = [...references, linked].map(([name, text]) => block(name, text)).join("\n");
  const room = limits.content - note.length - rest.length - block(messages.cite.quotation, "").length - 2;
  const text = `${note}${[[messages.cite.quotation, quotation], ...references, linked].map(([name, one]) => `${name}:\n${one}`).join("\n\n")}`;
  const isCut = quotation.length > room;
  return {
    content:
      room < 100
        ? `${note}${block(
            messages.cite.quotation,
            fitStart(quotation, 1_800, (words) => words),
          )}`
        : `${note}${block(
            messages.cite.quotation,
            fitStart(quotation, room, (words) => words),
          )}\n${rest}`,
    ...(isCut ? { files: [{ name: "citation.txt", content: `${text}\n` }] } : {}),
    components: link === null ? [] : buttonRows([linkButton(link, messages.cite.link)]),
    text,
  };
}

/** Whether the span lies in the paragraph as it is. */
export function isSpanOf({ start, end }: Span, article: Article, paragraph: number): boolean {
  return start >= 0 && start < end && end <= (article.paragraphs[paragraph]?.text.length ?? 0);
}

function linkButton(url: string, label: string) {
  return { type: ComponentType.Button, style: ButtonStyle.Link, url, label } as const;
}

/** A code block under its name. Three backticks in the text, which would end it, are kept apart. */
function block(name: string, text: string): string {
  return `**${name}**\n\`\`\`\n${text.replaceAll("``", "`\u200B`")}\n\`\`\``;
}
