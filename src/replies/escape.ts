/**
 * Foreign text (an article's or a person's) inside Discord's markdown. Everything that could make a mention, link,
 * heading, list, quote, spoiler, timestamp, emoji or formatting of itself gets a backslash before it, which Discord
 * does not show. discord.js's own `escapeMarkdown` leaves half of these alone.
 *
 * A backslash is put only before characters that are neither letters, digits nor white space, so that
 * `unescapeText(escapeText(text)) === text` for every text. Controls that reorder what follows (bidirectional
 * embeddings, overrides, isolates) are written as ⟨U+202E⟩, and that spelling itself is escaped.
 */
export function escapeText(text: string): string {
  const escaped = text
    .replace(alwaysSpecial, "\\$&")
    .replace(colonBeforeWord, "\\:")
    .replace(listMarker, "$1\\$2");
  return showReordering(escaped);
}

/** Writes controls that reorder what follows as ⟨U+202E⟩. */
export function showReordering(text: string): string {
  return text.replace(reordering, (control) => `⟨U+${control.charCodeAt(0).toString(16).toUpperCase()}⟩`);
}

/** Gives back the text that `escapeText` was given. */
export function unescapeText(escaped: string): string {
  return escaped.replace(
    /\\([^0-9A-Za-z\s])|⟨U\+(20[26][0-9A-F])⟩/g,
    (_, character?: string, control?: string) =>
      control === undefined ? (character ?? "") : String.fromCharCode(Number.parseInt(control, 16)),
  );
}

/** Text as one line, for an embed's author or footer and for labels, which show no markdown. */
export function plainLine(text: string): string {
  return text.replace(reordering, "").replace(/\s+/g, " ").trim();
}

const alwaysSpecial = /[\\*_~`|<>[\]@#⟨]/g;
// `https://x` would become a link, `:name:` an emoji.
const colonBeforeWord = /:(?=[A-Za-z0-9_+/-])/g;
// "- ", "+ ", "-# " and "1. " begin lists and subtext at the start of a line.
// Anchored at what ends a line and never across it: a run of line separators is then read once, not once from each.
const listMarker = /(?<![^\n\r\u2028\u2029])([^\S\n\r\u2028\u2029]*(?:\d+(?=[.)]))?)([-+.)])/g;
const reordering = /[\u202A-\u202E\u2066-\u2069]/g;
