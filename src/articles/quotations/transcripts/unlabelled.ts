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
  const asked = paragraphs.flatMap(({ text }, at) => (isQuestion(text) ? [at] : []));
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

/** Whether a paragraph asks and does nothing else for long. */
function isQuestion(text: string): boolean {
  return text.length <= LONGEST_QUESTION && /\?["'”’»)\]]*$/u.test(text) && !/^["'“‘„«]/u.test(text);
}

function isPersonal(text: string): boolean {
  return (text.toLowerCase().match(/[\p{L}’']+/gu) ?? []).some((word) =>
    firstPersonWords.has(word.replace(/[’'].*$/u, "")),
  );
}
