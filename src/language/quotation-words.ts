/** Closed classes of words and the nouns that tell what kind of speaker a phrase names. All lower case. */

import { words } from "./words.ts";

/** Words written with a full stop that does not end a sentence, without the stop. */
export const abbreviations = words(`
  mr mrs ms mx dr prof sen sens rep reps gov govs gen col lt sgt capt cmdr maj adm rev fr hon pres supt det insp
  cpl pvt brig cllr sr jr st mt ft vs etc jan feb aug sept oct nov dec ala ariz ark calif colo conn del fla ga ill
  ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo inc corp co ltd no
`);

/** Titles that stand before a name and are kept apart from it, without a full stop. */
export const titles = words(`
  mr mrs ms miss mx dr prof professor sen senator rep representative gov governor gen general col colonel lt
  lieutenant sgt sergeant capt captain cmdr commander maj major adm admiral cpl corporal pvt private brig brigadier
  rev reverend fr father sister brother pastor bishop archbishop cardinal pope rabbi imam sheikh sir dame lord lady
  baroness baron judge justice president chancellor premier minister secretary congressman congresswoman
  mayor chairman chairwoman chairperson king queen prince princess duke duchess emperor sheriff chief
  commissioner ambassador attorney detective officer inspector superintendent constable deputy councillor
  councilman councilwoman cllr councilor alderman speaker director vice-president agent trooper coach
  comrade ayatollah emir sultan lance marshal pres det insp supt lt-gen maj-gen
`);

/** Titles of several words begin with these: "Prime Minister", "Vice President", "Lt. Gov.", "Attorney General". */
export const titleStarts = words(`
  vice prime deputy lt foreign interior finance defense defence attorney first acting then-president
  then-sen then-gov then-senator chief press home major brigadier lieutenant assistant staff rear police
  district
`);

export const maleTitles = words(`
  mr sir lord father fr brother king prince duke emperor congressman councilman chairman baron pope rev
  sheikh imam ayatollah emir sultan bishop archbishop cardinal
`);
export const femaleTitles = words(`
  mrs ms miss dame lady sister queen princess duchess congresswoman councilwoman chairwoman baroness
`);

export const particles = words(
  "de del della der den di da dos du la le van von bin ibn al el abu ter ten af av st",
);
export const suffixes = words("jr sr ii iii iv");

export const determiners = words(`
  the a an this that these those his her its their my our your one two three four five six seven eight nine ten
  some many several most all both another other any no each every few dozens hundreds thousands such
  nearly almost roughly
`);

/** Determiners that always begin a noun phrase. */
export const articleWords = words("the a an his her its their this that my our");

export const subjectPronouns = words("he she they it i we you");
export const otherPronouns = words(`
  him her them hers theirs me us who whom himself herself themselves someone somebody everyone everybody
  anyone nobody others many some
`);
/** Pronouns that stand for a noun phrase by themselves: "others say". */
export const pronounNouns = words("others some many everyone someone nobody none both all another one");

/** Words after which a verb stands without an ending. */
export const pluralSubjects = words("to i we you they who some many others people police or and");

/** Contractions that no name is part of. */
export const contractions = words(`
  it's there's that's what's here's he's she's who's i'm i've i'd we're we've they're they've you're let's
  isn't don't
`);

export const relatives = words("who which that whom whose");

export const auxiliaries = words(`
  has have had having is are was were be been being am do does did will would can could may might must shall should
  hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't
  cannot not 've 'd 's 'll never
`);

export const formsOfBe = words("is was are were be been am 's being");

export const adverbs = words(`
  also then later again once even just only still now always often ever further instead soon back too first last
  sometimes simply yesterday today tomorrow earlier twice perhaps maybe meanwhile however finally eventually rather
  quite very so thus therefore already yet long far once nevertheless nonetheless famously thereafter afterward afterwards
  monday tuesday wednesday thursday friday saturday sunday tonight ago
`);

export const days = words(`
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
  today yesterday tonight tomorrow morning afternoon evening night
`);

