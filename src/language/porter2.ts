/**
 * The stem of an English word of small letters a to z and apostrophes: Porter2, the English stemmer of Snowball
 * (snowballstem.org/algorithms/english/stemmer.html), with its exceptions as of 2014. Steps and names are Porter's.
 */
export function porter2(word: string): string {
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  if (word.length < 3) return word;
  const marked = markConsonants(word.startsWith("'") ? word.slice(1) : word);
  const regions = regionsOf(marked);
  const singular = step1a(marked);
  if (finished.has(singular)) return singular;
  const verb = step1c(step1b(singular, regions));
  const plain = step4(step3(step2(verb, regions), regions), regions);
  return step5(plain, regions).replaceAll("Y", "y");
}

/** From where on a suffix may be taken off, as offsets: after the first, and the second, non-vowel behind a vowel. */
interface Regions {
  readonly r1: number;
  readonly r2: number;
}

/** Words that the steps would stem wrongly, with their stems. */
const exceptions = new Map(
  [
    "skis ski,skies sky,dying die,lying lie,tying tie,idly idl,gently gentl,ugly ugli,early earli,only onli",
    "singly singl,sky sky,news news,howe howe,atlas atlas,cosmos cosmos,bias bias,andes andes",
  ].flatMap((line) => line.split(",").map((pair): [string, string] => pairOf(pair))),
);

/** What is no participle, whatever it looks like. */
const finished = new Set("inning outing canning herring earring proceed exceed succeed".split(" "));

function pairOf(pair: string): [string, string] {
  const [first = "", second = ""] = pair.split(" ");
  return [first, second];
}

function isVowel(word: string, at: number): boolean {
  const char = word.charCodeAt(at);
  // a, e, i, o, u and y, but not the Y of a consonant.
  return char === 97 || char === 101 || char === 105 || char === 111 || char === 117 || char === 121;
}

/** A y at the beginning or after a vowel is a consonant, and written Y meanwhile. */
function markConsonants(word: string): string {
  if (!word.includes("y")) return word;
  let marked = word.startsWith("y") ? `Y${word.slice(1)}` : word;
  for (let at = 0; at + 1 < marked.length; at++) {
    if (!isVowel(marked, at) || marked.charAt(at + 1) !== "y") continue;
    marked = `${marked.slice(0, at + 1)}Y${marked.slice(at + 2)}`;
    at++;
  }
  return marked;
}

function regionsOf(word: string): Regions {
  const opening = ["gener", "commun", "arsen"].find((start) => word.startsWith(start));
  const r1 = opening?.length ?? afterSyllable(word, 0);
  return { r1, r2: afterSyllable(word, r1) };
}

/** The offset after the first non-vowel behind a vowel. */
function afterSyllable(word: string, from: number): number {
  let at = from;
  while (at < word.length && !isVowel(word, at)) at++;
  while (at < word.length && isVowel(word, at)) at++;
  return Math.min(at + 1, word.length);
}

function hasVowel(word: string, end: number): boolean {
  for (let at = 0; at < end; at++) if (isVowel(word, at)) return true;
  return false;
}

/** Whether what stands before `end` ends in a short syllable. */
function isShort(word: string, end: number): boolean {
  if (end < 2 || isVowel(word, end - 1) || !isVowel(word, end - 2)) return false;
  return end === 2 || (!"wxY".includes(word.charAt(end - 1)) && !isVowel(word, end - 3));
}

/** Endings and what stands instead of them; of those that fit, the longest counts. */
type Endings = ReadonlyMap<string, readonly (readonly [ending: string, instead: string])[]>;

/** Reads "ending instead,ending instead", sorted by the last letter and then by length. */
function endings(list: string): Endings {
  const sorted = new Map<string, (readonly [string, string])[]>();
  for (const pair of list
    .split(",")
    .map(pairOf)
    .sort(([one], [other]) => other.length - one.length)) {
    const last = pair[0].slice(-1);
    sorted.set(last, [...(sorted.get(last) ?? []), pair]);
  }
  return sorted;
}

function endingOf(word: string, among: Endings): readonly [ending: string, instead: string] | undefined {
  return among.get(word.charAt(word.length - 1))?.find(([ending]) => word.endsWith(ending));
}

const possessives = endings("','s,'s'");
const plurals = endings("sses ss,ied i,ies i,us us,ss ss,s");

function step1a(word: string): string {
  const [possessive = ""] = endingOf(word, possessives) ?? [];
  const bare = word.slice(0, word.length - possessive.length);
  const [ending = "", instead = ""] = endingOf(bare, plurals) ?? [];
  const start = bare.length - ending.length;
  if (ending === "s") return hasVowel(bare, start - 1) ? bare.slice(0, start) : bare;
  return bare.slice(0, start) + (instead === "i" && start < 2 ? "ie" : instead);
}

const verbal = endings("ed,eed ee,ing,edly,eedly ee,ingly");

function step1b(word: string, { r1 }: Regions): string {
  const found = endingOf(word, verbal);
  if (found === undefined) return word;
  const [ending, instead] = found;
  const start = word.length - ending.length;
  const rest = word.slice(0, start);
  if (instead === "ee") return start < r1 ? word : `${rest}ee`;
  if (!hasVowel(word, start)) return word;
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return start === r1 && isShort(rest, start) ? `${rest}e` : rest;
}

function step1c(word: string): string {
  const last = word.length - 1;
  const isY = word.charAt(last) === "y" || word.charAt(last) === "Y";
  return isY && last > 1 && !isVowel(word, last - 1) ? `${word.slice(0, last)}i` : word;
}

const derived = endings(
  [
    "tional tion,enci ence,anci ance,abli able,entli ent,izer ize,ization ize,ational ate,ation ate,ator ate",
    "alism al,aliti al,alli al,fulness ful,ousli ous,ousness ous,iveness ive,iviti ive,biliti ble,bli ble",
    "ogi og,fulli ful,lessli less,li",
  ].join(),
);

function step2(word: string, { r1 }: Regions): string {
  const [ending = "", instead = ""] = endingOf(word, derived) ?? [];
  const start = word.length - ending.length;
  if (ending === "" || start < r1) return word;
  const before = word.charAt(start - 1);
  if (ending === "ogi" && before !== "l") return word;
  if (ending === "li" && !"cdeghkmnrt".includes(before)) return word;
  return word.slice(0, start) + instead;
}

const adjectival = endings("tional tion,ational ate,alize al,icate ic,iciti ic,ical ic,ful,ness,ative");

function step3(word: string, { r1, r2 }: Regions): string {
  const [ending = "", instead = ""] = endingOf(word, adjectival) ?? [];
  const start = word.length - ending.length;
  if (ending === "" || start < (ending === "ative" ? r2 : r1)) return word;
  return word.slice(0, start) + instead;
}

const formative = endings("al,ance,ence,er,ic,able,ible,ant,ement,ment,ent,ism,ate,iti,ous,ive,ize,ion");

function step4(word: string, { r2 }: Regions): string {
  const [ending = ""] = endingOf(word, formative) ?? [];
  const start = word.length - ending.length;
  if (ending === "" || start < r2) return word;
  return ending === "ion" && !"st".includes(word.charAt(start - 1)) ? word : word.slice(0, start);
}

function step5(word: string, { r1, r2 }: Regions): string {
  const last = word.length - 1;
  const rest = word.slice(0, last);
  if (word.endsWith("e")) return last >= r2 || (last >= r1 && !isShort(word, last)) ? rest : word;
  return word.endsWith("ll") && last >= r2 ? rest : word;
}
