import * as context from "./context-rules.ts";
import * as report from "./report-rules.ts";
import type { Found, Rule } from "./scene.ts";
import * as tag from "./tag-rules.ts";
import { unsaid, withoutUnsaid } from "./unsaid.ts";

/**
 * The rules that need only the quotation's own sentence, from the surest to the least sure. The order follows
 * the sieves of QuoteLi3 (Muzny, Fang, Chang & Jurafsky 2017): tags first, then syntax, then context.
 */
const sentenceRules: readonly Rule[] = [
  unsaid,
  report.quotedAsSaying,
  tag.invertedTag,
  tag.tagAfter,
  tag.splitQuotation,
  tag.label,
  tag.tagLine,
  report.inTheWordsOf,
  tag.tagBefore,
  report.accordingTo,
  report.insideReport,
  report.reportNoun,
  tag.tagAtEnd,
  report.sentenceSubject,
];

/** The rules that look at the quotations and sentences around it, in the same order. */
const contextRules: readonly Rule[] = [
  context.continuation,
  context.longQuotation,
  context.introduced,
  context.openedBefore,
  context.nextInParagraph,
  context.sentenceBefore,
  context.paragraphChain,
  context.sameSpeaker,
];

function applyFirst(rules: readonly Rule[], found: Found): void {
  for (const rule of rules) {
    const attribution = rule(found);
    if (!attribution) continue;
    found.attribution = withoutUnsaid(found, attribution);
    return;
  }
}

/** Attributes quotations, which must be in reading order: the rules of context build on what stands before. */
export function applyRules(quotations: readonly Found[]): void {
  for (const found of quotations) applyFirst(sentenceRules, found);
  for (const found of quotations) if (!found.attribution) applyFirst(contextRules, found);
}
