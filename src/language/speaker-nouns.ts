/** Nouns that tell what kind of speaker a phrase names: people, groups, documents, outlets. All lower case. */

import { words } from "./words.ts";

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

/** Nouns for women, and those for men. */
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

/** Nouns for groups that can speak. */
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

/** Nouns for what is written or published and can be quoted. */
export const documentNouns = words(`
  report statement letter study research poll survey memo memorandum document documents email e-mail bill law ad advertisement
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

/** Nouns after which quoted words are a name: "the podcast “…”", "a book called “…”". */
export const workNouns = words(`
  book novel memoir song album film movie play poem show series podcast program programme episode documentary magazine
  newspaper essay column sitcom drama single track painting exhibition opera musical game blog newsletter
  biography autobiography anthem hymn ballad sketch band
`);

/** Last words of the names of bodies that speak, beside `groupNouns`. */
export const institutionNouns = words(`
  college hospital museum library theater theatre airport hotel inc corp co ltd llc plc pac airlines airways motors
  technologies systems league ombudsman inspectorate trust fund project institution academy alliance exchange treasury
  nations federation bloc cabinet chambers observatory laboratory lab labs clinic archdiocese diocese cathedral
  schools studios pictures records entertainment partners holdings brothers sons capital securities
  foods pharmaceuticals energy electric oil railways railway insurance
`);

const corporate = `
  company firm corporation business charity airline carrier automaker carmaker manufacturer maker retailer chain brand
  studio label startup start-up giant operator developer supplier utility insurer lender brewer publisher nonprofit
  non-profit ngo think-tank thinktank
`;

/** Of `standInNouns`, those for bodies that are always named somewhere: nobody is just "the company". */
export const corporateNouns = words(corporate);

/** Nouns by which a body that has been named is meant again: "the charity", "the council". */
export const standInNouns = words(`
  ${corporate} agency group organization organisation body institution regulator watchdog union club bank foundation
  department ministry office authority council committee commission board tribunal district school university college
  hospital museum church society association federation institute force team service trust bureau panel party coalition
  movement network platform inspectorate ombudsman airport zoo library theatre theater
`);

/**
 * What a stand-in noun may be called in its name: "the agency" is the Weather Service. After the hyponyms of "agency",
 * "charity" and so on in WordNet, those only that names of bodies have.
 */
export const standInKin: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["agency", words("service administration bureau department authority office commission centre center")],
  ["charity", words("foundation trust fund society aid relief appeal")],
  ["regulator", words("authority commission agency office board inspectorate")],
  ["watchdog", words("authority commission agency office inspectorate ombudsman")],
  ["district", words("schools school")],
  ["school", words("college academy")],
  ["company", words("inc corp ltd plc llc motors technologies systems airlines holdings group")],
  ["airline", words("airlines airways")],
  ["university", words("college institute")],
  ["union", words("federation association brotherhood workers")],
]);

/** Nouns for outlets: those of print, those that broadcast, and those that may be either. */
export const printNouns = words("paper newspaper broadsheet tabloid daily weekly magazine journal");
export const broadcastNouns = words("broadcaster network channel station");
export const anyOutletNouns = words("site website news-site outlet publication blog title newswire agency");
