import { type VerbForm, verbForms } from "./verb-forms.ts";
import { words } from "./words.ts";

// Verbs that imply that what they govern did not happen, or leave it open (after Karttunen, "Implicative Verbs", 1971).

/** "refused to say", "denied saying", "wanted to say": by their forms. */
export const unsaidVerbs: ReadonlyMap<string, VerbForm> = verbForms(
  words(`
    deny refuse decline avoid fail forget neglect hesitate resist want wish hope plan intend expect prefer need mean
    imagine consider contemplate prevent forbid prohibit long like wait pretend picture dream reject dispute doubt
    threaten promise vow bring love fear worry dread retract withdraw
  `),
);

/** Of these, what is said when they are denied: "did not hesitate to say". */
export const yieldingWhenDenied: ReadonlySet<string> = words(
  "hesitate fail forget neglect avoid resist decline refuse afraid help tire tires tired shy ashamed stop cease",
);

/** "told Roe to say": an order, by its forms. */
export const orderingVerbs: ReadonlyMap<string, VerbForm> = verbForms(
  words("tell ask order urge beg instruct advise want expect force wait forbid allow command require need"),
);

/** Adjectives before "to say" of somebody who does not. */
export const unwillingAdjectives: ReadonlySet<string> = words(
  `unwilling reluctant unable loath afraid ashamed unlikely likely due ready set eager bound dying supposed tempted
  going about pressed`,
);

/** Nouns before "to say" of what was not done: "resisted the urge to say", "under pressure to say". */
export const unsaidNouns: ReadonlySet<string> = words(
  "urge temptation refusal failure reluctance inability unwillingness desire wish need plan pressure intention promise",
);

/** Before "of saying": "instead of saying", "accused of saying", "on the verge of saying". */
export const unsaidBeforeOf: ReadonlySet<string> = words(
  "instead short accused suspected incapable afraid better dream dreams dreamed dreamt verge brink point fear",
);

/** What makes a report of speech untrue: "it is a myth that she said", "falsely quoted as saying". */
export const misreportWords: ReadonlySet<string> = words(`
  untrue false falsely wrongly incorrectly erroneously mistakenly inaccurately myth lie legend hoax rumour rumor
  rumoured rumored fiction fabrication fabricated invented nonsense
`);

/** Adjectives of what is made up, and what they are said of: "a forged letter", "a fake video". */
export const forgedWords: ReadonlySet<string> = words(
  "forged fake faked doctored fabricated satirical fictional imaginary invented spoof parody bogus deepfake",
);
export const forgedNouns: ReadonlySet<string> = words(
  "letter letters video videos clip tweet tweets post posts account recording email e-mail message interview quote page document statement audio image screenshot",
);

/** What opens a clause of what is supposed or open: "if she says". */
export const unrealOpeners: ReadonlySet<string> = words(
  "if unless suppose supposing imagine lest whether picture case assuming provided providing",
);

/** Modal verbs of what ought to be or could be: "should say". */
export const unrealModals: ReadonlySet<string> = words("should might may must shall ought could");

/** "would rather say", "almost said", "nearly told": what did not come about. */
export const unrealAdverbs: ReadonlySet<string> = words("rather almost nearly probably likely possibly");

/** Before a form in "ing", these take it back: "without saying", "kept from saying". */
export const unsaidPrepositions: ReadonlySet<string> = words("without from than against");

/** "No one said". */
export const nobodyWords: ReadonlySet<string> = words("no nobody none neither");

/** What is made up: "in his dream, Roe said". */
export const fictionNouns: ReadonlySet<string> = words(
  "dream dreams nightmare cartoon parody spoof satire meme daydream",
);
