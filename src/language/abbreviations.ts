import { monthAbbreviations, weekdayAbbreviations } from "./calendar.ts";
import { fullTitles, suffixes } from "./titles.ts";
import { words } from "./words.ts";

// Lower case, without full stops. English from the AP Stylebook ("state names", "company names", "addresses"); German,
// French and Spanish from CLDR 46, the sentence breaks that its locales suppress, but for those that are words.

const states = words(`
  ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mont neb nev okla ore pa penn tenn
  tex va vt wash wis wyo
`);
const companies = words("inc corp co ltd");

/** Never the last word of a sentence: something follows. */
export const neverLast: ReadonlySet<string> = words(`
  vs cf ca approx viz eg ie incl esp
  bzw mio mrd vgl inkl exkl einschl zzgl ggf evtl sog ehem geb gest entspr gek bspw usf
  av apr env éd equiv
  aprox núm ej
`);

/** Abbreviations only in front of a number: "No. 5", but "He said no. Then he left." */
export const beforeNumber: ReadonlySet<string> = words(`
  no nos vol vols pp pg fig figs art arts sec secs sect ch chap op rm ext apt para ste nr eq
  abs bd kap abb tel aufl str hrsg
  chap réf fig tél
  pág págs cap núm
`);

/** May end a sentence; they do when a word follows that begins sentences and hardly ever a name. */
export const mayBeLast: ReadonlySet<string> = new Set([
  ...companies,
  ...states,
  ...suffixes,
  ...monthAbbreviations.keys(),
  ...[...weekdayAbbreviations].filter((day) => day !== "sat" && day !== "sun"),
  ...words(`
    cos llc bros plc esq mo nebr wisc ont que alta sask st ave blvd rd hwy ln pkwy pl ste mt ft pt univ dept assn natl
    intl gov't govt bldg ctr
    usw etc abt ges gebr fa hbf jh jahrh
    boul
    avda depto dpto cía hnos ud uds
  `),
]);

/** Words whose full stop belongs to them rather than to the sentence. */
export const abbreviations: ReadonlySet<string> = new Set([
  ...fullTitles.keys(),
  ...words("mr mrs ms mx sens reps govs fr hon sr jr st mt ft vs etc no"),
  ...[...monthAbbreviations.keys()].filter((month) => !["mar", "jun", "jul", "sep", "apr"].includes(month)),
  ...states,
  ...companies,
]);

/** Abbreviations to what they stand for, for comparing: titles, months, units and the like. */
export const expansions: ReadonlyMap<string, string> = new Map([
  ...fullTitles,
  ...monthAbbreviations,
  ...(`sec secretary govt government dept department mt mount intl international natl national km kilometer
  kilometre kilometer kilometres kilometer kg kilogram mph miles usa us. uk britain etc etcetera`
    .match(/\S+\s+\S+/g)
    ?.map((pair): [string, string] => {
      const [short = "", full = ""] = pair.split(/\s+/);
      return [short, full];
    }) ?? []),
]);
