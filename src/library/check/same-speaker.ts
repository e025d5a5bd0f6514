import type { Article, Speaker } from "../../articles/index.ts";
import { femaleNames, maleNames } from "../../language/index.ts";
import { initialsOf, isCore, nameTokensOf, wordsOfName } from "./name-words.ts";

/** Whether two are one: surely, perhaps, surely not. */
export type Sameness = "yes" | "maybe" | "no";

/**
 * Whether a message that names `named` means the article's speaker: the surname, the office, the body spoken for or
 * its initials are the same. "no" only where nothing speaks for it: to call a right attribution wrong is worse than
 * to let one pass.
 */
export function mayMean(named: string, speaker: Speaker, article: Article): Sameness {
  const whole = wordsOfName(named);
  // "King" may be a name or an office.
  const core = whole.filter(isCore);
  const said = core.length > 0 ? core : whole;
  // "Zverev, Alcaraz's rival": who stands in a role may be somebody else of the article.
  const known = isSomebodyElse(said, speaker, article) ? withoutRole(speaker) : speaker;
  if (isEntityForm(said, speaker, article)) return "yes";
  // "a spokesman for Anna Marsh" is not Anna Marsh, though his words may be quoted as hers.
  if (isSpokenFor(said, speaker)) return "maybe";
  if (isForm(said, known, article) || isOutlet(said, article)) return "yes";
  if (core.length === 0 || isDescribed(speaker) || isOffice(article, said)) return "maybe";
  // "Microsoft President Brad Smith": who speaks for a body may be quoted as the body.
  if (speaker.type !== "person") return isNamedIn(article, said) ? "maybe" : "no";
  const name = wordsOfName(speaker.name).filter(isCore);
  const surname = name.at(-1);
  if (surname === undefined || !said.includes(surname)) return differ(said, name, speaker, article);
  // Same surname, another first name: a nickname, or a relative whom the article names as well.
  const all = wordsOfSpeaker(known);
  const rest = said.filter((token) => !all.includes(token) && token.length > 1);
  if (!rest.some((token) => isNamedIn(article, [`${token} ${surname}`]))) return "yes";
  // "Lee said" may be either; "Ann Lee said" is not the brother.
  const first = name[0] ?? surname;
  return first !== surname && wordsOfName(speaker.mention).includes(first) ? "no" : "maybe";
}

/** Whether the words are a form by which the article names the speaker: "EHRC", "Te Kaurinui". */
function isEntityForm(said: readonly string[], { entity }: Speaker, { entities }: Article): boolean {
  const forms = entities[entity ?? -1]?.forms ?? [];
  return forms.some((form) => wordsOfName(form).filter(isCore).join(" ") === said.join(" "));
}

/** Whether the words name only for whom or of what the speaker is: "Marsh" in "a spokesman for Anna Marsh". */
function isSpokenFor(said: readonly string[], { name }: Speaker): boolean {
  const [, own = "", other = ""] = /^(?:an?|the|one)\s(.*?)\s(?:for|of|from)\s(.*)$/iu.exec(name) ?? [];
  const [ownWords, otherWords] = [wordsOfName(own), wordsOfName(other)];
  return other !== "" && said.every((word) => otherWords.includes(word) && !ownWords.includes(word));
}

/** How surely somebody with none of these words in the name is not the speaker. */
function differ(
  said: readonly string[],
  name: readonly string[],
  speaker: Speaker,
  article: Article,
): Sameness {
  // "Etienne" is Etienne Gbedey.
  if (name.length === 1 && isNamedIn(article, [`${name[0]} ${said.at(-1)}`])) return "yes";
  const isNamed = isNamedIn(article, [said.at(-1) ?? ""]);
  return isSurelyPerson(speaker, article) || !isNamed ? "no" : "maybe";
}

function withoutRole({ role: _, ...speaker }: Speaker): Speaker {
  return speaker;
}

/** Whether the words are a name by which the article knows another person. */
function isSomebodyElse(said: readonly string[], { entity, name }: Speaker, { entities }: Article): boolean {
  const key = said.join(" ");
  return entities.some((other, at) => {
    if (other.type !== "person" || at === entity || other.name === name) return false;
    const words = wordsOfName(other.name).filter(isCore);
    return words.join(" ") === key || (said.length === 1 && words.length > 1 && words.at(-1) === key);
  });
}

