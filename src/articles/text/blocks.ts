import type { Line } from "./lines.ts";

/** A paragraph in the making. `page`: a page ended before it, or a dropped line stood there. */
export interface Block {
  readonly lines: readonly Line[];
  readonly text: string;
  readonly page: boolean;
  /** How many page breaks it was joined over. */
  readonly joins?: number;
}

/** A block of these lines. */
export const toBlock = (lines: readonly Line[]): Block => ({
  lines,
  text: lines.map((line) => line.text).join(" "),
  page: lines[0]?.page ?? false,
});

/** Text that ends as a sentence does. */
export const ENDS_SENTENCE = /[.!?…:][”“"’‘'»)\]*_]*(?:[ \u00a0\u202f]»)?$|[。！？][」』”）]*$/;

/** A line that begins an item of a list. */
export const LIST_ITEM = /^(?:[-–—*•·▪●◦‣]|\d{1,3}[.)]|\(?[a-zA-Z\d][)])\s/;

/** Text that ends where no sentence does: on a comma, a small word, a title. */
export const OPEN_END =
  /(?:[,;–—-]|\b(?:the|an?|of|in|on|at|to|for|and|or|but|nor|with|from|by|as|is|are|was|were|be|been|has|have|had|will|would|could|should|can|may|might|must|that|than|which|who|whose|into|over|under|after|before|between|among|about|against|during|through|since|until|while|because|if|when|where|its|his|her|their|our|my|your|this|these|those|not|more|most|some|every|each|said|says|told|called|including|according|Mr\.|Mrs\.|Ms\.|Dr\.|Prof\.|Gen\.|Col\.|Lt\.|Maj\.|Capt\.|Sgt\.|Sen\.|Rep\.|Gov\.|Rev\.|President|Secretary|Minister|Senator|Judge|Mayor|Chief|\$))$/u;

/** A line that begins a turn of a transcript: "[00:12] Lena", "MR. DAVIS: ", "Q. ". */
export const TURN = /^(?:[[(]\d[^\])]{0,30}[\])]\s|\p{Lu}\p{Lu}[\p{Lu}.'’ -]{0,40}:\s|[QA][.:]\s)/u;
