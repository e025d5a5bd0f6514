import type { Messages } from "../messages/index.ts";
import type { Archives } from "../shelves/index.ts";
import { button, buttonRows } from "./buttons.ts";
import { customId } from "./custom-id.ts";
import { escapeText, plainLine } from "./escape.ts";
import { fitContent, fitPlain } from "./fit.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";

/** One part of an exported library (from 1) as a file, with a button for the next; undefined where there is none. */
export function renderExport(
  { parts, tooLarge }: Archives,
  part: number,
  messages: Messages,
): Reply | undefined {
  const { export: phrases } = messages;
  const archive = parts[part - 1];
  if (archive === undefined) return undefined;
  const number = parts.length === 1 ? "" : `-${part}-of-${parts.length}`;
  const titles = tooLarge.map((title) => `“${plainLine(title)}”`).join(", ");
  const notes = tooLarge.length === 0 ? [] : [phrases.tooLarge(fitPlain(titles, 500))];
  const said = [phrases.part(part, parts.length, archive.articles), ...notes];
  const isLast = part === parts.length;
  const next = button(customId("library-export", part + 1), phrases.next(part + 1));
  return withText({
    content: fitContent(escapeText(said.join("\n"))),
    ...(isLast ? {} : { components: buttonRows([next]) }),
    files: [{ name: `library${number}.zip`, content: archive.bytes }],
  });
}
