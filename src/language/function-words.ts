/** Closed classes of English words (Quirk et al., A Comprehensive Grammar of the English Language, 1985). All lower case. */

import { weekdays } from "./calendar.ts";
import { smallNumbers } from "./numbers.ts";
import { words } from "./words.ts";

/** English function words: they say how a question is built, not what it is about. */
export const stopwords: ReadonlySet<string> = words(`
  a about above after again against all almost along already also although always am among an and another any
  are aren't around as at away be became because become been before being below between both but by can can't
  cannot could couldn't did didn't do does doesn't doing don't done down during each either else enough even ever
  every few for from further get gets getting give given goes going got had hadn't has hasn't have haven't having he
  he'd he'll he's hence her here here's hers herself him himself his how how's however i i'd i'll i'm i've if in
  into is isn't it it's its itself just let let's like made make makes many may me might more most much must my
  myself neither no nor not now of off often on once one ones only onto or other others our ours ourselves out over
  own per perhaps quite rather same shall shan't she she'd she'll she's should shouldn't since so some still such
  than that that's the their theirs them themselves then there there's these they they'd they'll they're they've
  this those though through thus to too toward towards under until unto up upon us very was wasn't we we'd we'll
  we're we've were weren't what what's when when's whenever where where's whereas wherever whether which while who
  who's whoever whom whose why why's will with within without won't would wouldn't yet you you'd you'll you're
  you've your yours yourself yourselves didnt doesnt isnt whats wasnt dont im ive
`);

/** Words that begin a noun phrase, numbers among them. */
export const determiners = words(`
  the a an this that these those his her its their my our your ${[...smallNumbers].join(" ")}
  some many several most all both another other any no each every few dozens hundreds thousands such
  nearly almost roughly
`);

/** Articles and what stands in their place, lower case: of German, which writes every noun with a capital. */
export const germanArticles: ReadonlySet<string> = words(`
  der die das dem den des ein eine einen einem einer eines dieser diese dieses diesem diesen zum zur vom beim im am
`);

/** The same of German, French and Spanish. */
export const foreignArticles: ReadonlySet<string> = new Set([
  ...germanArticles,
  ...words("le la les l un une des du ce cette ces el los las una unos unas este esta estos estas"),
]);

/** Determiners that always begin a noun phrase. */
export const articleWords = words("the a an his her its their this that my our");

/** Pronouns that can be a subject. */
export const subjectPronouns = words("he she they it i we you");
/** Pronouns that are none of a speaker: objects, reflexives, indefinites. */
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

/** Relative pronouns. */
export const relatives = words("who which that whom whose");

/** Auxiliary verbs, and what stands among them. */
export const auxiliaries = words(`
  has have had having is are was were be been being am do does did will would can could may might must shall should
  hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't
  cannot not 've 'd 's 'll never
`);

/** Forms of "be". */
export const formsOfBe = words("is was are were be been am 's being");

/** Adverbs that do not end in "ly". */
export const adverbs = words(`
  also then later again once even just only still now always often ever further instead soon back too first last
  sometimes simply yesterday today tomorrow earlier twice perhaps maybe meanwhile however finally eventually rather
  quite very so thus therefore already yet long far once nevertheless nonetheless famously thereafter afterward afterwards
  ${[...weekdays].join(" ")} tonight ago there here
`);

/** Words after which a month is one. */
export const beforeMonths = words(
  "in last next since until by early late mid this of through from during to on and",
);

/** Prepositions. */
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

/** Words that open a subordinate clause. */
export const subordinators = words(`
  because after when while as if although though since unless whereas before until whether where how why once that what whenever wherever whatever whichever
`);

/** Coordinating conjunctions. */
export const conjunctions = words("and but or nor yet so");

/** Words that turn a sentence round, in the languages that the bot speaks; not those that say something else in another of them (Spanish "sin"). */
export const negations: ReadonlySet<string> = words(`
  no not never none nobody nothing nowhere neither nor without hardly scarcely barely rarely seldom cannot
  nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden nichts weder ohne kaum
  ne pas jamais sans aucun aucune rien nunca jamás ni nada nadie ningún ninguno ninguna tampoco
`);

/**
 * Words that begin sentences and hardly ever a name, as they stand there. English after Mikheev, "Periods, Capitalized
 * Words, etc." (2002); German, French and Spanish: articles, pronouns and conjunctions.
 */
export const sentenceStarters: ReadonlySet<string> = words(`
  The A An This That These Those There Here He She It They We You I His Her Hers Its Their Our My Your But And Or So Yet
  Nor If When While Whereas Although Though Because Since As After Before Until Once In On At By For From With Without
  Under Over During Despite Among Between Through Into To Of About Against Not No Now Then Also However Meanwhile Instead
  Still Even Just Only Both Each Every All Some Many Most Several Few Such Other Others Another One Two Three Four Five
  Six Seven Eight Nine Ten What Who Whose Why How Where Which Whether According Yes Today Yesterday Tomorrow Later
  Earlier Nearly Almost Perhaps Maybe Nobody Everyone Everybody Someone Anyone Nothing Everything Neither Either
  Together Asked Moreover Furthermore Nevertheless Therefore Thus Hence Indeed Finally Additionally Previously Recently Thousands Hundreds
  Der Die Das Ein Eine Er Sie Es Wir Ich Und Aber Doch Dann Denn Danach Dort Dies Diese Dieser Auch Wenn Weil
  Le La Les Un Une Il Elle Ils Elles On Mais Et Puis Cette Ces Ce
  El Los Las Una Ella Ellos Pero Y Luego Después Esto Esta Este
`);
