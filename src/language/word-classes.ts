import { commonVerbs } from "./reporting-verbs.ts";
import { stopwords } from "./stopwords.ts";

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
    `january february april june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight spring summer
    autumn winter century centuries decade decades year years month months week weeks day days morning afternoon
    evening night noon midnight am pm hour hours minute minutes ago earlier later since until during bc ad bce ce`,
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
  [
    wordClass.personTitle,
    `mr mrs ms dr prof professor president king queen prince princess emperor empress sir lord lady gen general col
    colonel capt captain sgt lt lieutenant maj major sen senator rep governor gov mayor minister secretary judge
    justice bishop archbishop pope saint st father reverend rev duke earl count baron chancellor spokesman spokeswoman
    spokesperson director chairman chairwoman chief officer commissioner chef coach author`,
  ],
  [
    wordClass.reference,
    "he she it they this these that those his her its their him them such one ones here there who which",
  ],
  [
    wordClass.number,
    `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion zero dozen both
    none several`,
  ],
  [wordClass.speech, `according ${[...commonVerbs.keys()].join(" ")}`],
  [
    wordClass.calendar,
    `january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
    fridays saturdays sundays today yesterday tomorrow tonight noon midnight am pm o'clock christmas easter thanksgiving`,
  ],
  [
    wordClass.timeUnit,
    `second seconds minute minutes hour hours day days week weeks weekend month months year years decade decades century
    centuries morning afternoon evening night spring summer autumn fall winter semester quarter`,
  ],
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
