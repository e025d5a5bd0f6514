import { irregularVerbs } from "./irregular-forms.ts";

/** A form of a verb. */
export interface VerbForm {
  readonly base: string;
  /** "past" stands for the participle too, where both look alike. */
  readonly form: "base" | "third" | "past" | "participle" | "ing";
}

/** The form of each of these verbs that a word is, by the word in lower case; the first verb's where there are two. */
export function verbForms(bases: Iterable<string>): ReadonlyMap<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  for (const base of bases) {
    for (const [word, form] of inflect(base)) if (!forms.has(word)) forms.set(word, { base, form });
    // Past and base alike: the past is the commoner in news.
    if (uninflected.has(base)) forms.set(base, { base, form: "past" });
  }
  return forms;
}

/** Verbs whose past is their base. WordNet's exceptions have no line for what does not change. */
const uninflected: ReadonlySet<string> = new Set(["read", "forecast", "cast", "cut", "hit", "burst"]);

/** Verbs that have a regular past beside the irregular one: "pleaded", "pled". */
const alsoRegular = /^(?:plead|show|chide|address)$|[aeiou]l$/;
/** Words too young for WordNet's exceptions, which double their last consonant. */
const doubled: ReadonlySet<string> = new Set(["blog"]);

/** A verb in all its forms. What is not irregular goes by the rules of spelling. */
export function inflect(base: string): [word: string, form: VerbForm["form"]][] {
  const irregular = irregularVerbs.get(base) ?? [];
  const gerunds = irregular.filter((word) => word.endsWith("ing"));
  const pasts = irregular.filter((word) => !word.endsWith("ing") && !word.endsWith("s"));
  const stem = doubled.has(base) ? base + base.slice(-1) : base;
  const forms: [string, VerbForm["form"]][] = [
    [base, "base"],
    [thirdOf(base), "third"],
  ];
  if (!uninflected.has(base) && (pasts.length === 0 || alsoRegular.test(base)))
    forms.push([pastOf(stem), "past"]);
  for (const word of uninflected.has(base) ? [] : pasts)
    forms.push([word, isParticiple(word, pasts) ? "participle" : "past"]);
  if (gerunds.length === 0 || alsoRegular.test(base)) forms.push([gerundOf(stem), "ing"]);
  for (const word of gerunds) forms.push([word, "ing"]);
  return forms;
}

function thirdOf(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

function pastOf(base: string): string {
  if (base.endsWith("e")) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

function gerundOf(base: string): string {
  return base.endsWith("e") && !base.endsWith("ee") ? `${base.slice(0, -1)}ing` : `${base}ing`;
}

/** "spoken" beside "spoke", "begun" beside "began". */
function isParticiple(word: string, forms: readonly string[]): boolean {
  const endsInN = (form: string) => /ne?$/.test(form);
  if (endsInN(word) && forms.some((other) => !endsInN(other))) return true;
  return /u[^aeiou]+$/.test(word) && forms.some((other) => /a[^aeiou]+$/.test(other));
}
