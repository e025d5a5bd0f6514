import { isListedPerson, voiceLabels } from "../../../language/index.ts";
import type { Paragraph } from "../../article.ts";
import { type Label, type LabelForm, MOST_ALONE, readLabel } from "./label.ts";

/** A paragraph, or those of its lines that one label stands before. Its label's offsets are the paragraph's. */
export interface Piece {
  readonly paragraph: number;
  /** Where it begins in the paragraph's text. */
  readonly start: number;
  readonly text: string;
  readonly label?: Label;
}

/** The pieces of an article, with the labels that are written in one form. Lines count where the first has a label. */
export function piecesOf(paragraphs: readonly Paragraph[], form: LabelForm): Piece[] {
  const pieces: Piece[] = [];
  for (const [paragraph, { text, parts }] of paragraphs.entries()) {
    const starts = [0];
    const labels = [labelAt(text, 0, lengthOf(parts[0]), form)];
    let start = 0;
    for (const [nth, part] of (labels[0] === undefined ? [] : parts).entries()) {
      const label = nth === 0 ? undefined : labelAt(text, start, lengthOf(part), form);
      if (label !== undefined) {
        starts.push(start);
        labels.push(label);
      }
      start += lengthOf(part) + 1;
    }
    for (const [nth, from] of starts.entries()) {
      const to = starts[nth + 1] ?? text.length;
      const label = labels[nth];
      const piece = {
        paragraph,
        start: from,
        text: from === 0 && to === text.length ? text : text.slice(from, to).trimEnd(),
      };
      const isOne = label !== undefined && !isOfHead(label, piece.text, pieces.length);
      pieces.push(isOne ? { ...piece, label } : piece);
    }
  }
  return pieces;
}

function lengthOf(part: { readonly start: number; readonly end: number } | undefined): number {
  return part === undefined ? 0 : part.end - part.start;
}

/** Whether a paragraph may begin with a label of this form: most do not, and are not looked at further. */
export function mayBegin({ text, parts }: Paragraph, form: LabelForm): boolean {
  if (form === "alone") return (parts.length === 1 ? text.length : lengthOf(parts[0])) <= MOST_ALONE;
  if (form === "parted") return /[–—|>»]|\s-|^\P{Lu}{2,32}:/u.test(text.slice(0, MOST_PARTED));
  return form === "marked" || /^\p{Lu}[\p{Lu}'’-]/u.test(text);
}

/** A name and what parts it from the words take no more than this. */
const MOST_PARTED = 64;

/** A label needs no more of a text to be seen. */
const AHEAD = 200;

function labelAt(text: string, start: number, line: number, form: LabelForm): Label | undefined {
  const label = readLabel(text.slice(start, start + AHEAD), form, line);
  if (label === undefined || start === 0) return label;
  const { mention, end } = label;
  return { ...label, end: end + start, mention: { start: mention.start + start, end: mention.end + start } };
}

/** A list of those who take part: "Moderator: Sofia Lang", "Present: Ruth Amsel (chair), Tomas Vrana". */
function isOfHead({ words }: Label, text: string, at: number): boolean {
  const isList = at < MOST_HEADS && !/[.?!…]["'”’»)\]]*$/u.test(text) && /\p{Lu}\p{L}+\s\p{Lu}/u.test(text);
  return isList && words.every((word) => voiceLabels.has(word) || isListedPerson(word));
}

/** Lists of names stand no further down. */
const MOST_HEADS = 10;
