import type { APIEmbed } from "discord-api-types/v10";
import { showReordering } from "./escape.ts";
import type { Reply } from "./reply.ts";

/** Adds the plain-text form to a reply. */
export function withText(reply: Omit<Reply, "text">): Reply {
  return { ...reply, text: toPlainText(reply) };
}

/**
 * The plain-text form of a reply. All foreign text in it is escaped, so the markup that is left is the bot's own:
 * bold stays marked by `**`, struck-out words become `[-…-]`, underlined ones `{+…+}`, links `title (address)`.
 * Controls that reorder the line or command a terminal are shown as ⟨U+202E⟩.
 */
function toPlainText({ content, embeds = [] }: Pick<Reply, "content" | "embeds">): string {
  const blocks = [content === undefined ? "" : strip(content), ...embeds.map(embedText)];
  return showControls(blocks.filter((block) => block !== "").join("\n\n"));
}

/** Text that a terminal shows and does not obey: controls but tabs and line breaks are written as ⟨U+1B⟩. */
export function showControls(text: string): string {
  return showReordering(text).replace(
    controls,
    (control) => `⟨U+${control.charCodeAt(0).toString(16).toUpperCase()}⟩`,
  );
}

function embedText({ author, title, url, description, fields = [], footer }: APIEmbed): string {
  const heading = title === undefined ? undefined : `${strip(title)}${url === undefined ? "" : ` (${url})`}`;
  const lines = [
    author?.name,
    heading,
    description === undefined ? undefined : strip(description),
    ...fields.map(({ name, value }) => `${strip(name)}:${value.includes("\n") ? "\n" : " "}${strip(value)}`),
    footer === undefined ? undefined : `— ${footer.text}`,
  ];
  return lines.filter((line) => line !== undefined && line !== "").join("\n");
}

/** Removes the bot's own markup, then the escapes of foreign text. */
function strip(markdown: string): string {
  const own = markdown.replace(
    /\\[^0-9A-Za-z\s]|~~|__|^-# |^### |\[((?:\\.|[^[\]\\])*)\]\((https?:[^)\s]{0,2048})\)/gm,
    (match, label?: string, address?: string) => {
      if (match.startsWith("\\")) return match;
      if (label !== undefined) return `${label} (${address})`;
      return match === "~~" || match === "__" ? `\u0000${match}` : "";
    },
  );
  return pairMarks(own).replace(/\\([^0-9A-Za-z\s])/g, "$1");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** Turns the pairs of strike and underline marks into brackets that can be read aloud. */
function pairMarks(text: string): string {
  const isOpen = { "~~": false, __: false };
  return text.replace(/\0(~~|__)/g, (_, mark: "~~" | "__") => {
    isOpen[mark] = !isOpen[mark];
    if (mark === "~~") return isOpen[mark] ? "[-" : "-]";
    return isOpen[mark] ? "{+" : "+}";
  });
}
