import type { Span } from "../articles/index.ts";
import type { ArticleHead, ParagraphSlice } from "../library/index.ts";
import { type AuthorName, readAuthors } from "./citation/author-names.ts";

/** APA (7th edition), MLA (9th edition), Chicago (notes and bibliography, 18th edition). */
export type CitationStyle = "apa" | "mla" | "chicago";

/** The three styles, in the order in which they are shown. */
export const citationStyles: readonly CitationStyle[] = ["apa", "mla", "chicago"];

/** What a reference is made of. */
export type CitedArticle = Pick<ArticleHead, "title" | "author" | "date" | "publication" | "url">;

interface DateParts {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

function readDateParts(date: string | null | undefined): DateParts | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date ?? "") ?? [];
  if (year === undefined) return undefined;
  const number = Number(month);
  if (!(number >= 1 && number <= 12)) return { year };
  return { year, month: number, ...(Number(day) >= 1 && Number(day) <= 31 ? { day: Number(day) } : {}) };
}

function fullDate({ year, month, day }: DateParts): string {
  if (month === undefined) return year;
  const name = MONTHS[month - 1] ?? "";
  return day === undefined ? `${name} ${year}` : `${name} ${day}, ${year}`;
}

const apaDate = ({ year, month, day }: DateParts): string => {
  if (month === undefined) return year;
  return `${year}, ${MONTHS[month - 1] ?? ""}${day === undefined ? "" : ` ${day}`}`;
};

/** MLA shortens the names of months of more than four letters. */
function mlaDate({ year, month, day }: DateParts): string {
  if (month === undefined) return year;
  const name = MONTHS[month - 1] ?? "";
  const short = name.length <= 4 ? name : name === "September" ? "Sept." : `${name.slice(0, 3)}.`;
  return [...(day === undefined ? [] : [day]), short, year].join(" ");
}

/** "Jean-Paul K." as "J.-P. K.". */
function initials(given: string): string {
  return given
    .replace(/\./g, ". ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) =>
      word
        .split("-")
        .map((part) => `${Array.from(part)[0]?.toUpperCase() ?? ""}.`)
        .join("-"),
    )
    .join(" ");
}

function apaName(author: AuthorName): string {
  if (author.kind === "body") return author.name;
  const { given, family, suffix } = author;
  return [family, initials(given), ...(suffix ? [suffix] : [])].join(", ");
}

function inverted(author: AuthorName): string {
  if (author.kind === "body") return author.name;
  const { given, family, suffix } = author;
  return [family, given, ...(suffix ? [suffix] : [])].join(", ");
}

function inOrder(author: AuthorName): string {
  if (author.kind === "body") return author.name;
  return [author.given, author.family, ...(author.suffix ? [author.suffix] : [])].join(" ");
}

function shortName(author: AuthorName): string {
  return author.kind === "body" ? author.name : author.family;
}

/** "A", "A and B", "A, B, and C". `pairComma`: "A, and B", as where A is turned round. */
function series(names: readonly string[], and: string, pairComma: boolean): string {
  const last = names.at(-1) ?? "";
  if (names.length < 2) return last;
  const comma = names.length > 2 || pairComma ? "," : "";
  return `${names.slice(0, -1).join(", ")}${comma} ${and} ${last}`;
}

function apaAuthors(authors: readonly AuthorName[]): string {
  const names = authors.map(apaName);
  if (names.length > 20) return `${names.slice(0, 19).join(", ")}, . . . ${names.at(-1)}`;
  const isPairOfBodies = authors.length === 2 && authors[0]?.kind === "body";
  return series(names, "&", !isPairOfBodies);
}

function mlaAuthors(authors: readonly AuthorName[]): string {
  const [first, second, third] = authors;
  if (first === undefined) return "";
  if (third !== undefined) return `${inverted(first)}, et al.`;
  return series([inverted(first), ...(second ? [inOrder(second)] : [])], "and", first.kind === "person");
}

function chicagoAuthors(authors: readonly AuthorName[]): string {
  const [first, ...rest] = authors;
  if (first === undefined) return "";
  const names = [inverted(first), ...rest.map(inOrder)];
  if (names.length > 6) return `${names.slice(0, 3).join(", ")}, et al.`;
  return series(names, "and", first.kind === "person");
}

