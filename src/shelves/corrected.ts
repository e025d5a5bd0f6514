import { createHash } from "node:crypto";
import type { Article, Quotation, Speaker } from "../articles/index.ts";
import type { Corrections, SpeakerCorrection } from "./store/correction.ts";

/** Stands for the text of a paragraph, so that it is found again when its article is read anew. */
export function fingerprintOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}

/**
 * An article with what a moderator says of it. What is said of words that are no longer there is passed over: they may
 * be there again when the article is read by other rules.
 */
export function corrected(article: Article, { speakers = [], answers = [] }: Corrections): Article {
  if (speakers.length + answers.length === 0) return article;
  const prints = article.paragraphs.map(({ text }) => fingerprintOf(text));
  const marks = answers.flatMap(({ paragraph, question, isRight }) => {
    const at = prints.indexOf(paragraph);
    return at < 0 || isRight === null ? [] : [{ question, paragraph: at, isRight }];
  });
  const quotations = article.quotations.map((quotation) => {
    const { paragraph, start, end } = quotation;
    const words = article.paragraphs[paragraph]?.text.slice(start, end);
    const said = speakers.find((one) => one.paragraph === prints[paragraph] && one.words === words);
    return said === undefined ? quotation : saidBy(article, quotation, said);
  });
  return { ...article, quotations, ...(marks.length === 0 ? {} : { marks }) };
}

function saidBy(article: Article, quotation: Quotation, { speaker: name }: SpeakerCorrection): Quotation {
  const { speaker: _, cue: __, cueSpan: ___, ...words } = quotation;
  const ruled = { ...words, kind: "speech" as const, rule: "moderator" };
  if (name === null) return { ...ruled, confidence: "low" };
  return { ...ruled, confidence: "high", speaker: speakerNamed(article, name) };
}

/** Somebody whom the article quotes elsewhere, with title and role; or else a person of this name. */
function speakerNamed({ quotations }: Article, name: string): Speaker {
  const known = quotations.find(({ speaker }) => speaker?.name.toLowerCase() === name.toLowerCase())?.speaker;
  return known ?? { mention: name, name, type: "person" };
}
