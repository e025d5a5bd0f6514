import { type Metadata, readAuthor, readUrl, tidy } from "../text/metadata.ts";
import { readDate } from "../text/read-date.ts";
import type { DomNode, Page } from "./dom.ts";

/** Metadata of a page from its JSON-LD (schema.org), `<meta>` tags and canonical link; JSON-LD wins. */
export function readPageMetadata(page: Page): Metadata {
  const linked = findArticle(page);
  const metas = readMetas(page);
  const meta = (...names: string[]) =>
    names.map((name) => metas.get(name)).find((value) => value !== undefined) ?? null;
  const attribute = (selector: string, name: string) =>
    page.querySelector(selector)?.getAttribute?.(name) ?? null;
  const headings = [...page.querySelectorAll("h1")];
  const authors = [
    nameOf(linked?.author),
    meta("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author"),
  ];
  const title =
    tidy(nameOf(linked?.headline)) ?? tidy(meta("og:title", "dc.title", "twitter:title", "parsely-title"));
  return {
    id: null,
    title: title ?? (headings.length === 1 ? tidy(headings[0]?.textContent) : null),
    author: authors.map(readAuthor).find((author) => author !== null) ?? null,
    date:
      readDate(nameOf(linked?.datePublished) ?? "") ??
      readDate(
        meta(
          "article:published_time",
          "og:published_time",
          "datepublished",
          "parsely-pub-date",
          "sailthru.date",
          "date",
          "dc.date",
          "dc.date.issued",
          "dcterms.created",
          "dcterms.date",
          "pubdate",
          "publish-date",
          "publication_date",
          "article.published",
        ) ?? "",
      ) ??
      readDate(
        attribute(
          "time[pubdate], article time[datetime], time[itemprop=datePublished], header time[datetime]",
          "datetime",
        ) ?? "",
      ),
    publication:
      tidy(nameOf(linked?.publisher)) ?? tidy(meta("og:site_name", "dc.publisher", "application-name")),
    url:
      readUrl(attribute("link[rel=canonical]", "href")) ??
      readUrl(meta("og:url", "parsely-link")) ??
      readUrl(nameOf(linked?.url)),
  };
}

function readMetas(page: Page): Map<string, string> {
  const metas = new Map<string, string>();
  for (const node of page.querySelectorAll("meta")) {
    const name = (
      node.getAttribute?.("property") ??
      node.getAttribute?.("name") ??
      node.getAttribute?.("itemprop") ??
      ""
    ).toLowerCase();
    const content = node.getAttribute?.("content")?.trim();
    if (name !== "" && content && !metas.has(name)) metas.set(name, content);
  }
  return metas;
}

interface LinkedArticle {
  readonly headline?: unknown;
  readonly author?: unknown;
  readonly datePublished?: unknown;
  readonly publisher?: unknown;
  readonly url?: unknown;
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Review)$/;
const MAX_ITEMS = 1000;

/** The first article among the page's JSON-LD items. Broken JSON is passed over: the page may still be read. */
function findArticle(page: Page): LinkedArticle | null {
  let article: Record<string, unknown> | null = null;
  const named = new Map<string, unknown>();
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const queue: unknown[] = [parseJson(script)];
    for (let i = 0; i < Math.min(queue.length, MAX_ITEMS); i++) {
      const item = queue[i];
      if (Array.isArray(item)) queue.push(...item.slice(0, MAX_ITEMS));
      else if (isRecord(item)) {
        const id = own(item, "@id");
        const name = own(item, "name");
        if (typeof id === "string" && name !== undefined) named.set(id, name);
        const types = [own(item, "@type")].flat();
        if (types.some((type) => typeof type === "string" && ARTICLE_TYPE.test(type))) article ??= item;
        queue.push(own(item, "@graph"), own(item, "mainEntity"));
      }
    }
  }
  if (!article) return null;
  // In a graph, people and organizations stand by themselves and are referred to.
  const resolve = (value: unknown) =>
    [value].flat().map((each) => {
      const id = isRecord(each) && own(each, "name") === undefined ? own(each, "@id") : undefined;
      return typeof id === "string" ? named.get(id) : each;
    });
  const mainPage = own(article, "mainEntityOfPage");
  return {
    headline: own(article, "headline") ?? own(article, "name"),
    author: resolve(own(article, "author")),
    datePublished: own(article, "datePublished"),
    publisher: resolve(own(article, "publisher")),
    url: own(article, "url") ?? (isRecord(mainPage) ? own(mainPage, "@id") : mainPage),
  };
}

function parseJson(script: DomNode): unknown {
  try {
    const value: unknown = JSON.parse(
      (script.textContent ?? "").replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\*\]\]>\*\/)\s*$/g, ""),
    );
    return value;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(item: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(item, key) ? item[key] : undefined;
}

/** The name in a JSON-LD value: a string, something with a name, or several of them. */
function nameOf(value: unknown): string | null {
  const names = [value]
    .flat()
    .slice(0, 10)
    .map((item) => (isRecord(item) ? own(item, "name") : item));
  const texts = names.filter((name) => typeof name === "string" && name.trim() !== "");
  return texts.length > 0 ? texts.join(", ") : null;
}
