import type { AddedFile, Edits } from "../../src/shelves/index.ts";
import { isAddress, isDate } from "./edits.ts";

/** Of a file's name, in UTF-16 units. */
const longestName = 60;

/**
 * A text that somebody pasted, as a file: what it is said to be called stands in front matter before it, so that an
 * export holds it, too. It goes by its title or its first words, which are its title where it has none of its own.
 */
export function pastedText(text: string, said: Edits = {}): AddedFile {
  // JSON is YAML.
  const lines = Object.entries(said).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${JSON.stringify(value)}`],
  );
  const head = lines.length === 0 ? "" : `---\n${lines.join("\n")}\n---\n\n`;
  const words = (said.title ?? text).replace(/[^\p{L}\p{N}’'.,-]+/gu, " ").trim();
  const name = words.length <= longestName ? words : words.slice(0, longestName).replace(/\s\S*$/, "");
  return {
    name: `${name.replace(/^\.+|[.,]+$/g, "") || "text"}.txt`,
    bytes: Buffer.from(`${head}${text}\n`),
  };
}

/** Date and address, in any order; what is neither is `unread`. */
export function readOrigin(text: string): Pick<Edits, "date" | "url"> & { readonly unread: string } {
  const words = text.match(/\S+/g) ?? [];
  const date = words.find(isDate);
  const url = words.find(isAddress);
  return {
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    unread: words.filter((word) => word !== date && word !== url).join(" "),
  };
}