/** Whether something shows that the name is a person's: a first name, a title, or that it stands in two forms. */
function isSurelyPerson({ name, title, entity }: Speaker, { entities }: Article): boolean {
  const [first = "", ...rest] = wordsOfName(name);
  const forms = entities[entity ?? -1]?.forms ?? [];
  // A photographer's credit: "OSCAR DEL POZO/AFP".
  if (/[/@\d]/u.test(name)) return false;
  return (
    title !== undefined ||
    (rest.length > 0 && (maleNames.has(first) || femaleNames.has(first) || forms.length > 1))
  );
}

/** "a neighbour", "the mayor", "he": somebody whom the article does not name, who may have any name. */
export function isDescribed({ name, type }: Speaker): boolean {
  const [first = ""] = name.split(/\s/u);
  const hasNoName = !nameTokensOf(name).some((token) => token.isName && isCore(token.text.toLowerCase()));
  return hasNoName || (type === "person" && (/^\p{Ll}/u.test(first) || /^(?:an?|the|one)$/iu.test(first)));
}

/** The words by which an article knows the speaker. */
function wordsOfSpeaker({ name, mention, title, role }: Speaker): string[] {
  return [...wordsOfName(name).filter(isCore), ...wordsOfName(`${mention} ${title ?? ""} ${role ?? ""}`)];
}

/** Whether these words of a name are nothing but words of the speaker's, or the initials of one another. */
function isForm(said: readonly string[], speaker: Speaker, article: Article): boolean {
  const all = wordsOfSpeaker(speaker);
  if (said.every((token) => all.includes(token))) return true;
  const name = wordsOfName(speaker.name).filter(isCore);
  const [only = ""] = said;
  if (said.length === 1 && only.length > 1) {
    if (initialsOf(name) === only || initialsOf(wordsOfName(speaker.name)) === only) return true;
  }
  if (name.length === 1 && initialsOf(said) === name[0]) return true;
  // "Storm Prediction Center" is not the weather prediction centre that the article names, too.
  return (
    speaker.type !== "person" &&
    !isAnotherBody(said, speaker, article) &&
    said.some((token) => token.length > 3 && name.includes(token))
  );
}

/** Whether the words are a name by which the article knows another body. */
function isAnotherBody(said: readonly string[], { entity, name }: Speaker, article: Article): boolean {
  const key = said.join(" ");
  const isNamed = said.length > 1 && !wordsOfName(name).join(" ").includes(key) && isNamedIn(article, [key]);
  return (
    isNamed ||
    article.entities.some(
      (other, at) =>
        at !== entity && other.type !== "person" && wordsOfName(other.name).filter(isCore).join(" ") === key,
    )
  );
}

/** Whether the words name the article itself or where it stands: "the Courier wrote". */
function isOutlet(said: readonly string[], { publication, title }: Article): boolean {
  if (publication === null) return false;
  const outlet = wordsOfName(`${publication} ${title}`);
  return said.every((token) => outlet.includes(token));
}

/** The last article that was looked through: one after the other speaker is compared with the same one. */
let last: { readonly article: Article; readonly text: string; readonly lower: string } | undefined;

function textOf(article: Article): { readonly text: string; readonly lower: string } {
  if (last?.article === article) return last;
  const text = [article.title, ...article.paragraphs.map((paragraph) => paragraph.text)].join("\n");
  last = { article, text, lower: text.toLowerCase() };
  return last;
}

/** Whether the article has all of these, lower case. Linear in the article. */
function isNamedIn(article: Article, words: readonly string[]): boolean {
  const { lower } = textOf(article);
  return words.every((word) => lower.includes(word));
}

/** "The Harbour Master": words that the article writes small name an office, which anybody may hold. */
function isOffice(article: Article, words: readonly string[]): boolean {
  const { text } = textOf(article);
  return words.every((word) =>
    new RegExp(`(?<!\\p{L})${word.replace(/[^\p{L}\p{N}]/gu, ".")}(?!\\p{L})`, "u").test(text),
  );
}
