import { type Metadata, readUrl, tidy } from "../../text/metadata.ts";
import { readDate } from "../../text/read-date.ts";
import type { Page } from "../dom.ts";
import { isLabelled, readCredit } from "./credit.ts";
import { decodeEntities } from "./entities.ts";
import { findLinkedArticle } from "./linked-data.ts";
import { readSigns, type Sign } from "./signs.ts";
import { chooseTitle } from "./title.ts";

/**
 * Metadata of a page: from its JSON-LD (schema.org), `<meta>` tags and canonical link, and failing these from what
 * readers see near its heading. What is said for machines wins where it is no junk.
 */
export function readPageMetadata(page: Page): Metadata {
  const linked = findLinkedArticle(page);
  const metas = readMetas(page);
  const meta = (...names: string[]): string | null =>
    names.flatMap((name) => metas.get(name) ?? [])[0] ?? null;
  const canonical = page.querySelector("link[rel=canonical]")?.getAttribute?.("href");
  const url = readUrl(canonical) ?? readUrl(meta("og:url", "parsely-link")) ?? readUrl(linked?.url);
  const publication =
    tidy(linked?.publisher) ??
    tidy(meta("og:site_name", "citation_journal_title", "dc.publisher", "application-name"));
  const sites = [publication, meta("og:site_name"), url === null ? null : hostOf(url)].flatMap(
    (name) => name ?? [],
  );
  const title = chooseTitle({
    headings: [...page.querySelectorAll("h1")].slice(0, 5).map(({ textContent }) => textContent ?? ""),
    stated: [
      ...[linked?.headline, meta("citation_title", "og:title", "dc.title", "twitter:title", "parsely-title")],
      ...[linked?.name, page.querySelector("title")?.textContent],
    ].flatMap((text) => text ?? []),
    sites,
  });
  const signs = readSigns(page);
  const heading = headingAmong(signs, title);
  const stated = authorOf([linked?.authors ?? [], ...authorMetas(metas)], sites);
  return {
    id: null,
    title,
    author: fuller(stated, visibleAuthors(signs, heading, sites)),
    date:
      readDate(linked?.datePublished ?? "") ??
      dateOfMetas(metas) ??
      visibleDate(signs, heading) ??
      dateInAddress(url),
    publication,
    url,
  };
}

/** Where the title stands among what is seen; -1 where it does not. */
function headingAmong(signs: readonly Sign[], title: string | null): number {
  const own = signs.findIndex(({ isHeading, text }) => isHeading && (title === null || title.includes(text)));
  return own < 0 ? signs.findIndex(({ text }) => text === title) : own;
}

type Metas = ReadonlyMap<string, readonly string[]>;

const MOST_METAS = 500;

function readMetas(page: Page): Metas {
  const metas = new Map<string, string[]>();
  for (const node of [...page.querySelectorAll("meta")].slice(0, MOST_METAS)) {
    const content = node.getAttribute?.("content")?.trim();
    if (!content) continue;
    for (const attribute of ["property", "name", "itemprop"]) {
      const name = node.getAttribute?.(attribute)?.toLowerCase();
      if (name) metas.set(name, [...(metas.get(name) ?? []), decodeEntities(content)]);
    }
  }
  return metas;
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, "");
}

/** Names of `<meta>` tags that hold authors, the best first. */
const AUTHOR_METAS = [
  "citation_author",
  "author",
  "article:author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "byl",
  "sailthru.author",
];

function authorMetas(metas: Metas): string[][] {
  // Scholarly pages put the surname first.
  const inOrder = (name: string): string => name.replace(/^([^,]+),\s*([^,]+)$/, "$2 $1");
  return AUTHOR_METAS.map((name) =>
    [...(metas.get(name) ?? [])].map(name === "citation_author" ? inOrder : String),
  );
}

/** The authors of the first source that names any. */
function authorOf(sources: readonly (readonly string[])[], sites: readonly string[]): string | null {
  for (const source of sources) {
    const names = source.slice(0, 20).flatMap((name) => readCredit(name, sites) ?? []);
    if (names.length > 0) return [...new Set(names)].join(", ");
  }
  return null;
}