/** With a full stop, unless it ends in a mark that stands for one. */
function stopped(text: string): string {
  return /[.!?…]["”’')\]]*$/u.test(text) ? text : `${text}.`;
}

/** Quotation marks around a text; double ones inside it become single, as all three styles want it. */
function inMarks(text: string): string {
  let isOpen = false;
  const inner = text.replace(/[“”„«»"]/gu, (mark) => {
    if (mark !== '"') return "“„«".includes(mark) ? "‘" : "’";
    isOpen = !isOpen;
    return isOpen ? "‘" : "’";
  });
  return `“${inner}”`;
}

function titleOf(article: CitedArticle): string {
  return article.title.replace(/\s+/gu, " ").trim();
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The publication, unless it is the author: then no style says it twice. */
function publicationOf(article: CitedArticle): string | null {
  return isSame(article.author, article.publication) ? null : (article.publication?.trim() ?? null) || null;
}

function citeApa(article: CitedArticle): string {
  const date = readDateParts(article.date);
  const dated = `(${date ? apaDate(date) : "n.d."}).`;
  const authors = apaAuthors(readAuthors(article.author, article.publication));
  const title = stopped(titleOf(article));
  const publication = publicationOf(article);
  return [
    ...(authors === "" ? [title, dated] : [stopped(authors), dated, title]),
    ...(publication ? [stopped(publication)] : []),
    ...(article.url ? [article.url] : []),
  ].join(" ");
}

function citeMla(article: CitedArticle, accessed: DateParts | undefined): string {
  const authors = mlaAuthors(readAuthors(article.author, article.publication));
  const date = readDateParts(article.date);
  const container = [publicationOf(article), date ? mlaDate(date) : null, article.url].filter(
    (part) => part !== null && part !== "",
  );
  return [
    ...(authors === "" ? [] : [stopped(authors)]),
    inMarks(stopped(titleOf(article))),
    ...(container.length > 0 ? [`${container.join(", ")}.`] : []),
    ...(!date && accessed && article.url ? [`Accessed ${mlaDate(accessed)}.`] : []),
  ].join(" ");
}

function citeChicago(article: CitedArticle, accessed: DateParts | undefined): string {
  const authors = chicagoAuthors(readAuthors(article.author, article.publication));
  const date = readDateParts(article.date);
  const isAccessed = !date && accessed !== undefined && article.url !== null;
  const dated = date ? fullDate(date) : isAccessed ? null : "n.d.";
  const container = [publicationOf(article), dated].filter((part) => part !== null);
  return [
    ...(authors === "" ? [] : [stopped(authors)]),
    inMarks(stopped(titleOf(article))),
    ...(container.length > 0 ? [stopped(container.join(", ").replace(/^n\.d/u, "N.d"))] : []),
    ...(isAccessed && accessed ? [`Accessed ${fullDate(accessed)}.`] : []),
    ...(article.url ? [`${article.url}.`] : []),
  ].join(" ");
}

/** What a reference may also say. */
export interface CiteOptions {
  /** The day on which it was read, `YYYY-MM-DD`: what MLA and Chicago give for a page without a date. */
  readonly accessed?: string;
}

/**
 * The reference to an online news article as plain text (so without italics), for a list of references. What is
 * not known is left out or replaced as the style has it: no author, the title comes first; no date, "n.d." in APA
 * and Chicago (or the day of access, where that is known), nothing in MLA; partial dates as they are. Titles keep
 * their capitals, although APA wants sentence case: which capital is a name's cannot be told without
 * damaging some. References are in English whatever the article's language, as the styles are.
 */
export function cite(article: CitedArticle, style: CitationStyle, options: CiteOptions = {}): string {
  const accessed = readDateParts(options.accessed);
  switch (style) {
    case "apa":
      return citeApa(article);
    case "mla":
      return citeMla(article, accessed);
    case "chicago":
      return citeChicago(article, accessed);
  }
}

const LONGEST_SHORT_TITLE = 6;

/** The title in a parenthesis: its first words where it is long. */
function shortTitle(article: CitedArticle): string {
  const words = titleOf(article).split(" ");
  const kept = words.length > LONGEST_SHORT_TITLE ? words.slice(0, 4) : [...words];
  // Not to end on "of the".
  while (kept.length > 1 && kept.length < words.length && /^\p{Ll}{1,3}$/u.test(kept.at(-1) ?? ""))
    kept.pop();
  return kept.join(" ").replace(/[\s.,;:–—-]+$/u, "");
}

/** "Roe", "Roe and Okafor", "Roe et al."; undefined without an author. */
function shortAuthors(article: CitedArticle, and: string): string | undefined {
  const [first, second, third] = readAuthors(article.author, article.publication).map(shortName);
  if (first === undefined) return undefined;
  if (third !== undefined) return `${first} et al.`;
  return second === undefined ? first : `${first} ${and} ${second}`;
}

/** Whose words the whole span is, where the article is clear about it. */
function speakerOf({ quotations }: ParagraphSlice, span: Span): string | undefined {
  const holder = quotations.find(
    ({ start, end, confidence }) => confidence === "high" && start <= span.start && span.end <= end,
  );
  return holder?.speaker?.name;
}

/**
 * The words of a span as a quotation to paste into a text: in quotation marks, after the speaker's name where the
 * words are somebody's, with the style's reference in parentheses and the paragraph's number (counted
 * from 1): `Ida Roe: “We left.” (Linden, 2021, para. 7)`. Words that have quotation marks already keep them as they
 * are and get no others, since the words of an article are never changed.
 */
export function quoteForCitation(slice: ParagraphSlice, span: Span, style: CitationStyle): string {
  const { article, paragraph, text } = slice;
  const cited = text.slice(span.start, span.end).trim();
  const speaker = speakerOf(slice, span);
  const words = /[“”"„«»]/u.test(cited) ? cited : `“${cited}”`;
  const lead = speaker === undefined ? "" : `${speaker}: `;
  const nth = paragraph + 1;
  const authors = shortAuthors(article, style === "apa" ? "&" : "and");
  const title = shortTitle(article);
  if (style === "apa") {
    const year = readDateParts(article.date)?.year ?? "n.d.";
    return `${lead}${words} (${authors ?? inMarks(`${title},`)}${authors ? "," : ""} ${year}, para. ${nth})`;
  }
  if (style === "mla") {
    // What somebody says in another's article is a quotation in a quotation.
    const quoted = speaker === undefined ? "" : "qtd. in ";
    return `${lead}${words} (${quoted}${authors ? `${authors},` : inMarks(`${title},`)} par. ${nth})`;
  }
  return `${lead}${words} (${authors ? `${authors}, ` : ""}${inMarks(`${title},`)} para. ${nth})`;
}
