import { commonVerbs, speechTags } from "../../language/index.ts";

/**
 * Why a line or a short paragraph that stands alone is not part of an article's text, or null where it is.
 * Errs on the side of keeping: a sentence that merely speaks of advertising, newsletters or addresses stays.
 */
export function furnitureReason(text: string): string | null {
  if (text.length > 240) return null;
  const line = text
    .replace(/[\u00ad\u200b-\u200f\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return "a line without words";
  if (PAGE_NUMBER.test(line)) return "a page number";
  if (/^[-–—\s]*(?:30|end)[-–—\s]+$/i.test(line) || /^(?:#+\s*)?(?:ends|end|the end|\(end\))\.?$/i.test(line))
    return "an end mark";
  if (ADVERT.test(line)) return "an advertisement mark";
  if (isOnlyAddress(line)) return "a line with nothing but an address";
  if (MENU.test(line)) return "a menu";
  if (JUMP.test(line)) return "a jump line";
  if (COPYRIGHT.test(line)) return "a copyright line";
  const wordCount = line.split(" ").length;
  if (isLinkHeading(line)) return "a heading over links";
  if (wordCount <= 14 && INVITATION.test(line) && !reportsSpeech(line))
    return "an invitation to subscribe, share or read on";
  if (wordCount <= 12 && CREDIT.test(line)) return "a picture credit";
  if ((wordCount <= 12 && NOTE.test(line)) || (VIEWS.test(line) && !reportsSpeech(line)))
    return "a note about the article";
  if (/^(?:image|figure|media|video) (?:source|caption)[,:] /i.test(line)) return "a picture caption";
  if (TIMESTAMP.test(line)) return "a time stamp";
  return null;
}

/** Whether a line says that somebody said something, as an invitation does not. */
function reportsSpeech(line: string): boolean {
  const words: readonly string[] = line.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.includes("according") || words.some((word) => speechTags.has(word) && commonVerbs.has(word));
}

/** Why a paragraph is a picture's caption, which its credit gives away, or null. */
export function captionReason(text: string): string | null {
  const end = text.slice(-120);
  return text.length <= 500 && (CAPTION_CREDIT.test(end) || CREDIT_END.test(end))
    ? "a picture caption"
    : null;
}

/**
 * Why each of a page's blocks is not part of the article's text, or null where it is. A block alone says what it is,
 * but for links to other articles: they stand under a heading that says so.
 */
export function blockReasons(blocks: readonly string[]): (string | null)[] {
  let areLinks = false;
  return blocks.map((text) => {
    const reason = furnitureReason(text) ?? captionReason(text);
    if (isLinkHeading(text)) areLinks = true;
    else if (reason === null) areLinks &&= isLink(text);
    return reason ?? (areLinks ? "a link to another article" : null);
  });
}

/** Whether a line stands above links to other articles: "Related Topics", "Most Read". */
export function isLinkHeading(text: string): boolean {
  return text.length <= 60 && LINK_HEADING.test(text);
}

/** Whether a line could be a link to another article: short, and no sentence. */
export function isLink(text: string): boolean {
  return text.length <= 110 && /^[\p{Lu}\p{N}“"‘'«•*–-]/u.test(text) && !/[.!?:;,…][”"’']?$/.test(text);
}

/** What a running head repeats from page to page: its words, without the page number. */
export function asHead(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:page\s)?\d{1,4}\b|\b(?:page\s)?[a-z]?\d{1,4}(?:\s(?:of|\/)\s?\d{1,4})?\]?$/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * Why the last texts of an article are its contact footer, credit lines or a line about its author, in their order;
 * empty where the last one is content. The first text is never taken.
 */
export function footerReasons(texts: readonly string[], author: string | null): string[] {
  const reasons: string[] = [];
  for (let i = texts.length - 1; i > 0; i--) {
    const reason = footerReason(texts[i] ?? "", author);
    if (!reason) break;
    reasons.unshift(reason);
  }
  return reasons;
}

function footerReason(text: string, author: string | null): string | null {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length > 320) return null;
  if (author && isAboutAuthor(line, author)) return "a line about the author";
  return footers.find(([, isSuch]) => isSuch(line))?.[0] ?? null;
}

const endsSentence = (line: string): boolean => /[.!?][”"]?$/.test(line);
const isSentence = (line: string): boolean => line.length > 80 || endsSentence(line);
const lettersBeside = (line: string): number =>
  line.replace(ADDRESS_ALL, "").replace(/[^\p{L}]/gu, "").length;

/** What the last lines of an article may be, and how that is told. */
const footers: readonly (readonly [reason: string, isSuch: (line: string) => boolean])[] = [
  ["a copyright line", (line) => COPYRIGHT.test(line)],
  ["a note about the article", (line) => NOTE.test(line) && !/[“”"]/.test(line)],
  [
    "a credit line",
    (line) =>
      /^(?:source|quelle|fuente)s?: [^.]{2,80}$|^our standards:/i.test(line) ||
      REPORTING_BY.test(line) ||
      (/^distributed by\b/i.test(line) && line.length <= 100) ||
      /\bcontributed to this (?:report|story|article)\.?\)?$/i.test(line),
  ],
  [
    "a contact line",
    (line) =>
      (CONTACT.test(line) || CONTACT_NAMED.test(line)) &&
      (ADDRESS.test(line) || line.endsWith(":") || !isSentence(line)),
  ],
  [
    "a contact line",
    (line) => /\b(?:can|may) be (?:reached|contacted|followed|emailed)\b/i.test(line) && ADDRESS.test(line),
  ],
  ["a contact line", (line) => REQUEST.test(line) && PERSONAL_ADDRESS.test(line)],
  ["a contact line", (line) => ADDRESS.test(line) && lettersBeside(line) <= 40 && !endsSentence(line)],
  [
    "a contact line",
    (line) => /^visit\b.{1,80}\b(?:at|online)\b/i.test(line) && ADDRESS.test(line) && !isSentence(line),
  ],
  ["a line about the author", (line) => IS_A_WRITER.test(line) && line.length <= 200],
];

/** "Ann Lee covers the parks for the Gazette.", below an article by her. */
function isAboutAuthor(line: string, author: string): boolean {
  const rest = line.toLowerCase().startsWith(author.toLowerCase()) ? line.slice(author.length) : "";
  if (/^,? (?:is|was|has been|covers|writes|reports|teaches|lives|works|contributed)\b/.test(rest))
    return true;
  const surname = author.split(" ").at(-1) ?? author;
  return line.startsWith(`${surname} reported from `);
}

const PAGE_NUMBER =
  /^(?:\(?\[?(?:page|p\.|pg\.?)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\]?\)?|[-–—•|]\s*\d{1,4}\s*[-–—•|]|\d{1,3}\s*(?:of|\/)\s*\d{1,3}|\d{1,3})$/i;
const ADVERT =
  /^[[(]?(?:advertisement|advert|ad|sponsored(?: content| by\b.{0,60})?|promoted(?: content)?|paid (?:content|post)|(?:story|article|text) continues (?:below|after|on)\b.{0,60}|scroll (?:down )?(?:to continue|for more)\b.{0,60}|skip (?:advertisement|ad|past newsletter promotion)|anzeige|werbung|publicité|publicidad|\(?(?:more|continued)\)?)[\])]?\.?$/i;
const MENU =
  /^(?:skip to (?:main )?(?:content|navigation)|(?:main )?menu|home|search|(?:log|sign) ?in|navigation|toggle navigation|close)$/i;
const JUMP =
  /^\(?(?:please )?(?:(?:continued|cont['’]?d\.?) (?:on|from) (?:page|p\.|next|previous|[A-Z]?\d)\b.{0,30}|(?:see|turn to) .{1,40}?,? (?:on )?page [a-z]?-?\d{1,3}|from page [a-z]?-?\d{1,3})\)?$/i;
const COPYRIGHT =
  /^(?:©|\(c\)|copyright\s*(?:©|\(c\)|\d{4}|by\b))|\ball rights reserved\.?$|\balle rechte vorbehalten\.?$|\btous droits réservés\.?$/i;
const LINK_HEADING =
  /^(?:related(?: (?:articles?|stories|content|coverage|topics?|links?|news))?|more (?:on|from) this (?:story|topic|section|author)|more (?:stories|news|coverage)|most (?:read|popular|viewed|shared)|recommended(?: (?:for you|stories|reading))?|trending(?: now)?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|(?:read|see) (?:also|next|more)|latest (?:news|stories|headlines)|top stories|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|sur le même sujet|lea también|te puede interesar)\s*:?$/i;
const VIEWS = /\b(?:views|opinions) expressed (?:here|in this|by)\b/i;
const NOTE =
  /^(?:a version of this (?:article|story) (?:appears|appeared|was)\b|\(?(?:this|the) (?:story|article|report|post|piece|item|interview|conversation) (?:has been|was|is being|will be) (?:\w+ ){0,2}(?:updated|corrected|amended|published|republished|edited|condensed)\b|\((?:editors|eds)\b|(?:editor['’]s note|correction|clarification):)/i;
const CAPTION_CREDIT =
  /(?:[([]\s*(?:file )?(?:photo|image|picture|foto|bild|credit|courtesy)s?\b[^()[\]]{0,70}[)\]]\.?|[([][^()[\]]{0,50}(?:ap photo|getty images|file photo|shutterstock)[^()[\]]{0,60}[)\]]\.?|(?:^|[.\s|/])(?:photo(?:graph)?|image|picture|foto|bild|credit)s?(?: by|:)\s[^.!?]{2,60})$/i;
const CREDIT_END = /[.”"’)]\s+Credit(?:…|\.{3})?\s*\p{Lu}[^.!?]{2,60}$/u;
const INVITATION =
  /^(?:subscribe(?:[!.]?$| (?:now|today|to|for|here|and)\b)|sign up (?:for|to|here|now|today)\b|(?:get|receive) (?:our|the|all the)\b.{0,60}\b(?:newsletters?|inbox|app)\b|share(?:[!.:]?$| this\b| on\b| via\b| article| story)|(?:tweet|pin it|print|email|e-mail|comment|comments|save|like|copy link|whatsapp|facebook|twitter|linkedin|reddit)(?: this| on\b.*| article| story|[.!:]?$)|\d+ (?:comments?|shares?)$|comments?:? ?\(\d+\)$|follow (?:us(?:[!:.]?$| (?:on|at|here|via|for|online)\b)|@\w+|.{1,40} on (?:twitter|x|facebook|instagram|linkedin|youtube|telegram|threads|bluesky))\b|(?:like|join|find) us on\b|read (?:more|also|next|the full (?:story|article))(?:[:.]| (?:at|on|about|here|in|from)\b|$)|continue reading\b|related(?: articles?| stories| content| coverage| topics)?(?::|$)|see also:|(?:listen|watch|video|podcast|gallery|photos|in pictures|read): [^.]+$|(?:lesen sie auch|mehr zum thema|lire aussi|à lire aussi|voir aussi|lea también|lee también|leia também)\s*:|more (?:from|on|stories)\b.{0,60}$|click here\b|tap here\b|download (?:our|the) app\b|support (?:our|independent|local) journalism\b|(?:become a|already a) (?:member|subscriber)\b|log in\b|listen to this (?:article|story)|most (?:read|popular)$|recommended(?: for you)?$|trending(?: now)?$|filed under\b|tags?:|topics?:|categor(?:y|ies):|(?:our )?(?:privacy|cookie) policy|terms (?:of|and) (?:use|service|conditions)|leave a (?:comment|reply)|view comments|back to top|(?:donate|give) (?:now|today|to)\b)/i;
const CREDIT =
  /^(?:\(?(?:photo(?:graph)?s?|image|picture|video|graphic|illustration|credit|courtesy)(?: credit)?(?: by\b|s? courtesy\b|:| of:)|\(?(?:getty images|ap photo|file photo|handout|shutterstock)\b)/i;
const TIMESTAMP =
  /^(?:(?:last )?updated|posted|published|first published|last modified)(?:\s+(?:on|at)\b|:)\s.{0,60}\d{1,2}:\d{2}.{0,30}$/i;
const CONTACT =
  /^(?:(?:to|you can) (?:contact|reach|e-?mail|subscribe|submit|send|follow)\b|contact\b|reach (?:@|him|her|them|us|the)\S*|e-?mail(?::|\s+(?:@|him|her|them|us)\b|\s+\S+@)|(?:tele)?phone:|tel\.?:|fax:|call us\b|call:|website:|web:|visit(?: us\b| our\b|:)|write to (?:us|the editor)\b|letters to the editor|for (?:more|further) (?:information|details),? (?:contact|call|visit|go to|see|e-?mail)|(?:media|press) (?:contact|inquiries|enquiries)|follow (?:him|her|them|us|@\w+)\b|twitter:|@\w+$|news tips\b|kontakt:|contact\s?:|got a (?:tip|story)\b|have a (?:tip|story)\b)/i;
const REQUEST =
  /(?:^|[.!?]\s+)(?:please )?(?:send|e-?mail|write|contact|reach|follow|submit|tweet|message)\b(?! (?:me|it)\b)/i;
const PERSONAL_ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}\.\w{2,}|(?<!\w)@\w{2,30}|\d[\d ().-]{5,18}\d/;
const CONTACT_NAMED = /^(?:Reach|E-?mail|Follow|Write to) \p{Lu}[\p{L}’'-]+ \p{Lu}/u;
const ADDRESS_SOURCE = String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|https?:\/\/\S+|(?<![\w@.])(?:www\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|edu|gov|info|news|co\.uk|org\.uk|io|eu|uk|de|fr|ca|au|nz|ie|in|us|tv|local|example)(?:\/\S*)?(?![\w@])|\(?\+?\d[\d ().-]{6,18}\d|(?<!\w)@\w{2,30}`;
const ADDRESS = new RegExp(ADDRESS_SOURCE, "i");
const ADDRESS_ALL = new RegExp(ADDRESS_SOURCE, "gi");

const REPORTING_BY =
  /^(?:[-–—_\s]*)(?:\(?(?:with )?(?:additional |further )?(?:reporting|writing|editing|research) (?:and (?:writing|editing) )?by\b)/i;
const IS_A_WRITER =
  /^(?:[\p{Lu}][\p{L}.'’-]*\s+){2,4}is an? (?:[\p{L}-]+\s){0,3}(?:reporter|writer|correspondent|columnist|editor|journalist)\b/u;

function isOnlyAddress(line: string): boolean {
  if (!ADDRESS.test(line) || /^[\d ,.$€£-]+$/.test(line)) return false;
  return (
    line
      .replace(ADDRESS_ALL, "")
      .replace(/\b(?:e-?mail|tel|phone|fax|web|website|www|or|and|at|twitter|x)\b/gi, "")
      // Printed from a browser, it has the page behind it.
      .replace(/(?:\s\d{1,3}\s?(?:\/|of)\s?\d{1,3})\s*$/i, "")
      .replace(/[^\p{L}\p{N}]/gu, "") === ""
  );
}
