/**
 * The verbs that report speech, by how much they prove. Collected from the reporting verbs of newspaper style
 * guides and the literature on quotation attribution (Krestel et al. 2008; Pareti 2012; Muzny et al. 2017).
 */

import { words } from "./words.ts";

/** "said": alone, these make a tag beside any quotation. */
const SPEECH = `
  say tell add ask write tweet note argue explain reply respond state continue conclude declare announce
  insist claim observe remark recall admit acknowledge warn suggest answer joke quip confirm deny assert
  agree complain concede mention predict report promise vow pledge shout yell scream cry whisper mutter
  murmur mumble exclaim lament boast brag muse recount retort counter interject inquire query wonder testify
  opine reiterate repeat stress emphasize emphasise proclaim maintain contend allege advise caution charge
  comment confess confide cheer chant counsel crow deadpan demand demur disagree disclose dictate elaborate gripe
  groan grumble gush howl implore instruct interrupt intone plead post preach press protest quote rail rant
  read recite reflect relate remember reckon reveal roar scoff sigh snap snarl sneer sniff spit stammer text
  thunder urge venture volunteer wail weep email retweet blog type fume bellow bark beg offer pronounce
  profess prophesy rejoin rejoice remind repost riff sing specify speculate summarize summarise swear tease
  theorize clarify cite object marvel enthuse laugh smile nod begin start resume believe think feel hope
  estimate expect concur forecast surmise guess figure understand echo affirm assure attest avow begrudge
  bemoan blast inform notify invite propose recommend signal sum summon teach thank toast underline
  underscore utter vent voice question chorus
`;

/** "called": these take quoted words inside a report, and make a tag only where nothing better does. */
const REPORT = `
  call describe accuse criticize criticise denounce slam blast praise dismiss label dub brand characterize
  characterise refer deride mock ridicule condemn decry attack assail hail laud applaud salute welcome
  reject dispute question challenge champion defend knock lash rip trash taunt tout vilify lambaste lambast
  pan savage scold chide rebuke reprimand berate blame fault portray depict cast paint liken compare rate
  deem consider view regard see tag use express convey raise outline detail discuss address talk speak
  lecture endorse embrace cite quote invoke reference threaten apologize apologise encourage exhort advocate
  support oppose invite request want seek try refuse decline plan intend prefer need worry fear regret doubt
  suspect imagine envision envisage hint suggest find decide mandate require allow warn highlight declare
  profess fret grouse carp bristle tell bill advertise promote pitch pray plead appeal lobby argue
  acknowledge thunder rage erupt sound publish deliver include contain announce stipulate provide conclude
  admonish ask bash bemoan blister castigate chastise commend compliment congratulate crow deplore disavow
  disparage downplay elaborate excoriate explain extol flatter gloat harangue honor honour insult joke
  justify memorialize mischaracterize needle nickname pillory posit present proffer reassure rebuff rebut
  recast recount reprove rubbish scorn shrug sing slap slur smear snub stigmatize swipe term tick tar
  upbraid urge vent vouch whine zing muse complain harp hammer huff jab show indicate imply introduce credit
  feature carry release issue greet interpret accept rule
`;

const IRREGULAR: Readonly<Record<string, string>> = {
  say: "says said saying",
  tell: "tells told telling",
  write: "writes wrote written writing",
  read: "reads read reading",
  break: "breaks broke broken breaking",
  cut: "cuts cut cutting",
  burst: "bursts burst bursting",
  throw: "throws threw thrown throwing",
  shoot: "shoots shot shooting",
  hit: "hits hit hitting",
  go: "goes went going gone",
  swear: "swears swore sworn swearing",
  begin: "begins began begun beginning",
  speak: "speaks spoke spoken speaking",
  think: "thinks thought thinking",
  feel: "feels felt feeling",
  sing: "sings sang sung singing",
  see: "sees saw seen seeing",
  find: "finds found finding",
  understand: "understands understood understanding",
  teach: "teaches taught teaching",
  spit: "spits spat spitting",
  weep: "weeps wept weeping",
  cast: "casts cast casting",
  beg: "begs begged begging",
  forecast: "forecasts forecast forecasting",
  rebut: "rebuts rebutted rebutting",
};

