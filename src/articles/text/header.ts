import type { Repair } from "../article.ts";
import type { Line } from "./lines.ts";
import { type Metadata, metadataFrom, readAuthor, readUrl } from "./metadata.ts";
import { asHead, furnitureReason } from "./page-furniture.ts";
import { type FoundDate, findDate } from "./read-date.ts";

/** What stands above the text: its metadata, how many lines it takes, and the lines that say nothing of use. */
export interface Header {
  readonly metadata: Metadata;
  readonly length: number;
  readonly drops: readonly Repair[];
}

type Found = { -readonly [Field in keyof Metadata]?: string };

const MAX_HEADER_LINES = 14;
const LONG_LINE = 160;

/**
 * Reads title, byline, date, publication and address from the lines above a plain text. `known` is what front
 * matter has said: it is never overruled, and with a known title only repetitions of it and of the rest are taken.
 */
export function readHeader(lines: readonly Line[], known: Metadata): Header {
  const found: Found = {};
  for (const [field, value] of Object.entries(known))
    if (isField(field) && value !== null) found[field] = value;
  const drops: Repair[] = [];
  const drop = (line: Line, reason: string) =>
    drops.push({ kind: "drop", span: { start: line.start, end: line.end }, reason });
  const isTitleKnown = found.title !== undefined;
  let isUpdate = false;
  let at = 0;
  let previous: Kind | null = null;
  while (at < Math.min(lines.length, MAX_HEADER_LINES)) {
    const line = lines[at];
    if (!line) break;
    const meta = readMetaLine(line.text);
    const ahead = looksAhead(lines, at);
    const isStray = isHeaderFurniture(line.text, found.title !== undefined && ahead.meta);
    if (isTitleKnown && sameWords(line.text, found.title ?? "")) {
      at++;
    } else if (isStray) {
      drop(line, furnitureReason(line.text) ?? "a line about the publication, not the text");
      at++;
    } else if (!meta && found.title === undefined && isRunningHead(lines, at)) {
      drop(line, "a page header");
      at++;
    } else if (meta && (meta.kind !== "section" || ahead.title || found.title !== undefined)) {
      if (Object.keys(meta.found).length === 0)
        drop(
          line,
          meta.kind === "section"
            ? "a section label above the text"
            : "a line about the publication, not the text",
        );
      // An article's date is when it was published, wherever the header says when it was changed.
      if (isUpdate && meta.found.date !== undefined && !meta.isUpdate && known.date === null)
        delete found.date;
      if (found.date === undefined) isUpdate = meta.isUpdate === true;
      for (const [field, value] of Object.entries(meta.found))
        if (isField(field) && found[field] === undefined) found[field] = value;
      previous = meta.kind;
      at++;
    } else if (isTitleKnown) {
      break;
    } else if (found.title === undefined) {
      if (found.publication === undefined && isPublication(line.text) && ahead.title) {
        found.publication = line.text;
        at++;
        continue;
      }
      // "Le Quotidien", "Culture", and then the title.
      if (
        found.publication === undefined &&
        ahead.next === "section" &&
        isTitleCase(line.text) &&
        ahead.title &&
        ahead.meta
      ) {
        found.publication = line.text;
        at++;
        continue;
      }
      if (KICKER.test(line.text) && ahead.title && ahead.meta) {
        drop(line, "a section label above the text");
        at++;
        continue;
      }
      const taken = readTitle(lines, at, ahead.meta);
      if (taken === 0) break;
      found.title = lines
        .slice(at, at + taken)
        .map((part) => part.text)
        .join(" ")
        .replace(/^#+\s+/, "")
        // A paper's address beside it is none of it.
        .replace(/\s{3,}(?:https?:\/\/\S{1,200}|(?:[\w-]{1,60}\.){1,4}[a-z]{2,10})$/i, "");
      previous = null;
      at += taken;
    } else if (
      found.author === undefined &&
      isName(withoutPlace(line.text, ahead.next)) &&
      (previous === "date" ||
        ahead.next === "date" ||
        (ahead.meta && isPublication(lines[at + 1]?.text ?? "")) ||
        isBody(lines, at + 1))
    ) {
      const by = splitByline(withoutPlace(line.text, ahead.next));
      if (by?.author) found.author = by.author;
      if (by?.publication) found.publication ??= by.publication;
      previous = "byline";
      at++;
    } else if ((previous === "byline" || (previous === null && ahead.meta)) && isPublication(line.text)) {
      found.publication ??= line.text;
      at++;
    } else if (ahead.meta && line.text.length <= 300 && !DATELINE.test(line.text)) {
      drop(line, "a subtitle above the text");
      at++;
    } else {
      break;
    }
  }
  return {
    metadata: { id: null, title: null, author: null, date: null, publication: null, url: null, ...found },
    length: at,
    drops,
  };
}

type Kind = "label" | "byline" | "date" | "url" | "section" | "role";
interface MetaLine {
  readonly kind: Kind;
  readonly found: Found;
  /** Whether the date is that of a change. */
  readonly isUpdate?: boolean;
}

function isField(key: string): key is keyof Metadata {
  return ["id", "title", "author", "date", "publication", "url"].includes(key);
}

const LABEL =
  /^(title|headline|author|authors|autorin|autor|auteur|interview|text|words|byline|date|publication|publisher|source|url|link)\s*:\s+(\S.*)$/i;
const BYLINE =
  /^(?:(?:[Ww]ords|[Ss]tory|[Ww]ritten|[Rr]eported|[Pp]osted|[Aa]rticle|[Tt]ext|[Ii]nterview|[Oo]pinion|[Aa]nalysis|[Rr]eview|[Ee]ssay|[Cc]ommentary|WRITTEN|STORY)\s+)?(?:(?:[Bb]y|BY):?\s+(?=\p{Lu}|the\s\p{Lu})|(?:Von|VON|Par|PAR|Por|POR|Door|DOOR)\s+(?=\p{Lu}[\p{L}.’'-]+\s+\p{Lu}|(?:unser|notre|nuestr)\p{Ll}*\s))/u;
const SECTION =
  /^(?:(?:local|world|national|international|breaking|top|latest|us|uk|city|metro|state|business|sports?|politics|political)\s+)?(?:u\.s\.|news|opinion|politics|sports?|business|world|local|health|science|technology|tech|culture|arts?|lifestyle|travel|education|environment|climate|economy|crime|analysis|commentary|editorial|exclusive|features?|interview|breaking|community|metro|obituaries|letters|editorials?|columns?|columnists?|investigations?|explainer|profile|reviews?|nachrichten|politik|wirtschaft|panorama|kultur|actualités?|politique|économie|société|política|economía|sociedad|cultura|deportes)$/i;
/** A label above the title that names an event or the like: "ELECTION 2020". */
const KICKER = /^(?:\p{Lu}[\p{Lu}’'-]+\s){1,2}(?:19|20)\d\d$|^(?:[\p{L}’'-]+\s){0,2}[\p{L}’'-]+:$/u;
/** A newspaper's number: "Volume 12, Number 3". */
const ISSUE = /^(?:(?:vol(?:ume|\.)?|nos?\.?|number|issue|ausgabe|nr\.?)\s*[\dIVXLC]+[,;.|]?\s*)+$/i;
const E_MAIL = /^\S{1,64}@\S{1,100}\.\S{2,20}$/;
const ROLE =
  /^(?:[\p{L}’' -]{0,40}\s)?(?:staff(?: writers?| reporters?)?|reporters?|correspondents?|editors?|columnist|bureau(?: chief)?|(?:associated press|reuters|ap) writers?|contributors?|contributing writer)$/iu;
const CLOCK =
  /\b\d{1,2}(?:\s?[:.h]\s?\d{2}){1,2}\s*(?:[ap]\.?\s?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?|\b\d{4}(?=\s?(?:GMT|UTC|HKT|[ECMP]T)\b)/gi;
const AGO = /\b\d+\s+(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago\b/gi;
/** What stands beside a date: verbs, days, zones; in English, German, French and Spanish. */
const DATE_WORDS =
  /(?<![\p{L}\p{N}])(?:first|last|originally|published|updated|posted|modified|created|issued|aired|broadcast|filed|date|time|on|at|by|and|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ecmp][sd]?t|gmt|utc|bst|cest|cet|ist|hkt|sgt|ae[sd]t|edition|print|veröffentlicht|erschienen|aktualisiert|zuletzt|stand|am|um|vom|den|uhr|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|publiée?|mise?|à|jour|modifiée?|le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|publicado|actualizado|el|a|las?|lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?![\p{L}\p{N}])/giu;
const UPDATE =
  /(?<!\p{L})(?:updated|modified|aktualisiert|stand|mise? à jour|modifiée?|actualizado)(?!\p{L})/iu;
const AGENCY = /^(?:AFP|AP|dpa|DPA|EFE|ANSA|UPI|TASS|KNA|epd|sda|APA|Reuters|Xinhua)$/;
const PLACE = /^\p{Lu}[\p{L}.’' -]{1,30}$/u;
/** What stands before the date in "Valencia, 4 de marzo de 2021" and "SEVILLA - 4 mar 2021". */
const PLACE_BEFORE = /^(?:\p{Lu}[\p{L}.’' -]{1,30},|\p{Lu}[\p{L}.’']{1,20}\s+[-–—])\s*$/u;
const DATELINE =
  /^(?:[\p{Lu}][\p{Lu}.'’ -]{2,40}(?:,\s\p{L}[\p{L}.]+){0,2}(?:,?\s\p{Lu}[\p{Ll}]{2,8}\.?\s\d{1,2})?|[\p{Lu}][\p{L}.'’ -]{2,40}(?:,\s\p{L}[\p{L}.]+)?)\s*(?:\(\p{Lu}[\p{L} ]+\)\s*)?(?:--|[—–]|\s-)\s*\S.{40}/u;

/** A line that holds nothing but metadata, or null. */
function readMetaLine(text: string): MetaLine | null {
  if (text.length > 200) return null;
  const label = LABEL.exec(text);
  if (label) {
    const found: Found = {};
    for (const [field, value] of Object.entries(metadataFrom(new Map([[label[1] ?? "", label[2] ?? ""]])))) {
      if (isField(field) && value !== null) found[field] = value;
    }
    return Object.keys(found).length > 0 ? { kind: "label", found } : null;
  }
  const url = readUrl(text);
  if (url) return { kind: "url", found: { url } };
  if (E_MAIL.test(text) || /^@\w+$/.test(text)) return { kind: "role", found: {} };
  const outlet = /^(?:special to|for)\s+(the\s.+)$/i.exec(text)?.[1];
  if (outlet && isPublication(outlet)) return { kind: "role", found: { publication: outlet } };
  if (
    ISSUE.test(text) ||
    /^for immediate release\.?$/i.test(text) ||
    text.split(/\s+[|•·›>/]\s+/).every((part) => SECTION.test(part))
  )
    return { kind: "section", found: {} };
  if (
    text.length <= 40 &&
    text
      .replace(AGO, "")
      .replace(/\b(?:published|updated|posted)\b/gi, "")
      .trim() === ""
  )
    return { kind: "role", found: {} };
  if (/^\d+[ -]min(?:ute)?s?[ -]read$/i.test(text) || (ROLE.test(text) && !BYLINE.test(text)))
    return { kind: "role", found: {} };
  return readPieces(text);
}

/** A byline, a date, or both on one line with a publication: "By Jane Doe | March 3, 2021 | The Gazette". */
function readPieces(text: string): MetaLine | null {
  const { date, isUpdate, around } = readDates(text);
  const found: Found = date ? { date: date.date } : {};
  let kind: Kind | null = date ? "date" : null;
  let hadLabel = false;
  if (!date && isNameCard(text)) kind = "byline";
  const place = PLACE_BEFORE.test(around[0] ?? "") ? around[0] : null;
  for (const piece of around.flatMap((part) => part.split(/\s+[|•·–—/-]\s+|\s{3,}|\t/))) {
    const bare = piece
      .replace(AGO, " ")
      .replace(CLOCK, " ")
      .replace(/^[\s,;:|•·–—-]+|[\s,;:|•·–—(-]+$/g, "");
    const rest = bare.replace(DATE_WORDS, " ").replace(/[^\p{L}\p{N}]+/gu, "");
    if (rest.length <= 1) {
      hadLabel ||=
        /\b(?:published|updated|posted|modified)\b/i.test(bare) || (CLOCK.test(piece) && /day\b/i.test(bare));
      CLOCK.lastIndex = 0;
      continue;
    }
    const name = bare.replace(DATE_WORDS, " ").replace(/^[\s,;]+|[\s,;]+$/g, "");
    if (
      BYLINE.test(bare) &&
      found.author === undefined &&
      bare.length <= 120 &&
      !/[.!?]$/.test(bare.replace(/\b(?:Jr|Sr|\p{Lu})\.$/u, ""))
    ) {
      const by = splitByline(bare);
      if (!by) return null;
      Object.assign(found, by);
      kind = "byline";
    } else if (kind && isPublication(bare)) {
      found.publication ??= bare;
    } else if (date && AGENCY.test(name)) {
      found.publication ??= name;
    } else if (kind && place === null && found.author === undefined && isName(bare)) {
      const author = readAuthor(bare);
      if (author) found.author = author;
      kind = "byline";
    } else if (!(kind && (SECTION.test(bare) || ROLE.test(bare) || E_MAIL.test(bare)))) {
      if (!(date && place !== null && PLACE.test(bare))) return null;
    }
  }
  if (kind) return { kind, found, isUpdate };
  return hadLabel && text.length <= 60 ? { kind: "date", found } : null;
}

/** The date of a line and what stands around its dates. Of two dates, that of a change is not the article's. */
function readDates(text: string): { date: FoundDate | null; isUpdate: boolean; around: string[] } {
  const around: string[] = [];
  let date: FoundDate | null = null;
  let isUpdate = false;
  let rest = text;
  for (let i = 0; i < 3; i++) {
    const next = findDate(rest);
    if (!next) break;
    const before = rest.slice(0, next.start);
    if (date === null || (isUpdate && !UPDATE.test(before))) {
      date = next;
      isUpdate = UPDATE.test(before);
    }
    around.push(before);
    rest = rest.slice(next.end);
  }
  return { date, isUpdate, around: [...around, rest] };
}

/** "Ida Roe • The Gazette • iroe@gazette.example" */
function isNameCard(text: string): boolean {
  const [name, ...others] = text.split(/\s+[|•·]\s+|\s{3,}|\t/);
  return (
    name !== undefined &&
    others.length > 0 &&
    isName(name) &&
    others.every((piece) => isPublication(piece) || ROLE.test(piece) || E_MAIL.test(piece))
  );
}

function splitByline(text: string): Found | null {
  const outlet = /(?:,\s+|\s+(?:of|for)\s+|\s+(?=The\s))((?:[Tt]he\s+)?[^,]+)$/.exec(text);
  const isOutlet = outlet && isPublication(outlet[1] ?? "") && !ROLE.test(outlet[1] ?? "");
  const agency = /\s+((?:the\s+)?associated press|reuters|afp)(?:\s+writers?)?$/i.exec(text);
  const cut = isOutlet
    ? outlet
    : agency && BYLINE.exec(text)?.[0].trim() !== text.slice(0, agency.index).trim()
      ? agency
      : null;
  const author = readAuthor(cut ? text.slice(0, cut.index) : text);
  if (!author || author.split(" ").length > 14) return null;
  return cut?.[1] ? { author, publication: cut[1] } : { author };
}

const OUTLET =
  /(?:Times|Post|Press|News|Journal|Tribune|Herald|Gazette|Chronicle|Daily|Observer|Guardian|Telegraph|Standard|Examiner|Courier|Register|Sentinel|Star|Globe|Mail|Bulletin|Dispatch|Echo|Argus|Independent|Reuters|Review|Weekly|Monitor|Advertiser|Mercury|Inquirer|Enquirer|Record|Leader|Citizen|Bugle|Reporter|Magazine|Wire|Today|Broadcasting|Radio|Ledger|Messenger|Sun|Union|Banner|Dealer|Eagle|Democrat|Republican|Free Press|Zeitung|Anzeiger|Bote|Tagblatt|Rundschau|Post-\p{L}+|Times-\p{L}+|News-\p{L}+)$/iu;

function isPublication(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    text.length <= 60 &&
    words.length <= 6 &&
    OUTLET.test(text) &&
    !text.includes(",") &&
    !SECTION.test(text) &&
    !ROLE.test(text) &&
    words.every((word) => /^(?:\p{Lu}|of|the|and|&|de|la)/u.test(word)) &&
    (words.length > 1 || /^(?:Reuters|Guardian)$/.test(text))
  );
}

const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}'’-]+|\p{Lu}\.(?:-?\p{Lu}\.)*|(?:Jr|Sr|Dr|St)\.|de|da|di|du|del|der|den|van|von|bin|ibn|al|el|la|le|ten|ter)`;
const PERSON = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s+${NAME_WORD}){1,4}`;
const NAMES = new RegExp(
  `^${PERSON}(?:(?:,|,?\\s+(?:and|&|et|und|y|e))\\s+${PERSON}){0,5}(?:,\\s+[\\p{L} ’'-]{3,50})?$`,
  "u",
);
const NOT_NAMES =
  /\b(?:the|news|city|county|council|school|police|park|street|department|university|court|house|state|states|week|day|year|report|statement|election|war|crisis|climate|north|south|east|west|new|update|part|chapter|section|photos?|video|live|special|town|village|downtown|hall)\b/i;

/** One name or several, as a byline without "By" gives them. */
function isName(text: string): boolean {
  return (
    text.length <= 80 &&
    NAMES.test(text) &&
    !NOT_NAMES.test(text) &&
    !SECTION.test(text) &&
    !isPublication(text) &&
    !/[.!?:]$/.test(text.replace(/\b(?:Jr|Sr)\.$/, ""))
  );
}

/** "Ann Lee in Elmo" above a date. */
function withoutPlace(text: string, next: Kind | null): string {
  return next === "date" ? text.replace(/\s+in\s+\p{Lu}[\p{L}’' -]{2,30}$/u, "") : text;
}

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

const ENDS_SENTENCE = /[.!?…][”"’')\]]*$/;

/** Whether the text itself begins at this line: a long line, a long block, a dateline, or a sentence. */
function isBody(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (!line) return false;
  if (line.text.length > LONG_LINE || DATELINE.test(line.text)) return true;
  let length = line.text.length;
  let last = line.text;
  for (let i = at + 1; i < lines.length && length <= LONG_LINE; i++) {
    const next = lines[i];
    if (!next || next.gap || readMetaLine(next.text)) break;
    length += next.text.length + 1;
    last = next.text;
  }
  if (length > LONG_LINE) return true;
  return ENDS_SENTENCE.test(last) && length > 60 && line.text.split(/\s+/).length >= 6;
}

/** How many lines from `at` on are the title; 0 where the text begins without one. */
function readTitle(lines: readonly Line[], at: number, metaAhead: boolean): number {
  const line = lines[at];
  if (!line || line.text.length > (metaAhead ? 250 : LONG_LINE) || DATELINE.test(line.text)) return 0;
  // Lists and verse have no title of their own.
  if (/^(?:[-*•·]|\d+[.)])\s/.test(line.text)) return 0;
  let end = at + 1;
  while (end < lines.length && end - at < 3 && continuesTitle(lines[end - 1], lines[end])) end++;
  const next = lines[end];
  if (!next) return 0;
  if (metaAhead || readMetaLine(next.text) || (isName(next.text) && isBody(lines, end + 1))) return end - at;
  const title = lines
    .slice(at, end)
    .map((part) => part.text)
    .join(" ");
  if (title.length > 150) return 0;
  // With nothing else to go by, a title stands apart from the text or above a paragraph on a line of its own.
  if (!next.gap && next.text.length < 80) return 0;
  if (/^[“"]/.test(title) && /[.,][”"]/.test(title)) return 0;
  // A title may end like a sentence; then it stands above blocks that are plainly longer.
  if (ENDS_SENTENCE.test(title) && !title.endsWith("?"))
    return longestBlock(lines, end) > title.length * 1.5 ? end - at : 0;
  return end - at;
}

/** The length of the longest of the next four blocks of lines. */
function longestBlock(lines: readonly Line[], from: number): number {
  let longest = 0;
  let length = 0;
  let blocks = 0;
  for (let at = from; at < lines.length && blocks <= 4; at++) {
    const line = lines[at];
    if (!line) break;
    if (line.gap || at === from) {
      length = 0;
      blocks++;
    }
    length += line.text.length + 1;
    if (blocks <= 4) longest = Math.max(longest, length);
  }
  return longest;
}

const OPEN_TITLE =
  /(?:[,:;–—-]|\b(?:the|an?|of|in|on|at|to|for|and|or|with|from|by|as|is|are|over|after|into))$/i;

function continuesTitle(line: Line | undefined, next: Line | undefined): boolean {
  if (!line || !next || next.gap || next.text.length > 110 || readMetaLine(next.text)) return false;
  // "Storm shuts the port;" and below it "Ferries stay in until Monday."
  if (line.text.endsWith(";")) return true;
  if (ENDS_SENTENCE.test(line.text) || ENDS_SENTENCE.test(next.text)) return false;
  if (/^\p{Ll}/u.test(next.text) || OPEN_TITLE.test(line.text)) return true;
  if (isName(next.text) || isPublication(next.text)) return false;
  const isCaps = (text: string) => text === text.toUpperCase() && /\p{Lu}/u.test(text);
  if (isCaps(line.text) !== isCaps(next.text)) return false;
  if (isCaps(line.text)) return line.text.length >= 12;
  if (line.text.length < 25 || isTitleCase(line.text) !== isTitleCase(next.text)) return false;
  // Where titles are written as sentences, a second one below is a subtitle.
  return isTitleCase(line.text) || !/^\p{Lu}\S*\s\p{Ll}/u.test(next.text);
}

function isTitleCase(text: string): boolean {
  const words = text.split(/\s+|[’']/).filter((word) => word.length > 3);
  return words.length > 0 && words.every((word) => !/^\p{Ll}/u.test(word));
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return words(a) === words(b);
}
