/**
 * The verbs that report speech, and what each of them proves: the one list of them. Collected from the reporting verbs
 * of newspaper style guides and the literature on quotation attribution (Krestel et al. 2008; Pareti 2012; Muzny et
 * al. 2017); `common` are those after which questions and messages ask most.
 */

import { type VerbForm, verbForms } from "./verb-forms.ts";
import { words } from "./words.ts";

/**
 * speech: alone makes a tag beside any quotation ("said").
 * report: takes quoted words inside a report, and makes a tag only where nothing better does ("called").
 * common: a usual word for what somebody says, also in a question.
 * yields: a verb of wish, belief or content. What it governs is reported by the verb over it, where there is one
 *   ("Roe said she wanted “…”", "the story describes a convoy that included “…”").
 * hearer: names the hearer ("told the agency"). What follows is not the speaker.
 * talk: makes a tag but does not take quoted words as its object.
 * gesture: makes a tag, but by itself says nothing of speech ("smiled").
 * names: gives a name ("dubbed"); calls: says or shouts one ("chanted").
 * phrasal: reports only with a particle ("shot back", "pointed out").
 */
type Mark =
  | "speech"
  | "report"
  | "common"
  | "yields"
  | "hearer"
  | "talk"
  | "gesture"
  | "names"
  | "calls"
  | "phrasal";

const list: readonly (readonly [marks: string, verbs: string])[] = [
  [
    "speech common",
    `
      add admit claim comment deny insist note post predict promise recall remark reply report
      respond say state testify tweet vow write
    `,
  ],
  ["speech report common hearer", "ask tell warn"],
  ["speech report common", "acknowledge announce argue complain conclude declare explain joke quote suggest"],
  ["speech talk gesture", "begin continue start"],
  [
    "speech",
    `
      affirm agree allege answer assert attest avow bark beg begrudge bellow blog boast brag caution
      charge cheer chorus clarify concede concur confess confide confirm contend counsel counter cry
      deadpan demand demur dictate disagree disclose echo email emphasise emphasize enthuse estimate
      exclaim forecast fume gripe groan grumble gush howl implore inquire instruct interject
      interrupt intone lament maintain marvel mention mumble murmur mutter object observe opine
      pledge preach press proclaim pronounce prophesy propose protest query quip rant read recite
      recommend reflect reiterate rejoice rejoin relate remember repeat repost retort retweet reveal
      riff roar scoff scream sigh signal snap snarl sneer sniff specify speculate spit stammer
      stress sum summarise summarize summon surmise swear teach tease text thank theorize toast type
      underline underscore utter venture voice volunteer wail weep whisper
    `,
  ],
  ["speech calls", "chant shout yell"],
  [
    "speech report",
    `
      bemoan blast cite crow elaborate invite muse plead profess question recount sing thunder vent
    `,
  ],
  ["speech yields", "expect figure guess hope offer reckon understand"],
  ["speech hearer", "advise assure inform notify remind"],
  ["speech talk", "rail"],
  ["speech report hearer", "urge"],
  ["speech gesture", "laugh nod resume smile"],
  ["speech common yields", "believe feel think wonder"],
  ["report common names calls", "call"],
  ["report common calls", "describe"],
  [
    "report",
    `
      accept accuse address admonish advertise advocate allow apologise apologize appeal applaud
      assail attack bash berate bill blame blister bristle carp cast castigate challenge champion
      characterise characterize chastise chide commend compare compliment condemn congratulate
      convey credit decline decry deem defend deliver denounce depict deplore deride detail disavow
      discuss dismiss disparage dispute doubt downplay embrace encourage endorse envisage envision
      erupt excoriate exhort express extol fault flatter fret gloat greet grouse hail hammer
      harangue harp highlight hint honor honour huff imply indicate insult interpret introduce
      invoke issue jab justify knock lambast lambaste lash laud lecture liken lobby mandate
      memorialize mischaracterize mock needle oppose outline paint pan pillory pitch portray posit
      pray present proffer promote provide publish rage raise rate reassure rebuff rebuke rebut
      recast refer reference refuse regret reject release reprimand reprove request require ridicule
      rip rubbish rule salute savage scold scorn shrug slam slap slur smear snub sound stigmatize
      stipulate swipe tag tar taunt term threaten tick tout trash upbraid vilify vouch welcome whine
      zing
    `,
  ],
  ["report common", "criticise criticize praise"],
  ["report names calls", "brand dub label nickname"],
  [
    "report yields",
    `
      carry consider contain decide fear feature find imagine include intend need plan prefer regard
      see seek show support suspect try use view want worry
    `,
  ],
  ["report talk", "speak talk"],
  ["yields", "aim bring hear know learn suppose"],
  ["hearer", "order"],
  ["talk phrasal", "go"],
  ["phrasal", "blurt break burst chime chip cut fire hit pipe point shoot throw weigh"],
  ["common", "react"],
  ["names calls", "name"],
];

