import type { Repair } from "../article.ts";
import { DATELINE, isBody, isTitleCase, LONG_LINE, readTitle } from "./header-title.ts";
import type { Line } from "./lines.ts";
import { type Found, isField, type Kind, type MetaLine, readByline, readMetaLine } from "./meta-line.ts";
import type { Metadata } from "./metadata.ts";
import { isName, isPublication, withoutPlace } from "./names-in-headers.ts";
import { asHead, furnitureReason } from "./page-furniture.ts";
import { findDate } from "./read-date.ts";

/** What stands above the text: its metadata, how many lines it takes, and the lines that say nothing of use. */
export interface Header {
  readonly metadata: Metadata;
  readonly length: number;
  readonly drops: readonly Repair[];
}

const MAX_HEADER_LINES = 14;

/** So many lines are looked at, those after the header included. */
const MAX_LINES_READ = 40;

/** Nothing in a header is longer; more of a line is not looked at. */
const LONGEST_READ = 1_000;

/** A header on the way from line to line. */
interface Progress {
  readonly lines: readonly Line[];
  readonly known: Metadata;
  readonly found: Found;
  readonly drops: Repair[];
  /** What the line above was, where it was metadata. */
  previous: Kind | null;
  /** Whether the date found is that of a change. */
  isUpdate: boolean;
}

/** A line of the header, and what is seen from it. */
interface Place {
  readonly at: number;
  readonly line: Line;
  readonly meta: MetaLine | null;
  readonly ahead: Ahead;
}

/** Reads what stands at a place: how many lines it takes, 0 where it is something else. */
type Step = (header: Progress, place: Place) => number;

/**
 * Reads title, byline, date, publication and address from the lines above a plain text. `known` is what front
 * matter has said: it is never overruled, and with a known title only repetitions of it and of the rest are taken.
 */
export function readHeader(lines: readonly Line[], known: Metadata): Header {
  const header: Progress = {
    lines: lines.map((line, i) => (i < MAX_LINES_READ ? { ...line, text: squeeze(line.text) } : line)),
    known,
    found: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)),
    drops: [],
    previous: null,
    isUpdate: false,
  };
  let at = 0;
  while (at < MAX_HEADER_LINES) {
    const line = header.lines[at];
    if (!line) break;
    const place = { at, line, meta: readMetaLine(line.text), ahead: looksAhead(header.lines, at) };
    let taken = 0;
    for (const step of stepsFor(header)) if (taken === 0) taken = step(header, place);
    if (taken === 0) break;
    at += taken;
  }
  const nothing = { id: null, title: null, author: null, date: null, publication: null, url: null };
  return { metadata: { ...nothing, ...header.found }, length: at, drops: header.drops };
}

/** The beginning of a line without long runs of white space, which would take the patterns long. */
function squeeze(text: string): string {
  return text.slice(0, LONGEST_READ).replace(/\s{4,}/g, "   ");
}

function stepsFor({ known, found }: Progress): readonly Step[] {
  if (known.title !== null) return anywhere;
  return found.title === undefined ? aboveTitle : belowTitle;
}

function drop({ drops }: Progress, { line }: Place, reason: string): number {
  drops.push({ kind: "drop", span: { start: line.start, end: line.end }, reason });
  return 1;
}

/** The title that front matter has named, once more. */
const knownTitle: Step = ({ known }, { line }) =>
  known.title !== null && sameWords(line.text, known.title) ? 1 : 0;

const furniture: Step = (header, place) => {
  const { line, ahead } = place;
  if (!isHeaderFurniture(line.text, header.found.title !== undefined && ahead.meta)) return 0;
  return drop(header, place, furnitureReason(line.text) ?? NOT_TEXT);
};

const NOT_TEXT = "a line about the publication, not the text";

const runningHead: Step = (header, place) =>
  !place.meta && header.found.title === undefined && isRunningHead(header.lines, place.at)
    ? drop(header, place, "a page header")
    : 0;

/** A byline, a date, an address; a section's name only with more of a header below it. */
const metaLine: Step = (header, place) => {
  const { meta, ahead } = place;
  const { found } = header;
  if (!meta || (meta.kind === "section" && !ahead.title && found.title === undefined)) return 0;
  if (Object.keys(meta.found).length === 0)
    drop(header, place, meta.kind === "section" ? SECTION_LABEL : NOT_TEXT);
  // An article's date is when it was published, wherever the header says when it was changed.
  const isDated = meta.found.date !== undefined && !meta.isUpdate;
  if (header.isUpdate && isDated && header.known.date === null) delete found.date;
  if (found.date === undefined) header.isUpdate = meta.isUpdate === true;
  for (const [field, value] of Object.entries(meta.found))
    if (isField(field) && found[field] === undefined) found[field] = value;
  header.previous = meta.kind;
  return 1;
};

const SECTION_LABEL = "a section label above the text";

