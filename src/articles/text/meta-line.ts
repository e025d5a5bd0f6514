import { newsAgencies } from "../../language/index.ts";
import { type Metadata, metadataFrom, readAuthor, readUrl } from "./metadata.ts";
import { isName, isPublication, ROLE, SECTION } from "./names-in-headers.ts";
import { type FoundDate, findDate } from "./read-date.ts";

/** The fields of metadata that have been found. */
export type Found = { -readonly [Field in keyof Metadata]?: string };

/** What a line of metadata is. */
export type Kind = "label" | "byline" | "date" | "url" | "section" | "role";
/** What a line of metadata says. */
export interface MetaLine {
  readonly kind: Kind;
  readonly found: Found;
  /** Whether the date is that of a change. */
  readonly isUpdate?: boolean;
}

/** Whether a name is that of a field. */
export function isField(key: string): key is keyof Metadata {
  return ["id", "title", "author", "date", "publication", "url"].includes(key);
}

const LABEL =
  /^(title|headline|author|authors|autorin|autor|auteur|interview|text|words|byline|date|publication|publisher|source|url|link)\s*:\s+(\S.*)$/i;
const BYLINE =
  /^(?:(?:[Ww]ords|[Ss]tory|[Ww]ritten|[Rr]eported|[Pp]osted|[Aa]rticle|[Tt]ext|[Ii]nterview|[Oo]pinion|[Aa]nalysis|[Rr]eview|[Ee]ssay|[Cc]ommentary|WRITTEN|STORY)\s+)?(?:(?:[Bb]y|BY):?\s+(?=\p{Lu}|the\s\p{Lu})|(?:Von|VON|Par|PAR|Por|POR|Door|DOOR)\s+(?=\p{Lu}[\p{L}.’'-]+\s+\p{Lu}|(?:unser|notre|nuestr)\p{Ll}*\s))/u;
/** A newspaper's number: "Volume 12, Number 3". */
const ISSUE = /^(?:(?:vol(?:ume|\.)?|nos?\.?|number|issue|ausgabe|nr\.?)\s*[\dIVXLC]+[,;.|]?\s*)+$/i;
const E_MAIL = /^\S{1,64}@\S{1,100}\.\S{2,20}$/;
const CLOCK =
  /\b\d{1,2}(?:\s?[:.h]\s?\d{2}){1,2}\s*(?:[ap]\.?\s?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?|\b\d{4}(?=\s?(?:GMT|UTC|HKT|[ECMP]T)\b)/gi;
const AGO = /\b\d+\s+(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago\b/gi;
/** What stands beside a date: verbs, days, zones; in English, German, French and Spanish. */
const DATE_WORDS =
  /(?<![\p{L}\p{N}])(?:first|last|originally|published|updated|posted|modified|created|issued|aired|broadcast|filed|date|time|on|at|by|and|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ecmp][sd]?t|gmt|utc|bst|cest|cet|ist|hkt|sgt|ae[sd]t|edition|print|veröffentlicht|erschienen|aktualisiert|zuletzt|stand|am|um|vom|den|uhr|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|publiée?|mise?|à|jour|modifiée?|le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|publicado|actualizado|el|a|las?|lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?![\p{L}\p{N}])/giu;
const UPDATE =
  /(?<!\p{L})(?:updated|modified|aktualisiert|stand|mise? à jour|modifiée?|actualizado)(?!\p{L})/iu;
const PLACE = /^\p{Lu}[\p{L}.’' -]{1,30}$/u;
/** What stands before the date in "Valencia, 4 de marzo de 2021" and "SEVILLA - 4 mar 2021". */
const PLACE_BEFORE = /^(?:\p{Lu}[\p{L}.’' -]{1,30},|\p{Lu}[\p{L}.’']{1,20}\s+[-–—])\s*$/u;

/** What the lines that were read last are: each step of a header asks for the same few lines. */
const recent = new Map<string, MetaLine | null>();
const MOST_RECENT = 64;

/** A line that holds nothing but metadata, or null. */
export function readMetaLine(text: string): MetaLine | null {
  if (text.length > 200) return null;
  const known = recent.get(text);
  if (known !== undefined) return known;
  if (recent.size >= MOST_RECENT) recent.clear();
  const read = readAnew(text);
  recent.set(text, read);
  return read;
}

function readAnew(text: string): MetaLine | null {
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

/** What the pieces of a line have told so far. */
interface Reading {
  kind: Kind | null;
  readonly found: Found;
  readonly hasDate: boolean;
  /** Whether a place stands before the date. */
  readonly hasPlace: boolean;
}

/** A byline, a date, or both on one line with a publication: "By Jane Doe | March 3, 2021 | The Gazette". */
function readPieces(text: string): MetaLine | null {
  const { date, isUpdate, around } = readDates(text);
  const reading: Reading = {
    kind: date ? "date" : isNameCard(text) ? "byline" : null,
    found: date ? { date: date.date } : {},
    hasDate: date !== null,
    hasPlace: PLACE_BEFORE.test(around[0] ?? ""),
  };
  let hadLabel = false;
  for (const piece of around.flatMap((part) => part.split(/\s+[|•·–—/-]\s+|\s{3,}|\t/))) {
    const bare = piece
      .replace(AGO, " ")
      .replace(CLOCK, " ")
      .replace(/^[\s,;:|•·–—-]+|[\s,;:|•·–—(-]+$/g, "");
    const rest = bare.replace(DATE_WORDS, " ").replace(/[^\p{L}\p{N}]+/gu, "");
    if (rest.length <= 1)
      hadLabel ||= isLabelOfDate(bare) || (/day\b/i.test(bare) && piece.match(CLOCK) !== null);
    else if (!takePiece(reading, bare)) return null;
  }
  const { kind, found } = reading;
  if (kind) return { kind, found, isUpdate };
  return hadLabel && text.length <= 60 ? { kind: "date", found } : null;
}

const isLabelOfDate = (piece: string): boolean => /\b(?:published|updated|posted|modified)\b/i.test(piece);

/** Takes a piece into what the line tells; false where it is nothing that such a line tells. */
function takePiece(reading: Reading, piece: string): boolean {
  const { kind, found, hasDate, hasPlace } = reading;
  if (found.author === undefined && isByline(piece)) {
    reading.kind = "byline";
    const by = readByline(piece);
    Object.assign(found, by);
    return by !== null;
  }
  const name = piece.replace(DATE_WORDS, " ").replace(/^[\s,;]+|[\s,;]+$/g, "");
  if (kind && isPublication(piece)) found.publication ??= piece;
  else if (hasDate && newsAgencies.has(name.toLowerCase())) found.publication ??= name;
  else if (kind && !hasPlace && found.author === undefined && isName(piece)) {
    reading.kind = "byline";
    Object.assign(found, authorOf(piece));
  } else if (kind && (SECTION.test(piece) || ROLE.test(piece) || E_MAIL.test(piece))) return true;
  else return hasDate && hasPlace && PLACE.test(piece);
  return true;
}

function isByline(piece: string): boolean {
  const isSentence = /[.!?]$/.test(piece.replace(/\b(?:Jr|Sr|\p{Lu})\.$/u, ""));
  return BYLINE.test(piece) && piece.length <= 120 && !isSentence;
}

function authorOf(piece: string): Found {
  const author = readAuthor(piece);
  return author ? { author } : {};
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

/** A byline's author, and the publication behind it. Null where it is too long for one. */
export function readByline(text: string): Found | null {
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