/** What is stated, or failing that what is seen first; the whole name where only a part of it is stated. */
function fuller(stated: string | null, seen: readonly string[]): string | null {
  if (stated === null) return seen[0] ?? null;
  if (stated.includes(" ")) return stated;
  const has = (name: string): boolean => name.toLowerCase().split(/\s+/).includes(stated.toLowerCase());
  return seen.find((name) => name.includes(" ") && has(name)) ?? stated;
}

/** `<meta>` tags that hold a date of publication: sites have dozens of names for it. */
const PUBLISHED = /publi[sc]|pub-?_?date|(?:^|[.:_-])(?:date|issued|created)$|^date/;
/** And those that hold another. */
const NOT_PUBLISHED = /modif|updat|expir|valid|review|access|revis|event|copyright|publisher|lastmod/;

function dateOfMetas(metas: Metas): string | null {
  const dated = [...metas].flatMap(([name, values]) =>
    PUBLISHED.test(name) && !NOT_PUBLISHED.test(name)
      ? values.flatMap((value) => ({ name, date: readDate(value) }))
      : [],
  );
  const isSure = ({ name }: { readonly name: string }): boolean => /publish|pub-?_?date/.test(name);
  const known = dated.filter(({ date }) => date !== null);
  return known.find(isSure)?.date ?? known[0]?.date ?? null;
}

/** So many short texts after the heading, and before it, may belong to it. */
const near = { named: { after: 60, before: 12 }, bare: { after: 12, before: 4 } };
/** Longest text without a name in the markup that is taken for a date or a byline, in UTF-16 units. */
const LONGEST_BARE = 60;
const NOT_FIRST =
  /(?:updated|modified|aktualisiert|geändert|stand|mis à jour|actualizado|mise à jour|event|termin)/iu;

/** The date that readers see: what the markup calls one, or a short text beside the heading. */
function visibleDate(signs: readonly Sign[], heading: number): string | null {
  const bare = (sign: Sign): boolean => sign.text.length <= LONGEST_BARE;
  const named = (sign: Sign): boolean => sign.isDate;
  const pools = [
    around(signs, heading, near.named).filter(named),
    around(signs, heading, near.bare).filter(bare),
    heading < 0 ? signs.filter(named) : [],
  ];
  for (const pool of pools) {
    const dated = pool.flatMap((sign) =>
      dayIn(sign.text).map((date) => ({ date, isLater: NOT_FIRST.test(sign.text) })),
    );
    const found = dated.find(({ isLater }) => !isLater) ?? dated[0];
    if (found !== undefined) return found.date;
  }
  return null;
}

/** What stands after the heading, then before it, the nearest first. */
function around(
  signs: readonly Sign[],
  heading: number,
  { after, before }: { after: number; before: number },
): Sign[] {
  if (heading < 0) return [];
  return [
    ...signs.slice(heading, heading + after),
    ...signs.slice(Math.max(0, heading - before), heading).reverse(),
  ];
}

/** A date with its day; two digits of a year count here, where dates are written short. */
function dayIn(text: string): readonly string[] {
  const long = readDate(text);
  if (long?.length === 10) return [long];
  const short = /(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\d.]|:\d)/.exec(text);
  const date = short && readDate(`${short[1]}${short[2]}${short[3]}${short[2]}20${short[4]}`);
  return date ? [date] : [];
}

/** The authors that readers see: what the markup calls one, or a short text that begins as a byline. */
function visibleAuthors(signs: readonly Sign[], heading: number, sites: readonly string[]): string[] {
  const pool = heading < 0 ? signs : around(signs, heading, near.named);
  return pool.flatMap(({ text, isAuthor, isHeading }, i) => {
    const isBare = text.length <= LONGEST_BARE && i < near.bare.after;
    if (isHeading || !(isAuthor || (isBare && isLabelled(`${text} `)))) return [];
    // A label may stand in an element of its own.
    return (
      readCredit(text, sites) ?? (isLabelled(`${text} `) ? (readCredit(pool[i + 1]?.text, sites) ?? []) : [])
    );
  });
}

/** “/2024/03/05/” in a page's own address. */
function dateInAddress(url: string | null): string | null {
  const day = /\/(20\d\d|19\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_-]|$)/.exec(
    url === null ? "" : new URL(url).pathname,
  );
  return day && readDate(`${day[1]}-${day[2]}-${day[3]}`);
}