/** The marks of each verb, by its base. */
const marksOf: ReadonlyMap<string, readonly string[]> = new Map(
  list.flatMap(([marks, verbs]) => [...words(verbs)].map((verb) => [verb, marks.split(" ")] as const)),
);

function marked(...marks: readonly Mark[]): ReadonlySet<string> {
  return new Set(
    [...marksOf].filter(([, own]) => marks.some((mark) => own.includes(mark))).map(([verb]) => verb),
  );
}

/** Inflected form (lower case) to its verb, for verbs that alone prove speech. */
export const speechVerbs: ReadonlyMap<string, VerbForm> = verbForms(marked("speech"));

/** Inflected form (lower case) to its verb, for verbs that govern quoted words inside a sentence. */
export const reportVerbs: ReadonlyMap<string, VerbForm> = verbForms(marked("report"));

/** Inflected form (lower case) to its verb, for the usual verbs of saying. */
export const commonVerbs: ReadonlyMap<string, VerbForm> = verbForms(marked("common"));

/** Bases of verbs of wish, belief and content: what they govern is reported by the verb over them. */
export const yieldingVerbs = marked("yields");

/** Bases of verbs that name the hearer: "told the agency". What follows them is not the speaker. */
export const hearerVerbs = marked("hearer");

/** Bases of verbs that make a tag but do not take quoted words as their object. */
export const plainTalkVerbs = marked("talk");

/** Inflected form (lower case) to its verb, for verbs that give a name: "dubbed". */
export const namingVerbs: ReadonlyMap<string, VerbForm> = verbForms(marked("names"));

/** Inflected form (lower case) to its verb, for verbs that say or shout a name or slogan: "called", "chanted". */
export const callingVerbs: ReadonlyMap<string, VerbForm> = verbForms(marked("calls"));

/** Verbs that report only with a particle, by their forms: "shot back", "went on", "pointed out". */
export const phrasalVerbs: ReadonlyMap<string, VerbForm> = verbForms(marked("phrasal"));

/** The particles that make them report. */
export const verbParticles: ReadonlySet<string> = words("on back in out up");

/** Forms that say for themselves that somebody spoke: "said", "replies", but not "smiled", "believes" or the noun "state". */
export const speakingForms: ReadonlySet<string> = new Set(
  [...speechVerbs]
    .filter(([, { base, form }]) => {
      const marks = marksOf.get(base) ?? [];
      const isMute = marks.includes("yields") || marks.includes("gesture") || marks.includes("talk");
      return form !== "base" && (marks.includes("common") || !isMute);
    })
    .map(([word]) => word),
);

/** Third persons that are plural nouns as often: "reports", "claims". */
export const nounLikeForms: ReadonlySet<string> = words(`
  states reports claims calls remarks comments notes posts blogs texts questions answers requests orders
  charges concerns protests demands attacks estimates shows guesses labels brands views tags details quotes
  tweets emails cheers promises pledges vows hopes fears worries doubts regrets needs plans aims offers
  pitches praises thanks toasts laughs jokes quips sighs murmurs whispers shouts screams yells cries roars
  rules advocates champions challenges credits features cites warnings hints rants raves roasts boasts
  chants hails salutes types starts issues releases addresses lectures invites recalls reminds records
  counters volunteers ventures signals stresses forecasts speeches talks appeals pleas votes blames faults
  knocks rates hammers casts portrays dates supports disputes slams laments counsels echoes
`);

/** Of these the finite ones, but for those that are plural nouns as often: "said", "replies", but not "saying". */
export const speechTags: ReadonlySet<string> = new Set(
  [...speakingForms].filter((word) => {
    const form = speechVerbs.get(word)?.form;
    return form === "past" || (form === "third" && !nounLikeForms.has(word));
  }),
);

/** Nouns that report what somebody says: "his promise of “…”", "Roe's claim that …". */
export const reportNouns: ReadonlySet<string> = words(`
  promise pledge vow claim contention suggestion allegation assertion accusation argument remark comment
  statement description warning charge demand call demands calls remarks comments statements claims
  accusations allegations promises warnings assertions insistence admission observation prediction complaint
  declaration announcement plea appeal reference invocation dictum chant chants shout shouts cry cries
  slogan slogans sign signs
`);

/** What reports speech beside a quotation in the other languages that the bot speaks: German, French, Spanish. */
export const foreignSpeakingForms: ReadonlySet<string> = words(`
  sagt sagte erklärt erklärte schrieb schreibt meint meinte betonte antwortet antwortete dit déclare déclaré affirme
  affirmé écrit expliqué ajouté répond répondu dice dijo declaró afirmó explicó escribió añadió respondió
`);
