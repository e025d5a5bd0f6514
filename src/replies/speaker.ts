import type { Quotation, Span, Speaker } from "../articles/index.ts";
import type { ParagraphSlice } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";

/** "Col. Ryan Dillon, spokesman for Operation Inherent Resolve". Not escaped. */
export function speakerLine({ name, title, role }: Pick<Speaker, "name" | "title" | "role">): string {
  return `${title === undefined ? "" : `${title} `}${name}${role === undefined ? "" : `, ${role}`}`;
}

/**
 * Who is to be named above a sentence: the speaker of the quotation that most of it lies in.
 * `"unclear"` where it is somebody's words but the evidence for whose is weak, `undefined` where nobody is quoted.
 */
function speakerOf(slice: ParagraphSlice, sentence: Span): Speaker | "unclear" | undefined {
  const quotation = quotationAt(slice, sentence);
  if (quotation === undefined) return undefined;
  return quotation.confidence === "high" && quotation.speaker !== undefined ? quotation.speaker : "unclear";
}

/** The line that names the speaker, or nothing where nobody is quoted. Not escaped. */
export function speakerCaption(
  slice: ParagraphSlice,
  sentence: Span,
  messages: Messages,
): string | undefined {
  const speaker = speakerOf(slice, sentence);
  if (speaker === undefined) return undefined;
  const said =
    speaker === "unclear" ? messages.answer.speakerUnclear : messages.answer.speaker(speakerLine(speaker));
  return withCorrector(said, quotationAt(slice, sentence), messages);
}

/** Who speaks, with a word where a moderator said so. */
export function withCorrector(
  said: string,
  quotation: Pick<Quotation, "rule"> | undefined,
  { fix: phrases }: Messages,
): string {
  return quotation?.rule === "moderator" ? `${said} (${phrases.byModerator})` : said;
}

/** The quotation with the largest share in the sentence. A few quoted words inside narration do not count. */
function quotationAt({ quotations }: ParagraphSlice, sentence: Span): Quotation | undefined {
  const shared = (quotation: Quotation) =>
    Math.min(quotation.end, sentence.end) - Math.max(quotation.start, sentence.start);
  const isSpoken = (quotation: Quotation) =>
    quotation.kind === "speech" ||
    (quotation.kind === "partial" && 2 * shared(quotation) >= sentence.end - sentence.start);
  return quotations
    .filter((quotation) => shared(quotation) > 0 && isSpoken(quotation))
    .reduce<Quotation | undefined>(
      (best, quotation) => (best === undefined || shared(quotation) > shared(best) ? quotation : best),
      undefined,
    );
}