/** "The Elm Gazette" above the title; "Le Quotidien", "Culture", and then the title. */
const publicationAbove: Step = ({ found }, { line, ahead }) => {
  if (found.publication !== undefined || !ahead.title) return 0;
  const isAboveSection = ahead.next === "section" && isTitleCase(line.text) && ahead.meta;
  if (!isPublication(line.text) && !isAboveSection) return 0;
  found.publication = line.text;
  return 1;
};

/** A label above the title that names an event or the like: "ELECTION 2020". */
const kicker: Step = (header, place) =>
  KICKER.test(place.line.text) && place.ahead.title && place.ahead.meta
    ? drop(header, place, SECTION_LABEL)
    : 0;

const KICKER = /^(?:\p{Lu}[\p{Lu}’'-]+\s){1,2}(?:19|20)\d\d$|^(?:[\p{L}’'-]+\s){0,2}[\p{L}’'-]+:$/u;

const title: Step = (header, { at, ahead }) => {
  const taken = readTitle(header.lines, at, ahead.meta);
  if (taken === 0) return 0;
  header.found.title = header.lines
    .slice(at, at + taken)
    .map((part) => part.text)
    .join(" ")
    .replace(/^#+\s+/, "")
    // A paper's address beside it is none of it.
    .replace(/\s{3,}(?:https?:\/\/\S{1,200}|(?:[\w-]{1,60}\.){1,4}[a-z]{2,10})$/i, "");
  header.previous = null;
  return taken;
};

/** A name without "By". */
const bareByline: Step = (header, { at, line, ahead }) => {
  const { lines, found } = header;
  const text = withoutPlace(line.text, ahead.next === "date");
  if (found.author !== undefined || !isName(text)) return 0;
  const isNearDate = header.previous === "date" || ahead.next === "date";
  const isAbovePublication = ahead.meta && isPublication(lines[at + 1]?.text ?? "");
  if (!isNearDate && !isAbovePublication && !isBody(lines, at + 1)) return 0;
  const by = readByline(text);
  if (by?.author) found.author = by.author;
  if (by?.publication) found.publication ??= by.publication;
  header.previous = "byline";
  return 1;
};

/** A publication below a byline. */
const publicationBelow: Step = (header, { line, ahead }) => {
  const isBelowByline = header.previous === "byline" || (header.previous === null && ahead.meta);
  if (!isBelowByline || !isPublication(line.text)) return 0;
  header.found.publication ??= line.text;
  return 1;
};

const subtitle: Step = (header, place) => {
  const { text } = place.line;
  if (!place.ahead.meta || text.length > 300 || DATELINE.test(text)) return 0;
  return drop(header, place, "a subtitle above the text");
};

const anywhere: readonly Step[] = [knownTitle, furniture, runningHead, metaLine];
const aboveTitle: readonly Step[] = [...anywhere, publicationAbove, kicker, title];
const belowTitle: readonly Step[] = [...anywhere, bareByline, publicationBelow, subtitle];

/** Page numbers and advertisements may stand anywhere in a header; invitations only below the title. */
function isHeaderFurniture(text: string, isBelowTitle: boolean): boolean {
  const reason = furnitureReason(text);
  if (!isBelowTitle && /^(?:media |press )?contacts?:/i.test(text)) return true;
  if (reason === null || readMetaLine(text)) return false;
  return (
    isBelowTitle || /^(?:a page number|an adv|a copyright|a jump|a line with|a menu|a note)/.test(reason)
  );
}

/** Whether a line that carries a date or columns, as a title does not, stands on top of another page as well. */
function isRunningHead(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (!line) return false;
  const isNumbered = /(?:\s[-–—|]\s|\s{2,}|\bpage\s)\d{1,4}$/i.test(line.text);
  if (!isNumbered && !/\s{3,}/.test(line.text) && !findDate(line.text)) return false;
  const head = asHead(line.text);
  return lines.some((other, i) => i > at && (other.page || isNumbered) && asHead(other.text) === head);
}

interface Ahead {
  /** Whether a byline, a date or a label follows before the text begins. */
  readonly meta: boolean;
  /** Whether a short line that could be a title follows before the text begins. */
  readonly title: boolean;
  readonly next: Kind | null;
}

function looksAhead(lines: readonly Line[], at: number): Ahead {
  let meta = false;
  let title = false;
  for (let i = at + 1; i <= at + 5; i++) {
    const line = lines[i];
    if (!line || line.text.length > LONG_LINE * 2) break;
    const kind = readMetaLine(line.text)?.kind;
    if (kind === "byline" || kind === "date" || kind === "label") meta = true;
    else if (!kind && !meta && isBody(lines, i)) break;
    else if (!kind && !isPublication(line.text) && !isName(line.text)) title = true;
  }
  return { meta, title, next: readMetaLine(lines[at + 1]?.text ?? "")?.kind ?? null };
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return words(a) === words(b);
}