const DOUBLED =
  /^(?:admit|beg|blog|brag|chip|concur|demur|dub|jab|label|pan|plan|quip|rebut|refer|rip|slam|slap|snap|snub|tag)$/;

/** A form of a verb. */
export interface VerbForm {
  readonly base: string;
  /** "past" stands for the participle too, where both look alike. */
  readonly form: "base" | "third" | "past" | "participle" | "ing";
}

function inflect(base: string): [string, VerbForm["form"]][] {
  const forms: [string, VerbForm["form"]][] = [[base, "base"]];
  const irregular = IRREGULAR[base]?.split(" ");
  if (irregular) {
    for (const form of irregular) {
      if (form.endsWith("ing")) forms.push([form, "ing"]);
      else if (form === irregular[0]) forms.push([form, "third"]);
      else if (form !== base) forms.push([form, form === irregular[1] ? "past" : "participle"]);
    }
    return forms;
  }
  const third = /(?:s|x|z|ch|sh)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  const doubled = DOUBLED.test(base) ? base + base.slice(-1) : base;
  const past = base.endsWith("e")
    ? `${base}d`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ied`
      : `${doubled}ed`;
  const ing = base.endsWith("e") && !base.endsWith("ee") ? `${base.slice(0, -1)}ing` : `${doubled}ing`;
  forms.push([third, "third"], [past, "past"], [ing, "ing"]);
  if (doubled !== base && /(?:l|c)$/.test(base)) forms.push([`${base}ed`, "past"], [`${base}ing`, "ing"]);
  return forms;
}

function table(list: string): ReadonlyMap<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  for (const base of list.trim().split(/\s+/)) {
    for (const [word, form] of inflect(base)) if (!forms.has(word)) forms.set(word, { base, form });
  }
  // Past and base alike: the past is the commoner in news.
  for (const base of ["read", "forecast", "cast", "cut", "hit", "burst"])
    if (forms.has(base)) forms.set(base, { base, form: "past" });
  return forms;
}

/** Inflected form (lower case) to its verb, for verbs that alone prove speech. */
export const speechVerbs: ReadonlyMap<string, VerbForm> = table(SPEECH);

/** Inflected form (lower case) to its verb, for verbs that govern quoted words inside a sentence. */
export const reportVerbs: ReadonlyMap<string, VerbForm> = table(REPORT);

/**
 * Verbs of wish, belief and content: what they govern is reported by the verb over them, where there is one
 * ("Roe said she wanted “…”", "the story describes a convoy that included “…”").
 */
export const yieldingVerbs: ReadonlySet<string> = words(`
  believe think feel hope want need plan intend expect see consider suppose suspect imagine fear worry
  prefer guess figure reckon understand learn hear know seek aim try wonder regard view support decide find
  include contain feature carry show use offer bring
`);

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

/** Nouns that report what somebody says: "his promise of “…”", "Roe's claim that …". */
export const reportNouns: ReadonlySet<string> = words(`
  promise pledge vow claim contention suggestion allegation assertion accusation argument remark comment
  statement description warning charge demand call demands calls remarks comments statements claims
  accusations allegations promises warnings assertions insistence admission observation prediction complaint
  declaration announcement plea appeal reference invocation dictum chant chants shout shouts cry cries
  slogan slogans sign signs
`);

/** Verbs that name the hearer: "told the agency". What follows them is not the speaker. */
export const hearerVerbs: ReadonlySet<string> = words(
  "tell ask remind inform assure notify warn advise order urge",
);

/** Verbs that make a tag but do not take quoted words as their object. */
export const plainTalkVerbs: ReadonlySet<string> = words("begin start continue go rail talk speak");

/** Verbs that report only with a particle, by their forms: "shot back", "went on", "pointed out". */
export const phrasalVerbs: ReadonlyMap<string, VerbForm> = table(
  "go shoot fire hit cut break pipe chip chime burst point throw blurt weigh",
);

/** The particles that make them report. */
export const verbParticles: ReadonlySet<string> = words("on back in out up");
