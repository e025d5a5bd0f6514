import { firstPersonWords } from "../../../language/index.ts";
import type { Paragraph, Quotation } from "../../article.ts";
import type { Entities } from "../entities.ts";
import type { People } from "../people.ts";
import { partsOf } from "../source-spans.ts";
import type { Head } from "./full-names.ts";
import { interviewee } from "./interviewee.ts";
import { known } from "./known-name.ts";

/** So many questions make an interview, and so many of its paragraphs are questions. */
const LEAST_QUESTIONS = 3;
const LEAST_SHARE = 0.25;
/** So many answers speak of "I" and "we": instructions do not. */
const LEAST_PERSONAL = 0.3;
/** Longer, it is a paragraph that ends by asking. UTF-16. */
const LONGEST_QUESTION = 400;

/**
 * The answers of an interview whose questions are set apart by type alone, in reading order, where its head says
 * surely who answers: paragraphs that ask, and others between them; undefined for any other article. Linear.
 */
export function quoteAnswers(
  paragraphs: readonly Paragraph[],
  entities: Entities,
  people: People,
  head: Head,
): Quotation[] | undefined {
  const asked = questionsIn(paragraphs);
  const [first, last] = [asked[0], asked.at(-1)];
  if (first === undefined || last === undefined || asked.length < LEAST_QUESTIONS) return undefined;
  // What stands behind the last answer may be the article's own again.
  const end = Math.min(paragraphs.length, last + 2);
  const isAsked = new Set(asked);
  const answers = paragraphs
    .slice(first, end)
    .flatMap((_, nth) => (isAsked.has(first + nth) ? [] : first + nth));
  if (asked.length < LEAST_SHARE * (end - first)) return undefined;
  const before = paragraphs.slice(0, first).map(({ text }) => text);
  const isNumbered = /^\(?\d{1,2}[.)]\s/u.test(paragraphs[first]?.text ?? "");
  const found = interviewee(before, isNumbered, entities.list, head);
  const personal = answers.filter((at) => isPersonal(paragraphs[at]?.text ?? ""));
  if (found === undefined || !(found.isSaid || personal.length >= LEAST_PERSONAL * answers.length))
    return undefined;
  const { name } = found;
  const entity = entities.indexOf(known({ name, type: "person", isSure: true }, people), name);
  return answers.flatMap((paragraph) => {
    const held = paragraphs[paragraph];
    if (held === undefined) return [];
    const span = { start: 0, end: held.text.length };
    return {
      paragraph,
      ...span,
      parts: partsOf(held, span.start, span.end),
      kind: "speech",
      speaker: { mention: name, name, type: "person", entity },
      confidence: "high",
      rule: "interview",
    };
  });
}

/**
 * The paragraphs that ask: where most of what is set apart by type asks, all of that, whether or not it ends by asking;
 * otherwise those that end so.
 */
function questionsIn(paragraphs: readonly Paragraph[]): number[] {
  const asked = paragraphs.flatMap(({ text }, at) => (isQuestion(text) ? [at] : []));
  const [first = 0, last = 0] = [asked[0], asked.at(-1)];
  const apart = paragraphs.flatMap(({ isEmphasized }, at) => (isEmphasized && at >= first ? [at] : []));
  const asking = asked.filter((at) => paragraphs[at]?.isEmphasized).length;
  if (asking > 0 && asking * 2 >= apart.length) return apart;
  const isAsked = new Set(asked);
  // In plain text, what says "you" and nothing of itself between two answers may be the interviewer's remark.
  return paragraphs.flatMap(({ text }, at) => {
    const isRemark =
      at > first && at < last && isAddress(text) && !isAsked.has(at - 1) && !isAsked.has(at + 1);
    return isAsked.has(at) || isRemark ? [at] : [];
  });
}

/** Whether a short text speaks of "you", and not of "I". */
function isAddress(text: string): boolean {
  return text.length <= LONGEST_QUESTION && /\byou(?:r|rs)?\b/i.test(text) && !isPersonal(text);
}

/** Whether a paragraph asks and does nothing else for long. */
function isQuestion(text: string): boolean {
  return text.length <= LONGEST_QUESTION && /\?["'”’»)\]]*$/u.test(text) && !/^["'“‘„«]/u.test(text);
}

function isPersonal(text: string): boolean {
  return (text.toLowerCase().match(/[\p{L}’']+/gu) ?? []).some((word) =>
    firstPersonWords.has(word.replace(/[’'].*$/u, "")),
  );
}
