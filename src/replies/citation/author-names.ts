/** An author: a person with the parts that the styles turn round, or a body whose name stays as it is. */
export type AuthorName =
  | { readonly kind: "body"; readonly name: string }
  | {
      readonly kind: "person";
      /** First and middle names and initials: "Nora J.". */
      readonly given: string;
      /** With its particles: "van der Berg". */
      readonly family: string;
      /** "Jr.", "III". */
      readonly suffix?: string;
    };

const SUFFIX = /^(?:jr|sr)\.?$|^(?:ii|iii|iv)$/i;
const DEGREE = /^(?:ph\.?\s?d|m\.?d|m\.?a|b\.?a|j\.?d|esq|mba|rn)\.?$/i;
/** Ranks and courtesy titles: no style keeps them. */
const TITLE =
  /^(?:mr|mrs|ms|mx|dr|prof|professor|sir|dame|lord|lady|rev|col|lt|gen|maj|capt|captain|sgt|cpl|pfc|spc|pvt|cmdr|adm|class)\.?$/i;
const PARTICLE =
  /^(?:van|von|vom|zu|zum|zur|de|der|den|del|della|dello|di|da|das|do|dos|du|des|la|le|las|los|lo|ter|ten|te|af|av|bin|ibn|al|el|st\.)$/i;
/** Joins the two halves of one family name: "Ortega y Gasset". */
const CONNECTOR = /^y$/;
// Words that the names of bodies hold and those of people hardly ever do.
const BODY =
  /^(?:the|a|an)\s|\s(?:of|for|against|without)\s|\b(?:press|news|newsroom|agency|agencies|times|editorial|staff|team|institute|university|college|department|ministry|office|council|committee|association|foundation|cent(?:er|re)|group|inc|ltd|llc|gmbh|corp|corporation|company|services?|network|bureau|project|commission|society|organi[sz]ation|government|authority|navy|forces|editors?|reporters?|correspondents?|magazine|journal|herald|courier|gazette|tribune|chronicle|radio|television|tv|media|museum|federation|alliance|nations|affairs|redaktion|rédaction|redacción|agentur)\b/i;

function isBody(name: string): boolean {
  return !/\s/.test(name) || BODY.test(name);
}

function withoutTitle(name: string): string {
  const words = name.split(" ");
  const last = words.slice(0, 5).findLastIndex((word) => TITLE.test(word));
  return last >= 0 && words.length - last > 1 ? words.slice(last + 1).join(" ") : name;
}

function readPerson(name: string): AuthorName {
  const words = name.split(" ");
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? "") ? words.pop() : undefined;
  let start = words.length - 1;
  while (start > 1 && PARTICLE.test(words[start - 1] ?? "")) start -= 1;
  if (start > 2 && CONNECTOR.test(words[start - 1] ?? "")) start -= 2;
  return {
    kind: "person",
    given: words.slice(0, start).join(" "),
    family: words.slice(start).join(" "),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

function readInverted(family: string, given: string): AuthorName | undefined {
  const isFamily = family
    .split(" ")
    .every((word, at, words) => at === words.length - 1 || PARTICLE.test(word));
  const isGiven = given.split(" ").length <= 3 && !BODY.test(given) && !/^\p{Lu}{2,5}$/u.test(given);
  return isFamily && isGiven ? { kind: "person", given, family } : undefined;
}

/** One author, or several between commas, with what newspapers put behind a name. */
function readList(text: string): AuthorName[] {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "" && !DEGREE.test(part));
  const [first, second] = parts;
  if (parts.length === 2 && first !== undefined && second !== undefined && !SUFFIX.test(second)) {
    const inverted = readInverted(first, second);
    if (inverted) return [inverted];
  }
  const authors: AuthorName[] = [];
  for (const part of parts) {
    const last = authors.at(-1);
    const name = withoutTitle(part.replace(/\s+(?:in|aus|à)\s+\p{Lu}.*$/u, ""));
    if (SUFFIX.test(part) && last?.kind === "person") {
      authors[authors.length - 1] = { ...last, suffix: part };
    } else if (!isBody(name)) authors.push(readPerson(name));
    // After a person, a body (or a town) is where that person works.
    else if (last?.kind !== "person") authors.push({ kind: "body", name });
  }
  return authors;
}

/**
 * The authors that a byline names: several with "and", commas or semicolons between them; "Doe, Jane" turned
 * round; bodies recognised by what only bodies are called, and by the publication's name. A family name is the
 * last word with the particles before it: of two Spanish family names, and of names that put the family first,
 * only the last word is turned round, since nothing in a byline tells them apart.
 */
export function readAuthors(byline: string | null, publication: string | null): AuthorName[] {
  const text = (byline ?? "")
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 500);
  if (text === "") return [];
  if (text.toLowerCase() === publication?.trim().toLowerCase()) return [{ kind: "body", name: text }];
  const parts = text.split(/\s*;\s*|\s*,?\s+(?:and|with|und|et)\s+|\s*&\s*|\s+y\s+(?=\S+\s+\S)/i);
  const isOneBody = parts.length === 2 && parts.every((part) => isBody(part) && !/^the\s/i.test(part));
  if (isOneBody) return [{ kind: "body", name: text }];
  return parts.flatMap(readList);
}
