export { femaleNames, maleNames } from "./first-names.ts";
export { englishLexicon, kinships } from "./lexicon.ts";
export {
  abbreviations,
  adverbs,
  afterTag,
  articleWords,
  attachingPrepositions,
  auxiliaries,
  beforeMonths,
  conjunctions,
  contractions,
  days,
  determiners,
  documentNouns,
  femaleNouns,
  femaleTitles,
  formsOfBe,
  groupNouns,
  isListedPerson,
  isOutletWord,
  isPersonNoun,
  maleNouns,
  maleTitles,
  months,
  otherPronouns,
  particles,
  placeNouns,
  pluralSubjects,
  prepositions,
  pronounNouns,
  relatives,
  subjectPronouns,
  subordinators,
  suffixes,
  titleStarts,
  titles,
  workNouns,
} from "./quotation-words.ts";
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
export { createStemmer } from "./stem.ts";
export { askingWords, stopwords } from "./stopwords.ts";
export { normalize, shape, type Token, tokenize } from "./tokenize.ts";
export type { VerbForm } from "./verb-forms.ts";
export { classOf, wordClass } from "./word-classes.ts";
export { words } from "./words.ts";
