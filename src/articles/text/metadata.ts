import { readDate } from "./read-date.ts";

/** What is known about an article besides its text. Absent is null. */
export interface Metadata {
  readonly id: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly publication: string | null;
  readonly url: string | null;
}

/** An http(s) address in its normal form, or null. */
export function readUrl(value: string | null | undefined): string | null {
  const text = value?.trim() ?? "";
  if (!/^https?:\/\/\S+$/i.test(text) || text.length > 2000) return null;
  return URL.canParse(text) ? new URL(text).href : null;
}

/** One line of metadata: white space collapsed, at most 500 characters; null where nothing is left. */
export function tidy(value: string | null | undefined): string | null {
  const text = (value ?? "").replace(/\s+/g, " ").trim();
  return text === "" ? null : text.slice(0, 500).trim();
}

/** A byline without its "By": `By Jane Doe, Staff Writer` is `Jane Doe`. */
export function readAuthor(value: string | null | undefined): string | null {
  const name = tidy(value)
    ?.replace(
      /^(?:(?:words|story|written|reported|posted|article|text|interview|opinion|analysis|review|essay|commentary)\s+)?by[:\s]\s*/i,
      "",
    )
    .replace(
      /^(?:von|par|por|door)\s+(?:(?:unser|notre|nuestr)\p{Ll}*\s+\p{L}+\s+)?(?=\p{Lu}[\p{L}.’'-]*\s+\p{Lu})/iu,
      "",
    )
    .replace(
      /^(?:\p{Lu}\p{L}+\s){0,2}(?:Reporter|Writer|Correspondent|Editor|Redakteur(?:in)?)\s(?=\p{Lu}[\p{L}.’'-]*\s\p{Lu})/u,
      "",
    )
    .replace(
      /(?:,|\s[-–—|])\s*(?:(?:special to|for|of) the\b.*|[^,]*\b(?:staff|writer|writers|reporter|reporters|correspondent|correspondents|editor|columnist|contributor|contributors|bureau)\b.*)$/i,
      "",
    )
    .replace(/\s*[|•·].*$/, "")
    .replace(/[\s,;:–—-]+$/, "");
  return name && !/^https?:/i.test(name) ? tidy(name) : null;
}

const KEYS: readonly (readonly [Exclude<keyof Metadata, never>, readonly string[]])[] = [
  ["id", ["id"]],
  ["title", ["title", "headline"]],
  [
    "author",
    [
      "author",
      "authors",
      "byline",
      "by",
      "writer",
      "autor",
      "autorin",
      "auteur",
      "interview",
      "text",
      "words",
    ],
  ],
  [
    "date",
    [
      "date",
      "published",
      "datepublished",
      "publishdate",
      "pubdate",
      "publicationdate",
      "publishedat",
      "created",
    ],
  ],
  ["publication", ["publication", "publisher", "source", "sitename", "site", "newspaper", "outlet"]],
  ["url", ["url", "link", "canonical", "canonicalurl", "permalink", "sourceurl", "source"]],
];

/** Metadata from named values (front matter, labelled header lines). Unknown names are ignored. */
export function metadataFrom(values: ReadonlyMap<string, string>): Metadata {
  const named = new Map([...values].map(([key, value]) => [key.toLowerCase().replace(/[\s_-]/g, ""), value]));
  const raw: Record<string, string | null> = { __proto__: null };
  for (const [field, keys] of KEYS) {
    const texts = keys.map((key) => tidy(named.get(key))).filter((text) => text !== null);
    raw[field] = texts.find((text) => (readUrl(text) !== null) === (field === "url")) ?? null;
  }
  return {
    id: raw["id"] ?? null,
    title: raw["title"] ?? null,
    author: readAuthor(raw["author"]),
    date: readDate(raw["date"] ?? ""),
    publication: raw["publication"] ?? null,
    url: readUrl(raw["url"]),
  };
}
