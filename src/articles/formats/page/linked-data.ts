import type { DomNode, Page } from "../dom.ts";
import { decodeEntities } from "./entities.ts";

/** What a page's JSON-LD (schema.org) says of its article. */
export interface LinkedArticle {
  readonly headline: string | null;
  /** What an article is called beside its headline. */
  readonly name: string | null;
  readonly authors: readonly string[];
  readonly datePublished: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** Types by how surely they are the article: what is written first, then the page that holds it. */
const TYPES = [/(?:Article|BlogPosting|Posting|Report|Review|Recipe|CreativeWork)$/, /WebPage$/];
const MAX_ITEMS = 1000;
const MAX_NAMES = 10;

/** The article among the page's JSON-LD items. JSON that cannot be mended is passed over: the page may still be read. */
export function findLinkedArticle(page: Page): LinkedArticle | null {
  const items = itemsOf(page);
  const own = TYPES.map((type) => items.find((item) => typesOf(item).some((name) => type.test(name))));
  const [article, webPage] = own;
  const main = article ?? webPage;
  if (main === undefined) return null;
  const named = new Map<unknown, unknown>();
  for (const item of items) if (named.size < MAX_ITEMS) named.set(get(item, "@id"), get(item, "name"));
  // In a graph, people and organizations stand by themselves and are referred to.
  const namesOf = (value: unknown): string[] =>
    [value]
      .flat()
      .slice(0, MAX_NAMES)
      .flatMap((each) => (isRecord(each) ? (get(each, "name") ?? named.get(get(each, "@id"))) : each))
      .flatMap((name) => (typeof name === "string" && name.trim() !== "" ? [decodeEntities(name)] : []));
  const text = (value: unknown): string | null => namesOf(value)[0] ?? null;
  const mainPage = get(main, "mainEntityOfPage");
  return {
    headline: text(get(main, "headline")),
    name: text(get(main, "name")),
    authors: namesOf(get(main, "author")),
    datePublished: text(get(main, "datePublished")) ?? text(webPage && get(webPage, "datePublished")),
    publisher: text(get(main, "publisher")),
    url: text(get(main, "url")) ?? text(isRecord(mainPage) ? get(mainPage, "@id") : mainPage),
  };
}

type Item = Record<string, unknown>;

function itemsOf(page: Page): Item[] {
  const items: Item[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const queue: unknown[] = [parseLeniently(script)];
    for (let i = 0; i < Math.min(queue.length, MAX_ITEMS); i++) {
      const item = queue[i];
      if (Array.isArray(item)) queue.push(...item.slice(0, MAX_ITEMS));
      else if (isRecord(item)) {
        items.push(item);
        queue.push(get(item, "@graph"), get(item, "mainEntity"));
      }
    }
  }
  return items;
}

function typesOf(item: Item): string[] {
  return [get(item, "@type")].flat().filter((type) => typeof type === "string");
}

/** JSON as pages have it: in comments or CDATA, with line breaks within strings and commas before brackets. */
function parseLeniently(script: DomNode): unknown {
  const text = unwrapped((script.textContent ?? "").trim());
  for (const mended of [
    text,
    text.replace(/\p{Cc}+/gu, " "),
    withoutLooseCommas(text.replace(/\p{Cc}+/gu, " ")),
  ]) {
    try {
      const value: unknown = JSON.parse(mended);
      return value;
    } catch {
      // The next one is mended more.
    }
  }
  return null;
}

const OPENINGS = ["<!--", "/*<![CDATA[*/", "/* <![CDATA[ */", "//<![CDATA[", "<![CDATA["];
const CLOSINGS = ["-->", "/*]]>*/", "/* ]]> */", "//]]>", "]]>", ";"];

/** Without the comments and CDATA marks around it. */
function unwrapped(json: string): string {
  const opening = OPENINGS.find((mark) => json.startsWith(mark)) ?? "";
  const closing = CLOSINGS.find((mark) => json.endsWith(mark)) ?? "";
  return json.slice(opening.length, json.length - closing.length);
}

/** Without commas before a closing bracket, outside of strings. */
function withoutLooseCommas(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*(?:"|$)|, *(?=[\]}])/g, (found) =>
    found.startsWith(",") ? "" : found,
  );
}

function isRecord(value: unknown): value is Item {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function get(item: Item, key: string): unknown {
  return Object.hasOwn(item, key) ? item[key] : undefined;
}
