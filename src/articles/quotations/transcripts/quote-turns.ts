import type { Paragraph, Quotation, Speaker } from "../../article.ts";
import type { Entities } from "../entities.ts";
import type { People } from "../people.ts";
import { partsOf, sourceSpan } from "../source-spans.ts";
import type { Head, Voice } from "./full-names.ts";
import { known } from "./known-name.ts";
import { findTurns, type Turn } from "./turns.ts";
import { quoteAnswers } from "./unlabelled.ts";
import { asksMostly, nameVoices } from "./voices.ts";

/**
 * The turns of an article that is a transcript or an interview, as quotations with their speakers, in reading order;
 * undefined for any other article. Their spans are the words alone.
 */
export function quoteTurns(
  paragraphs: readonly Paragraph[],
  entities: Entities,
  people: People,
  head: Head,
): Quotation[] | undefined {
  const found = findTurns(paragraphs);
  if (found === undefined) return quoteAnswers(paragraphs, entities, people, head);
  const voices = nameVoices(found, paragraphs, entities.list, head);
  // Questions and answers of nobody are the article's own.
  if ([...voices.values()].every(({ name }) => name === "")) return undefined;
  const asking = asksMostly(found, voices);
  return found.turns.flatMap((turn) => {
    const voice = voices.get(turn.voice);
    const speaker = voice && speakerOf(turn, voice, paragraphs, entities, people);
    return turn.words.flatMap(({ text: _, ...span }) => {
      const held = paragraphs[span.paragraph];
      if (held === undefined) return [];
      return {
        ...span,
        parts: partsOf(held, span.start, span.end),
        kind: "speech",
        ...(speaker === undefined ? {} : { speaker }),
        confidence: speaker !== undefined && voice?.isSure ? "high" : "low",
        rule: "transcript",
        ...(asking.has(turn.voice) ? { isQuestion: true } : {}),
      };
    });
  });
}

function speakerOf(
  { label, at }: Turn,
  { isSure, ...voice }: Voice,
  paragraphs: readonly Paragraph[],
  entities: Entities,
  people: People,
): Speaker | undefined {
  const held = paragraphs[at];
  if (held === undefined || voice.name === "") return undefined;
  const mention = held.text.slice(label.mention.start, label.mention.end);
  return {
    mention,
    mentionSpan: sourceSpan(held, label.mention),
    ...voice,
    ...(isSure ? { entity: entities.indexOf(known({ ...voice, isSure }, people), mention) } : {}),
  };
}

/** The quotations with those of the turns in order; what stands in marks inside of a turn belongs to it. */
export function withTurns(quotations: readonly Quotation[], turns: readonly Quotation[]): Quotation[] {
  const byParagraph = new Map<number, Quotation[]>();
  for (const turn of turns) {
    const there = byParagraph.get(turn.paragraph);
    if (there === undefined) byParagraph.set(turn.paragraph, [turn]);
    else there.push(turn);
  }
  const outside = quotations.filter(({ paragraph, start, end }) =>
    (byParagraph.get(paragraph) ?? []).every((turn) => end <= turn.start || start >= turn.end),
  );
  return [...outside, ...turns].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
}
