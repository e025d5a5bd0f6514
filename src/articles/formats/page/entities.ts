import { parseHTML } from "linkedom";

/** The text with the entities that a page has escaped once too often (`&#8217;` in its JSON-LD or in an attribute). */
export function decodeEntities(text: string): string {
  if (!/&(?:#\d+|#x[\da-f]+|[a-z]\w*);/i.test(text)) return text;
  const { document } = parseHTML(`<html><head></head><body>${text.replaceAll("<", "&lt;")}</body></html>`);
  return document.body.textContent ?? text;
}
