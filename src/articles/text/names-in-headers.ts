import { mastheadEndings } from "../../language/index.ts";

/** A section of a paper: "Opinion", "Local News". */
export const SECTION =
  /^(?:(?:local|world|national|international|breaking|top|latest|us|uk|city|metro|state|business|sports?|politics|political)\s+)?(?:u\.s\.|news|opinion|politics|sports?|business|world|local|health|science|technology|tech|culture|arts?|lifestyle|travel|education|environment|climate|economy|crime|analysis|commentary|editorial|exclusive|features?|interview|breaking|community|metro|obituaries|letters|editorials?|columns?|columnists?|investigations?|explainer|profile|reviews?|nachrichten|politik|wirtschaft|panorama|kultur|actualités?|politique|économie|société|política|economía|sociedad|cultura|deportes)$/i;
/** What somebody does for a paper: "Staff Writer". */
export const ROLE =
  /^(?:[\p{L}’' -]{0,40}\s)?(?:staff(?: writers?| reporters?)?|reporters?|correspondents?|editors?|columnist|bureau(?: chief)?|(?:associated press|reuters|ap) writers?|contributors?|contributing writer)$/iu;

const OUTLET = new RegExp(`(?:${[...mastheadEndings].join("|")}|(?:post|times|news)-\\p{L}+)$`, "iu");

/** Whether a line is the name of a newspaper, an agency or the like. */
export function isPublication(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    text.length <= 60 &&
    words.length <= 6 &&
    OUTLET.test(text) &&
    !text.includes(",") &&
    !SECTION.test(text) &&
    !ROLE.test(text) &&
    words.every((word) => /^(?:\p{Lu}|of|the|and|&|de|la)/u.test(word)) &&
    (words.length > 1 || /^(?:Reuters|Guardian)$/.test(text))
  );
}

const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}'’-]+|\p{Lu}\.(?:-?\p{Lu}\.)*|(?:Jr|Sr|Dr|St)\.|de|da|di|du|del|der|den|van|von|bin|ibn|al|el|la|le|ten|ter)`;
const PERSON = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s+${NAME_WORD}){1,4}`;
const NAMES = new RegExp(
  `^${PERSON}(?:(?:,|,?\\s+(?:and|&|et|und|y|e))\\s+${PERSON}){0,5}(?:,\\s+[\\p{L} ’'-]{3,50})?$`,
  "u",
);
const NOT_NAMES =
  /\b(?:the|news|city|county|council|school|police|park|street|department|university|court|house|state|states|week|day|year|report|statement|election|war|crisis|climate|north|south|east|west|new|update|part|chapter|section|photos?|video|live|special|town|village|downtown|hall)\b/i;

/** One name or several, as a byline without "By" gives them. */
export function isName(text: string): boolean {
  return (
    text.length <= 80 &&
    NAMES.test(text) &&
    !NOT_NAMES.test(text) &&
    !SECTION.test(text) &&
    !isPublication(text) &&
    !/[.!?:]$/.test(text.replace(/\b(?:Jr|Sr)\.$/, ""))
  );
}

/** "Ann Lee in Elmo" above a date. */
export function withoutPlace(text: string, isDateBelow: boolean): string {
  return isDateBelow ? text.replace(/\s+in\s+\p{Lu}[\p{L}’' -]{2,30}$/u, "") : text;
}
