import { type VerbForm, verbForms } from "./verb-forms.ts";
import { words } from "./words.ts";

// What turns round, or leaves open, what a sentence says after it or before it (after Karttunen, "Implicative Verbs",
// 1971, and Saurí and Pustejovsky's FactBank, 2009). Words that are cut out of its reach say something else.

/** Verbs that deny what they govern: "denied that the ferry sank", by their forms. */
export const denyingVerbs: ReadonlyMap<string, VerbForm> = verbForms(
  words(
    "deny doubt dispute refuse decline reject dismiss refute rebut debunk disprove disbelieve contradict",
  ),
);

/** Adjectives and nouns by which a sentence is called untrue: "it is false that …", "… is a myth". */
export const untrueWords: ReadonlySet<string> = words(`
  false untrue wrong unlikely impossible incorrect untruthful baseless unfounded nonsense rubbish ridiculous absurd
  fake hoax myth lie lies rumor rumour fiction mistaken inaccurate ludicrous preposterous unthinkable inconceivable
  unclear uncertain doubtful implausible
`);

/** What opens a condition or a supposition. */
export const conditionOpeners: ReadonlySet<string> = words(`
  if unless suppose supposing imagine pretend lest whether provided providing assuming hypothetically
`);

/** Of these, what leaves open only the clause right after it. */
export const openClauseOpeners: ReadonlySet<string> = words("whether imagine pretend suppose supposing lest");

/** Before "if", these make of it another kind of clause: "even if", "asked if". */
export const beforeOtherIf: ReadonlySet<string> = words(`
  even as ask asks asked asking wonder wonders wondered see know knows knew tell say sure unsure decide determine
`);

/** What opens a clause that what stands before does not reach: "I did not cry when the ferry sank". */
export const clauseBreakers: ReadonlySet<string> = words(`
  but because while whereas although though yet when after before until since who which where so
`);

/** After "not", these take the negation back: "not only". */
export const afterMereNot: ReadonlySet<string> = words("only just merely simply");
