import { createRequire } from "node:module";
import { monthForms, monthNumbers, otherMonthNumbers } from "../../language/index.ts";

/**
 * The calendar date written in `text`, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, or null where it names no year.
 * The date is taken as written, whatever the time zone beside it. `3/4/2021` is read month first, `13/4/2021`,
 * `3.4.2021` and what stands beside French, German or Spanish words or a European time zone day first. Looks at the first 200 characters only.
 */
export function readDate(text: string): string | null {
  return findDate(text)?.date ?? null;
}

/** A date and where it stands in the text (UTF-16 offsets). */
export interface FoundDate {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** Like `readDate`, and says where the date stands. */
export function findDate(text: string): FoundDate | null {
  const line = text.slice(0, 200).replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const year = YEAR.exec(line);
  if (!year) return null;
  return (
    findNumeric(line) ??
    findIdeographic(line) ??
    findWritten(line) ??
    findOther(line) ??
    (line.trim() === year[0] ? found(line, year, year[0]) : null)
  );
}

const YEAR = /(?<!\d)(?:1[6-9]|20|21)\d\d(?!\d|[.,]\d{3})/;
const ISO = /(?<!\d)(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?![\d-])/;
const DAY_FIRST = /(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/;

/** Words of the languages that never write the month first. */
const DAY_FIRST_WORDS =
  /(?<!\p{L})(?:publiée?|mise? à jour|modifiée?|le|veröffentlicht|aktualisiert|stand|uhr|publicado|actualizado|el|gmt|bst|cest|cet)(?!\p{L})/iu;

function findNumeric(line: string): FoundDate | null {
  const iso = ISO.exec(line);
  if (iso && (iso[4] !== undefined || iso[2] === "-")) {
    const date = toIso(Number(iso[1]), Number(iso[3]), iso[4] === undefined ? undefined : Number(iso[4]));
    if (date) return found(line, iso, date);
  }
  const other = DAY_FIRST.exec(line);
  if (!other) return null;
  const [first, second] = [Number(other[1]), Number(other[3])];
  const isMonthFirst = other[2] !== "." && second > 0 && first <= 12 && !DAY_FIRST_WORDS.test(line);
  const date = isMonthFirst ? toIso(Number(other[4]), first, second) : toIso(Number(other[4]), second, first);
  return date ? found(line, other, date) : null;
}

/** Chinese and Japanese, 2024年3月3日; Korean, 2024년 3월 3일. */
const IDEOGRAPHIC = /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号일])?/;

function findIdeographic(line: string): FoundDate | null {
  const match = IDEOGRAPHIC.exec(line);
  const date =
    match && toIso(Number(match[1]), Number(match[2]), match[3] === undefined ? undefined : Number(match[3]));
  return date ? found(line, match, date) : null;
}

/** A day, a month's name and a year, with the little words that stand between them in some languages. */
const DAY_MONTH_YEAR =
  /(?<!\d)(\d{1,2})\.?\s(?:de\s|di\s)?(\p{L}[\p{L}\p{M}]+)\.?,?\s(?:de\s)?(\d{4})(?!\d)/u;

function findOther(line: string): FoundDate | null {
  const match = DAY_MONTH_YEAR.exec(line);
  const month = match && otherMonthNumbers().get(match[2]?.toLowerCase() ?? "");
  const date = month ? toIso(Number(match?.[3]), month, Number(match?.[1])) : null;
  return match && date ? found(line, match, date) : null;
}

function found(line: string, match: RegExpExecArray, date: string): FoundDate {
  // A time behind an ISO date belongs to it.
  const time =
    /^T\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?/.exec(line.slice(match.index + match[0].length))?.[0].length ?? 0;
  return { date, start: match.index, end: match.index + match[0].length + time };
}

/** What chrono makes of a line. */
type Chrono = typeof import("chrono-node/en").strict;

let languages: readonly Chrono[] | undefined;

/** Loaded at the first line that may hold a date: that takes longer than to read a hundred articles. */
function loadLanguages(): readonly Chrono[] {
  const require = createRequire(import.meta.url);
  return ["en", "de", "fr", "es", "pt", "nl"].map((language) => {
    const { strict }: { readonly strict: Chrono } = require(`chrono-node/${language}`);
    return strict;
  });
}

/** A month's name, or two numbers beside each other: without them there is nothing for chrono to find. */
const MAY_BE_DATE = new RegExp(
  `(?<!\\p{L})(?:${[...monthForms].join("|")})(?!\\p{L})|\\d\\s?[\\s./-]\\s?\\d`,
  "iu",
);

function findWritten(line: string): FoundDate | null {
  if (!MAY_BE_DATE.test(line)) return null;
  languages ??= loadLanguages();
  for (const locale of languages) {
    for (const result of locale.parse(line)) {
      const { start } = result;
      if (!start.isCertain("year") || !start.isCertain("month")) continue;
      const day = start.isCertain("day") ? (start.get("day") ?? undefined) : undefined;
      const date = toIso(start.get("year") ?? 0, start.get("month") ?? 0, day);
      if (date) return { date, start: result.index, end: result.index + result.text.length };
    }
  }
  const month = MONTH_YEAR.exec(line);
  const number = monthNumbers.get(month?.[1]?.toLowerCase() ?? "") ?? 0;
  const date = month && toIso(Number(month[2]), number, undefined);
  return date ? { date, start: month.index, end: month.index + month[0].length } : null;
}

// Strict chrono knows no month without a day.
const MONTH_YEAR = new RegExp(
  `(?<!\\d\\s?)\\b(${[...monthNumbers.keys()].sort((a, b) => b.length - a.length).join("|")})\\.?,? (\\d{4})\\b`,
  "i",
);

function toIso(year: number, month: number, day: number | undefined): string | null {
  if (year < 1600 || year > 2199 || month < 1 || month > 12) return null;
  const head = `${year}-${String(month).padStart(2, "0")}`;
  if (day === undefined) return head;
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${head}-${String(day).padStart(2, "0")}`;
}
