export { abbreviations, beforeNumber, mayBeLast, neverLast } from "./abbreviations.ts";
export {
  days,
  foreignMonths,
  monthAbbreviations,
  monthForms,
  monthNumbers,
  months,
  otherMonthNumbers,
  timeUnits,
  timeZones,
  weekdayAbbreviations,
  weekdays,
} from "./calendar.ts";
export { isCountry } from "./countries.ts";
export { femaleNames, maleNames } from "./first-names.ts";
export {
  adverbs,
  afterTag,
  articleWords,
  attachingPrepositions,
  auxiliaries,
  beforeMonths,
  conjunctions,
  contractions,
  determiners,
  foreignArticles,
  formsOfBe,
  germanArticles,
  negations,
  otherPronouns,
  pluralSubjects,
  prepositions,
  pronounNouns,
  relatives,
  sentenceStarters,
  stopwords,
  subjectPronouns,
  subordinators,
} from "./function-words.ts";
export { baseOf } from "./irregular-forms.ts";
export { englishLexicon, kinships } from "./lexicon.ts";
export { broadcasters, isOutletWord, mastheadEndings, newsAgencies } from "./outlets.ts";
export {
  askedCosts,
  askedFillers,
  askedMeasures,
  askedPersons,
  askedPlaces,
  askedReactions,
  askedReasons,
  askedShares,
  askedTimes,
  askingWords,
  mistypedQuestionWord,
  opinionNouns,
  plainCosts,
  pointingDeterminers,
  pointingWords,
} from "./question-words.ts";
export {
  callingVerbs,
  commonVerbs,
  foreignSpeakingForms,
  hearerVerbs,
  namingVerbs,
  nounLikeForms,
  phrasalVerbs,
  plainTalkVerbs,
  reportNouns,
  reportVerbs,
  speakingForms,
  speechTags,
  speechVerbs,
  verbParticles,
  yieldingVerbs,
} from "./reporting-verbs.ts";
export {
  afterMereNot,
  beforeOtherIf,
  clauseBreakers,
  conditionOpeners,
  denyingVerbs,
  openClauseOpeners,
  untrueWords,
} from "./reversing-words.ts";
export {
  anyOutletNouns,
  broadcastNouns,
  corporateNouns,
  documentNouns,
  femaleNouns,
  groupNouns,
  institutionNouns,
  isListedPerson,
  isPersonNoun,
  maleNouns,
  placeNouns,
  printNouns,
  standInKin,
  standInNouns,
  workNouns,
} from "./speaker-nouns.ts";
export { stem } from "./stem.ts";
export {
  degrees,
  femaleTitles,
  foreignTitles,
  fullTitles,
  maleTitles,
  particles,
  personTitles,
  suffixes,
  titleAbbreviations,
  titleStarts,
  titles,
} from "./titles.ts";
export { normalize, shape, type Token, tokenize } from "./tokenize.ts";
export {
  answeringLabels,
  askingLabels,
  firstPersonWords,
  headingLabels,
  interviewNouns,
  namelessLabels,
  talkWords,
  voiceLabels,
} from "./transcript-words.ts";
export {
  fictionNouns,
  forgedNouns,
  forgedWords,
  misreportWords,
  nobodyWords,
  orderingVerbs,
  unrealAdverbs,
  unrealModals,
  unrealOpeners,
  unsaidBeforeOf,
  unsaidNouns,
  unsaidPrepositions,
  unsaidVerbs,
  unwillingAdjectives,
  yieldingWhenDenied,
} from "./unsaid-words.ts";
export type { VerbForm } from "./verb-forms.ts";
export { classOf, wordClass } from "./word-classes.ts";
export { words } from "./words.ts";
