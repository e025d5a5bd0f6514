import { months, timeUnits, weekdays } from "./calendar.ts";
import { stopwords } from "./function-words.ts";
import { numberWords } from "./numbers.ts";
import { commonVerbs } from "./reporting-verbs.ts";
import { personTitles } from "./titles.ts";

/** What kind of evidence a word can be, as bits. */
export const wordClass = {
  stop: 1,
  /** Names a day, month, season or other point of time. */
  time: 2,
  /** Names a unit or a multitude: "million", "percent", "dozen". */
  quantity: 4,
  /** A preposition of place. */
  locative: 8,
  /** Marks a cause or a purpose. */
  cause: 16,
  /** A title or trade that stands before a person's name. */
  personTitle: 32,
  /** Points back to what was said before: "he", "this". */
  reference: 64,
  /** A number, in digits or in letters. */
  number: 128,
  /** A year of four digits from 1000 to 2099, or a decade. */
  year: 256,
  /** Reports speech: "said", "told". */
  speech: 512,
  /** A form of "be", as in a definition. */
  copula: 1024,
  /** A day of the week, a month, "yesterday": names a point of time by itself. */
  calendar: 2048,
  /** What time is counted in: "weeks", "year". */
  timeUnit: 4096,
  /** Stands for a person named before: "she", "their". */
  pronoun: 8192,
  /** What money is counted in. */
  money: 16384,
} as const;

const lists: readonly (readonly [number, string])[] = [
  [
    wordClass.time,
    // May is a verb more often, second a number.
    `${[...months].filter((month) => month !== "may").join(" ")} ${[...weekdays].join(" ")} today yesterday tomorrow
    tonight spring summer ${[...timeUnits].filter((unit) => !/^(?:seconds?|fall|weekend|semester|quarter)$/.test(unit)).join(" ")}
    noon midnight am pm ago earlier later since until during bc ad bce ce`,
  ],
  [
    wordClass.quantity,
    `hundred thousand million billion trillion dozen dozens hundreds thousands millions billions percent percentage
    half quarter third thirds twice double triple pair couple per km kilometers kilometres miles mile meters metres feet
    foot inches acres hectares tons tonnes pounds kilograms kg dollars euros cents degrees`,
  ],
  [
    wordClass.locative,
    `in at near from to across outside inside within throughout along between around north south east west
    northern southern eastern western northeast northwest southeast southwest off behind beneath beside toward towards`,
  ],
  [
    wordClass.cause,
    `because due since therefore thus hence reason reasons cause causes caused causing owing order so as result results
    resulted resulting led leads leading lead to avoid prevent allow allows allowed ensure enable enables explain
    attributed purpose fear feared motivated driven aimed help helped thanks blame blamed`,
  ],
  [wordClass.personTitle, [...personTitles].join(" ")],
  [
    wordClass.reference,
    "he she it they this these that those his her its their him them such one ones here there who which",
  ],
  [wordClass.number, [...numberWords].join(" ")],
  [wordClass.speech, `according ${[...commonVerbs.keys()].join(" ")}`],
  [
    wordClass.calendar,
    `${[...months].join(" ")} may. ${[...weekdays].map((day) => `${day} ${day}s`).join(" ")} today yesterday tomorrow tonight
    noon midnight am pm o'clock christmas easter thanksgiving`,
  ],
  [wordClass.timeUnit, [...timeUnits].join(" ")],
  [wordClass.pronoun, "he she they him his her their them hers theirs"],
  [wordClass.money, "dollar dollars euro euros cent cents pound pounds pence yen rupees francs pesos"],
  [
    wordClass.copula,
    "is are was were be been being became becomes become means mean meant refers known called named",
  ],
];

const classes = new Map<string, number>();
for (const [bit, words] of lists)
  for (const word of words.split(/\s+/)) if (word !== "") classes.set(word, (classes.get(word) ?? 0) | bit);
for (const word of stopwords) classes.set(word, (classes.get(word) ?? 0) | wordClass.stop);
// "to" and "so" mark a purpose too rarely, and stand too often, to count on their own.
for (const word of ["to", "so", "as"]) classes.set(word, (classes.get(word) ?? 0) & ~wordClass.cause);

/** The bits of a folded word. */
export function classOf(word: string): number {
  let bits = classes.get(word) ?? 0;
  if (/\p{N}/u.test(word)) {
    bits |= wordClass.number;
    if (/^(?:1\d{3}|20\d{2})s?$/.test(word)) bits |= wordClass.year;
  }
  return bits;
}
