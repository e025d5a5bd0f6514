import { words } from "./words.ts";

/** English months in their order, each with its abbreviations (Chicago Manual of Style 10.44, AP Stylebook "months"). */
const monthTable = `
  january jan; february feb; march mar; april apr; may; june jun; july jul; august aug; september sept sep;
  october oct; november nov; december dec
`
  .split(";")
  .map((names) => names.trim().split(/\s+/));

/** Number of a month from 1 by its name or abbreviation, lower case. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
  monthTable.flatMap((names, i) => names.map((name) => [name, i + 1] as const)),
);

/** Months in full and abbreviated, lower case. Some are names as well. */
export const months: ReadonlySet<string> = new Set(monthNumbers.keys());

/** Abbreviations of months, to the month in full. */
export const monthAbbreviations: ReadonlyMap<string, string> = new Map(
  monthTable.flatMap(([full = "", ...short]) => short.map((name) => [name, full] as const)),
);

/** German, French and Spanish months (CLDR 46, calendar gregorian, wide). */
export const foreignMonths: ReadonlySet<string> = words(`
  januar jänner februar märz april mai juni juli august september oktober november dezember
  janvier février mars avril mai juin juillet août septembre octobre novembre décembre
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
`);

/**
 * Every name and abbreviation of a month, lower case, that chrono-node 2.10 reads in English, German, French, Spanish,
 * Portuguese and Dutch (the `constants.ts` of its locales).
 */
export const monthForms: ReadonlySet<string> = new Set([
  ...months,
  ...foreignMonths,
  ...words(`
    janner feber maerz mär mrz okt dez
    janv fév févr fevrier fev fevr avr juil aout decembre déc
    ene abr ago setiembre set dic
    janeiro fevereiro março marco maio junho julho setembro outubro out novembro dezembro
    januari februari maart mrt mei augustus
  `),
]);

/** Languages whose dates are read by what Node's own CLDR data call the months. */
const otherLanguages = "ar ar-MA ar-SY bg cs da el fi hr hu id it nb pl ro ru sk sv tr uk".split(" ");

let otherMonths: ReadonlyMap<string, number> | undefined;

/** Number of a month from 1 by the name, lower case, that it has within a date in languages beyond those above. */
export function otherMonthNumbers(): ReadonlyMap<string, number> {
  otherMonths ??= new Map(
    otherLanguages.flatMap((language) => {
      const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
      return Array.from({ length: 12 }, (_, month): [string, number] => {
        const parts = format.formatToParts(Date.UTC(2020, month, 5));
        return [parts.find(({ type }) => type === "month")?.value.toLowerCase() ?? "", month + 1];
      });
    }),
  );
  return otherMonths;
}

/** Days of the week, lower case. */
export const weekdays: ReadonlySet<string> = words(
  "monday tuesday wednesday thursday friday saturday sunday",
);

/** Abbreviations of days of the week. */
export const weekdayAbbreviations: ReadonlySet<string> = words("mon tue tues wed thu thur thurs fri sat sun");

/** Days of the week, one or several, and words that name a day by itself. */
export const days: ReadonlySet<string> = new Set([
  ...weekdays,
  ...[...weekdays].map((day) => `${day}s`),
  ...words("today yesterday tonight tomorrow morning afternoon evening night"),
]);

/** Time zones as they stand behind a time of day. */
export const timeZones: ReadonlySet<string> = words(
  "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst aest aedt",
);

/** What time is counted in. */
export const timeUnits: ReadonlySet<string> = words(`
  second seconds minute minutes hour hours day days week weeks weekend month months year years decade decades century
  centuries morning afternoon evening night spring summer autumn fall winter semester quarter
`);
