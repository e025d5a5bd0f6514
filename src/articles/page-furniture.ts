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
  if (/^[-–—\s]*(?:30|end)[-–—\s]+$/i.test(line) || /^(?:#+\s*)?(?:ends|the end|\(end\))\.?$/i.test(line))
    return "an end mark";
  if (ADVERT.test(line)) return "an advertisement mark";
  if (isOnlyAddress(line)) return "a line with nothing but an address";
  if (/^(?:©|\(c\)|copyright\b)/i.test(line) || /\ball rights reserved\.?$/i.test(line))
    return "a copyright line";
  const wordCount = line.split(" ").length;
  if (wordCount <= 14 && INVITATION.test(line) && !SPEECH.test(line))
    return "an invitation to subscribe, share or read on";
  if (wordCount <= 12 && CREDIT.test(line)) return "a picture credit";
  if (TIMESTAMP.test(line)) return "a time stamp";
  return null;
}

/** Why a paragraph at the very end of an article is its contact footer or credit line, or null. */
export function footerReason(text: string): string | null {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length > 320) return null;
  const isSentence = line.length > 80 || /[.!?][”"]?$/.test(line);
  if (
    (CONTACT.test(line) || CONTACT_NAMED.test(line)) &&
    (ADDRESS.test(line) || /:$/.test(line) || !isSentence)
  )
    return "a contact line";
  if (/\b(?:can|may) be (?:reached|contacted|followed|emailed)\b/i.test(line) && ADDRESS.test(line))
    return "a contact line";
  if (
    ADDRESS.test(line) &&
    line.replace(ADDRESS_ALL, "").replace(/[^\p{L}]/gu, "").length <= 40 &&
    !/[.!?][”"]?$/.test(line)
  )
    return "a contact line";
  if (
    /^(?:[-–—_\s]*)(?:\(?(?:additional |further )?(?:reporting|writing|editing|research) (?:and (?:writing|editing) )?by\b)/i.test(
      line,
    )
  )
    return "a credit line";
  if (/\bcontributed to this (?:report|story|article)\.?\)?$/i.test(line)) return "a credit line";
  if (
    /^(?:[\p{Lu}][\p{L}.'’-]*\s+){2,4}is an? (?:[\p{L}-]+\s){0,3}(?:reporter|writer|correspondent|columnist|editor)\b/u.test(
      line,
    ) &&
    line.length <= 200
  )
    return "a line about the author";
  return null;
}

const PAGE_NUMBER =
  /^(?:\(?\[?(?:page|p\.|pg\.?)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\]?\)?|[-–—•|]\s*\d{1,4}\s*[-–—•|]|\d{1,3}\s*(?:of|\/)\s*\d{1,3}|\d{1,3})$/i;
const ADVERT =
  /^[[(]?(?:advertisement|advert|ad|sponsored(?: content| by\b.{0,60})?|promoted(?: content)?|paid (?:content|post)|(?:story|article|text) continues (?:below|after|on)\b.{0,60}|scroll (?:down )?(?:to continue|for more)\b.{0,60}|skip (?:advertisement|ad|past newsletter promotion)|continued (?:on|from) (?:page|next|previous)\b.{0,30}|\(?(?:more|continued)\)?)[\])]?\.?$/i;
const INVITATION =
  /^(?:subscribe(?:[!.]?$| (?:now|today|to|for|here|and)\b)|sign up (?:for|to|here|now|today)\b|(?:get|receive) (?:our|the|all the)\b.{0,60}\b(?:newsletters?|inbox|app)\b|share(?:[!.:]?$| this\b| on\b| via\b| article| story)|(?:tweet|pin it|print|email|e-mail|comment|comments|save|like|copy link|whatsapp|facebook|twitter|linkedin|reddit)(?: this| on\b.*| article| story|[.!:]?$)|\d+ (?:comments?|shares?)$|follow (?:us|@\w+|.{1,40} on (?:twitter|x|facebook|instagram|linkedin|youtube|telegram|threads|bluesky))\b|(?:like|join|find) us on\b|read (?:more|also|next|the full (?:story|article))(?:[:.]| (?:at|on|about|here|in|from)\b|$)|continue reading\b|related(?: articles?| stories| content| coverage| topics)?(?::|$)|see also:|more (?:from|on|stories)\b.{0,60}$|click here\b|tap here\b|download (?:our|the) app\b|support (?:our|independent|local) journalism\b|(?:become a|already a) (?:member|subscriber)\b|log in\b|listen to this (?:article|story)|most (?:read|popular)$|recommended(?: for you)?$|trending(?: now)?$|filed under\b|tags?:|topics?:|categor(?:y|ies):|(?:our )?(?:privacy|cookie) policy|terms (?:of|and) (?:use|service|conditions)|leave a (?:comment|reply)|view comments|back to top|(?:donate|give) (?:now|today|to)\b)/i;
const SPEECH = /\b(?:said|says|told|asked|added|according to)\b/i;
const CREDIT =
  /^(?:\(?(?:photo(?:graph)?s?|image|picture|video|graphic|illustration|credit|courtesy)(?: credit)?(?: by\b|s? courtesy\b|:| of:)|\(?(?:getty images|ap photo|file photo|handout|shutterstock)\b)/i;
const TIMESTAMP =
  /^(?:(?:last )?updated|posted|published|first published|last modified)(?:\s+(?:on|at)\b|:)\s.{0,60}\d{1,2}:\d{2}.{0,30}$/i;
const CONTACT =
  /^(?:(?:to|you can) (?:contact|reach|e-?mail|subscribe|submit|send|follow)\b|contact\b|reach (?:@|him|her|them|us|the)\S*|e-?mail(?::|\s+(?:@|him|her|them|us)\b|\s+\S+@)|(?:tele)?phone:|tel\.?:|fax:|call us\b|call:|website:|web:|visit(?: us\b| our\b|:)|write to (?:us|the editor)\b|letters to the editor|for (?:more|further) (?:information|details),? (?:contact|call|visit|go to|see|e-?mail)|(?:media|press) (?:contact|inquiries|enquiries)|follow (?:him|her|them|us|@\w+)\b|twitter:|@\w+$|news tips\b|got a (?:tip|story)\b|have a (?:tip|story)\b)/i;
const CONTACT_NAMED = /^(?:Reach|E-?mail|Follow|Write to) \p{Lu}[\p{L}’'-]+ \p{Lu}/u;
const ADDRESS_SOURCE = String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|https?:\/\/\S+|(?<![\w@.])(?:www\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|edu|gov|info|news|co\.uk|org\.uk|io|eu|uk|de|fr|ca|au|nz|ie|in|us|tv|local|example)(?:\/\S*)?(?![\w@])|\(?\+?\d[\d ().-]{6,18}\d|(?<!\w)@\w{2,30}`;
const ADDRESS = new RegExp(ADDRESS_SOURCE, "i");
const ADDRESS_ALL = new RegExp(ADDRESS_SOURCE, "gi");

function isOnlyAddress(line: string): boolean {
  if (!ADDRESS.test(line) || /^[\d ,.$€£-]+$/.test(line)) return false;
  return (
    line
      .replace(ADDRESS_ALL, "")
      .replace(/\b(?:e-?mail|tel|phone|fax|web|website|www|or|and|at|twitter|x)\b/gi, "")
      .replace(/[^\p{L}\p{N}]/gu, "") === ""
  );
}