/** Months, some of which are names as well. */
export const months = words(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sept oct nov dec
`);

/** Words after which a month is one. */
export const beforeMonths = words(
  "in last next since until by early late mid this of through from during to on and",
);

export const prepositions = words(`
  in on at by for from with about against of to into onto over under after before during since until through
  between among within without across behind beyond near off out per than toward towards upon via amid around
  as like despite except including regarding concerning following along alongside besides inside outside throughout
`);

/** Prepositions that can hang on a noun: "a spokesman for the mayor". */
export const attachingPrepositions = words("of for from in at with to on by");

/** Words that may follow the verb of a tag without making a report of it: "he said again". */
export const afterTag = words(
  "again later then last earlier when before after while as today during once and with this",
);

export const subordinators = words(`
  because after when while as if although though since unless whereas before until whether where how why once that what
`);

export const conjunctions = words("and but or nor yet so");

/** Nouns for people by office, trade or relation, beside those that `isPersonNoun` knows by their endings. */
const personNouns = words(`
  aide ally analyst adviser advisor attorney boss candidate captain chair chairman chief citizen coach
  colleague commander commentator consultant columnist correspondent cousin critic daughter delegate deputy
  detective diplomat director doctor driver economist editor engineer envoy executive expert farmer father
  friend fiance fiancee guard guest governor head host husband judge juror justice king lawmaker lawyer leader
  legislator man manager mayor member minister moderator mother mp nominee neighbor neighbour nurse officer
  official operative opponent organizer owner parent partner pastor person pilot player poet policeman
  policewoman politician pollster president priest prime professor prosecutor protester protestor queen
  reporter representative republican democrat resident rival scholar scientist secretary senator sergeant
  sheriff sister soldier son source speaker spokesman spokesperson spokeswoman strategist student supporter
  surgeon surrogate teacher teenager tenant veteran victim viewer voter widow wife witness woman worker writer
  youth co-founder founder co-host author frontrunner front-runner billionaire businessman mogul tycoon
  celebrity star actor actress singer artist hero heir girl boy kid child brother uncle aunt nephew lady
  gentleman congressman congresswoman chancellor ambassador commissioner superintendent vice-president ceo cfo
  coo chief-of-staff champion chef cook clerk barber builder plumber fisherman mechanic imam rabbi bishop nun
  monk monarch prince princess intern volunteer activist advocate campaigner user contributor staffer insider
  whistleblower refugee migrant patient passenger agent assistant participant accountant applicant defendant
  immigrant attendant merchant occupant claimant informant lieutenant militant contestant descendant
  inhabitant peasant servant pioneer mountaineer trader lender holder outsider rider reader bidder defender
  offender fighter firefighter presenter promoter commuter recruiter visitor hunter painter carpenter porter
  renter observer carer cleaner designer creator curator donor mentor inventor translator operator conductor
  administrator vet rep guy mom dad mum grandmother grandfather spouse bride groom foe pal peer elder rebel
  thief inmate suspect dean general admiral colonel counsel magistrate pundit guru novelist shopkeeper
  anchor newscaster landlord caller onlooker bystander passer-by newcomer foreigner villager islander teen adult adolescent
`);

export const femaleNouns = words(`
  spokeswoman chairwoman congresswoman businesswoman actress wife mother daughter sister widow queen
  princess woman girl aunt niece grandmother policewoman lady heiress hostess waitress councilwoman
`);
export const maleNouns = words(`
  spokesman chairman congressman businessman actor husband father son brother widower king prince man boy
  uncle nephew grandfather policeman gentleman fisherman councilman
`);

const PERSON_ENDING =
  /(?:man|men|woman|women|person|people|(?:ist|ian|ser|ger|ker|yer|ler|tor|ner|ee|crat)s?)$/;
const NOT_PEOPLE = words(`
  number corner dinner manner banner container liner scanner inner anger danger hunger finger trigger burger merger
  larger bigger longer stronger younger factor sector tractor monitor reactor motor laser cruiser closer browser layer
  prayer foyer poker sticker bunker ticker locker marker tanker committee guarantee degree agree coffee jubilee exist
  resist persist consist insist twist assist smaller trailer roller dollar cooler boiler earner thinner looser german
  human roman ottoman specimen regimen women-only committees degrees fees numbers dollars corners dinners dangers
  factors sectors monitors motors layers prayers markers trailers containers guarantees earlier
`);

/** Whether a word is a listed noun for a person, or its plural: safe for words with a capital, unlike endings. */
export function isListedPerson(noun: string): boolean {
  return personNouns.has(noun) || (noun.endsWith("s") && personNouns.has(noun.slice(0, -1)));
}

/** Whether a lower-case noun names one person or several by what they are or do. */
export function isPersonNoun(noun: string): boolean {
  if (isListedPerson(noun) || noun.endsWith("-year-old")) return true;
  return noun.length > 4 && PERSON_ENDING.test(noun) && !NOT_PEOPLE.has(noun);
}

export const groupNouns = words(`
  administration agency army association authority authorities board campaign chamber charity church city club coalition
  commission committee community company conference congress corporation council court crowd delegation department
  division embassy family federation firm force forces foundation government group house institute industry jury
  leadership legislature majority media military militia ministry movement navy network office opposition organization
  organisation others panel parliament party police pentagon public senate side staff state team tribunal union
  university white-house workers kremlin bank bureau center centre society school service services press
  officials lawmakers republicans democrats conservatives liberals residents witnesses prosecutors critics supporters
  allies aides analysts experts leaders voters advocates protesters demonstrators activists
`);

export const documentNouns = words(`
  report statement letter study poll survey memo memorandum document documents email e-mail bill law ad advertisement
  website site post headline sign signs article story editorial book lawsuit ruling filing complaint resolution order
  text tweet message note transcript paper plan proposal petition affidavit indictment agreement treaty constitution
  review analysis list label notice banner poster warrant verdict motion brief op-ed column caption release communique
  manifesto platform declaration speech account investigation audit summary draft declaration page blog video film documentary
  inscription plaque placard slogan guidelines policy rule act amendment subpoena dossier profile
`);

/** Last words of the names of places and institutions. */
export const placeNouns = words(`
  house street avenue road lane river lake sea ocean bay beach island islands mountain mountains valley hills park bridge
  airport station hall square county province state states republic kingdom kingdoms village town heights springs falls
  college hospital museum library theater theatre stadium hotel tower palace prison fund inc corp co ltd llc plc pac
  act bill war day week award awards prize cup league games convention summit conference party movement coast east
  west north south district region territory strip desert computer motors airlines airways systems technologies
`);

const OUTLET_END = words(`
  news times post journal herald tribune gazette magazine tv radio press chronicle observer telegraph
  guardian mail mirror independent economist reuters bloomberg politico axios cnn bbc nbc abc cbs fox msnbc
  npr pbs afp ap breitbart huffpost vox slate salon newsweek atlantic broadcasting daily globe dispatch
  examiner inquirer star sun today wire week weekly review broadcaster newspaper outlet network
`);

/** Whether a name or noun stands for a newspaper, an agency or a channel. */
export function isOutletWord(word: string): boolean {
  return OUTLET_END.has(word);
}

/** Nouns after which quoted words are a name: "the podcast “…”", "a book called “…”". */
export const workNouns = words(`
  book novel memoir song album film movie play poem show series podcast program programme episode documentary magazine
  newspaper essay column sitcom drama single track painting exhibition opera musical game blog newsletter
  biography autobiography anthem hymn ballad sketch band
`);
