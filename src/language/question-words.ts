import { words } from "./words.ts";

/** Words that ask, at the head of a question or beside it, and say nothing of its subject. */
export const askingWords: ReadonlySet<string> = words(`
  please tell say says said know article articles author according mention mentioned mentions name called describe explain kind
  type sort following thing things happen happened happens text passage story
`);

/** Words that point back to something said before; those of them that can stand before a noun. */
export const pointingWords = words("it he she they them him that this those these there");
export const pointingDeterminers = words("that this those these");

/** What can be measured, behind "how" or "what": "how long", "what height". */
export const askedMeasures = words(`
  long far old young tall high deep large big wide fast heavy hot cold close often much percent percentage fraction
  proportion height depth length width weight speed temperature population area size rate cost price amount distance
  score number share
`);

/** Behind "what", these ask when, where, who and why. */
export const askedTimes = words("year date month day decade century time era period season age");
export const askedPlaces = words(
  "country city state place town location region continent area county province village street district",
);
export const askedReasons = words("reason cause purpose");
export const askedPersons = words(`
  person people man woman president king queen leader author scientist emperor singer actor player coach philosopher
  politician minister general artist writer mathematician physicist spokesman spokesperson
`);

/** Words of money: those that by themselves ask for a sum, and all that show a sum is meant. */
export const plainCosts = words("cost costs price pay paid fee fare worth earn spend spent");
export const askedCosts = words(`
  ${[...plainCosts].join(" ")} prices pays earned salary budget charge charged fine fined raise raised donate donated
  grant owe owed wage dollars money
`);

/** Words of shares of a whole. */
export const askedShares = words("percent percentage proportion fraction share");

/** "How did she react" asks for words. */
export const askedReactions = words(
  "describe react respond explain reply feel characterize characterise justify",
);

/** "Her view on it", "any comment from her": nouns that ask for words, beside those that report them. */
export const opinionNouns = words(`
  view views opinion opinions thoughts reaction reactions response responses reply answer stance position take words
  quote quotes quotation quotations verdict explanation justification reasons reasoning apology
`);

/** What may stand between "what" and the noun that it asks for. */
export const askedFillers = words("is was are were the a an main other of kind type exact");

const questionWords = words("who whom whose what when where which why how whats whos does did was are the");

/**
 * The question word or auxiliary that a word lacks one letter of, or has two neighbouring letters of the wrong way
 * round: "wat", "hwo", "teh". Undefined for any other word.
 */
export function mistypedQuestionWord(word: string): string | undefined {
  if (word.length < 3 || questionWords.has(word)) return undefined;
  for (const meant of questionWords) if (isSlipOf(word, meant)) return meant;
  return undefined;
}

function isSlipOf(word: string, meant: string): boolean {
  let at = 0;
  while (at < meant.length && word[at] === meant[at]) at++;
  if (word.length === meant.length - 1) return at > 0 && word.slice(at) === meant.slice(at + 1);
  const isSwapped = word[at] === meant[at + 1] && word[at + 1] === meant[at];
  return word.length === meant.length && isSwapped && word.slice(at + 2) === meant.slice(at + 2);
}
