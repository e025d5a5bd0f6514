import { readAuthor, tidy } from "../../text/metadata.ts";
import { findDate } from "../../text/read-date.ts";
import { isSite } from "./title.ts";

/** What stands before a name in bylines of pages, in the languages of those that were looked at. */
const LABEL =
  /^(?:(?:(?:zeige|view|see)\s+)?(?:alle|all|more|mehr|weitere)\s+(?:beiträge|posts?|articles?|artikel|stories)\s+(?:von|by|from)|(?:erstellt|geschrieben|veröffentlicht|verfasst)\s+von|(?:written|posted|published|created|reported)\s+by|(?:publié|écrit|rédigé)\s+par|(?:publicado|escrito)\s+por|ein(?:e)?\s+(?:artikel|beitrag|text)\s+von|(?:autor(?:in|en|es)?|authors?|auteure?s?|texte?s?|texto|words|story|interview|reda[ck]t(?:ion|eur|or)|reporter|journalist|автор|текст|作者|文)\s*[:：]|(?:by|von|par|por|door|av|af)(?=[\s:]))\s*[:：]?\s*/iu;

/** Words of a page's own that stand where a name may stand. */
const JUNK =
  /^(?:follow(?:ing)?|posted|posted on|by|on|in|von|share|print|admin(?:istrator)?|author|autor(?:in)?|authors|autoren|editor|redaktion|redacción|rédaction|webmaster|guest|gast|user|staff|comments?|kommentare?|published|veröffentlicht(?: am)?|alle beiträge|all posts|read more|mehr|unknown|anonymous|default|super user|view profile|profile|profil|contact|kontakt|home|news|updated?|(?:chef)?redakteur(?:in)?|chief editor|editor in chief|reporter|journalist(?:in)?|about the author|über den autor|über die autorin)$/iu;

const MOST_WORDS = 12;

/** The author in a byline of a page, without label, date and what follows; null where none is named. */
export function readCredit(value: string | null | undefined, sites: readonly string[]): string | null {
  let text = tidy(value) ?? "";
  for (let labels = 0; labels < 3; labels++) text = text.replace(LABEL, "");
  const date = findDate(text);
  if (date !== null)
    text = text
      .slice(0, date.start)
      .replace(/(?:\s|^)(?:am|on|le|el|vom|den|\p{L}+tag|\p{L}+day)?[\s,|–—-]*$/iu, "");
  text = text
    .replace(/\s*(?:[|•·→»]|\s[-–—]\s|\b(?:quelle|source|foto|photo|datum|date)\s*:).*$/iu, "")
    .replace(/\s+\d{1,2}[./]\d{1,2}[./]\d{2,4}.*$/, "");
  const name = readAuthor(text.replace(/^[\s,;:.()–—-]+|[\s,;:–—-]+$/g, ""));
  if (name === null || JUNK.test(name) || isLabelled(`${name} `) || !/\p{L}{2}/u.test(name)) return null;
  if (/@|\[at\]|^\S+\.\p{Ll}{2,}$|^www\.|\d{3}|(?<!\S)\d+(?!\S)/iu.test(name) || isSite(name, sites))
    return null;
  return name.split(/\s+/).length > MOST_WORDS ? null : name;
}

/** Whether a text begins as a byline does. */
export function isLabelled(text: string): boolean {
  return LABEL.test(text);
}
