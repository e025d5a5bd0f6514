import { words } from "./words.ts";

/** Abbreviations of titles and what they stand for (AP Stylebook, "military titles", "courtesy titles", "titles"). */
const abbreviated: readonly (readonly [short: string, full: string])[] = [
  ...["col colonel", "gen general", "lt lieutenant", "sgt sergeant", "capt captain", "maj major"],
  ...["cmdr commander", "adm admiral", "cpl corporal", "pvt private", "brig brigadier", "sen senator"],
  ...["rep representative", "gov governor", "dr doctor", "prof professor", "pres president"],
  ...["rev reverend", "supt superintendent", "insp inspector", "det detective", "cllr councillor"],
].map((pair) => {
  const [short = "", full = ""] = pair.split(" ");
  return [short, full] as const;
});

/** Short titles, without their full stop, to the title in full: "gen" to "general". */
export const fullTitles: ReadonlyMap<string, string> = new Map(abbreviated);

const civil = "mr mrs ms miss mx";

/** Titles that stand before a name and are kept apart from it, lower case, without a full stop. */
export const titles: ReadonlySet<string> = new Set([
  ...abbreviated.flat(),
  ...words(`
    ${civil} fr father sister brother pastor bishop archbishop cardinal pope rabbi imam sheikh sir dame lord lady
    baroness baron judge justice chancellor premier minister secretary congressman congresswoman mayor chairman
    chairwoman chairperson king queen prince princess duke duchess emperor sheriff chief commissioner ambassador
    attorney officer constable deputy councilman councilwoman councilor alderman speaker director vice-president agent
    trooper coach comrade ayatollah emir sultan lance marshal lt-gen maj-gen
  `),
]);

/** Titles of several words begin with these: "Prime Minister", "Vice President", "Lt. Gov.", "Attorney General". */
export const titleStarts: ReadonlySet<string> = words(`
  vice prime deputy lt foreign interior finance defense defence attorney first acting then-president then-sen then-gov
  then-senator chief press home major brigadier lieutenant assistant staff rear police district
`);

/** Titles that only men bear, and those that only women bear. */
export const maleTitles: ReadonlySet<string> = words(`
  mr sir lord father fr brother king prince duke emperor congressman councilman chairman baron pope rev sheikh imam
  ayatollah emir sultan bishop archbishop cardinal
`);
export const femaleTitles: ReadonlySet<string> = words(`
  mrs ms miss dame lady sister queen princess duchess congresswoman councilwoman chairwoman baroness
`);

/** Offices and trades that stand before a name now and then; alone they name an office, which many hold. */
const offices = `
  spokesman spokeswoman spokesperson director former vice prime count earl saint st chef author
`;

/** What stands before a person's name and tells what they are: titles, offices and trades. */
export const personTitles: ReadonlySet<string> = new Set([...titles, ...words(offices)]);

/** Titles in the other languages that the bot speaks: German, French, Spanish. */
export const foreignTitles: ReadonlySet<string> = words(
  "herr frau monsieur madame mademoiselle m mm mme mlle señor señora señorita don doña",
);

/** Titles written with a full stop, without it. They stand before a name, so never at a sentence's end. */
export const titleAbbreviations: ReadonlySet<string> = new Set([
  ...fullTitles.keys(),
  ...words(`
    mr mrs ms mx messrs mmes mlle mme drs pfc cdr govs sens reps hon revs fr msgr ald amb atty dist comdr ens spc sfc
    asst ltc ltg cmsgt tsgt ssgt
    hr hrn frl ing mgr pr sr sra sres sras srta srtas dra dña ldo lda lcdo lcda lic mons excmo excma ilmo ilma rvdo
  `),
]);

/** What stands behind a name: "Jr.". */
export const suffixes: ReadonlySet<string> = words("jr sr ii iii iv");
export const degrees: ReadonlySet<string> = words("phd md esq");

/** Small words inside names: "van der Berg", "bin Saleh". */
export const particles: ReadonlySet<string> = words(
  "de del della der den di da dos du la le van von bin ibn al el abu ter ten af av st",
);
