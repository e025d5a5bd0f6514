import { documentNouns, germanArticles } from "../../language/index.ts";
import type { Entity, Paragraph, Quotation, Span, Speaker } from "../article.ts";
import { sentenceEnd } from "./clauses.ts";
import { type Entities, listEntities } from "./entities.ts";
import { kindOf } from "./kinds.ts";
import { findPeople } from "./people.ts";
import { accordingToIn } from "./report-rules.ts";
import type { Resolved } from "./resolved.ts";
import { applyRules } from "./rules.ts";
import { isNickname, markStyle, scanMarks } from "./scan-marks.ts";
import type { Attribution, Found, Scene } from "./scene.ts";
import { partsOf, sourceSpan } from "./source-spans.ts";
import { makeResolver } from "./speakers.ts";
import { readTokens } from "./tokens.ts";
import { quoteTurns, withTurns } from "./transcripts/index.ts";

/** What the article's metadata tells; further fields are welcome and not used. */
export interface QuotationContext {
  readonly publication?: string | null;
  readonly title?: string | null;
  readonly author?: string | null;
  /** What stands above the first paragraph, as it stands. */
  readonly above?: string;
}

function makeScenes(paragraphs: readonly Paragraph[]): Scene[] {
  const style = markStyle(paragraphs.map(({ text }) => text));
  const scenes: Scene[] = [];
  const names = new Set<string>();
  paragraphs.forEach((paragraph, index) => {
    const marked = scanMarks(paragraph.text, style);
    const tokens = readTokens(paragraph, marked);
    const quotations: Found[] = [];
    const nicknames = marked.filter((span) => isNickname(paragraph.text, span));
    const scene: Scene = { index, all: scenes, paragraph, tokens, quotations, names, nicknames };
    tokens.forEach((token, at) => {
      const span = marked[token.quotation];
      if (!span) return;
      const inner = paragraph.text.slice(span.innerStart, span.innerEnd);
      quotations.push({
        scene,
        index: quotations.length,
        at,
        marked: span,
        inner,
        ending: lastOf(inner),
      });
    });
    scenes.push(scene);
  });
  for (const name of wordsWithCapital(scenes)) names.add(name);
  return scenes;
}

/**
 * Words, lower case, that have a capital in the middle of a sentence, are never small, and never stand behind an
 * article of German, which writes every noun with a capital.
 */
function wordsWithCapital(scenes: readonly Scene[]): ReadonlySet<string> {
  const found = new Set<string>();
  const small = new Set<string>();
  for (const { tokens } of scenes) {
    for (const [at, token] of tokens.entries()) {
      if (token.kind !== "word") continue;
      if (!token.isCapital || germanArticles.has(tokens[at - 1]?.lower ?? "")) small.add(token.lower);
      else if (!token.startsSentence) found.add(token.lower);
    }
  }
  for (const word of small) found.delete(word);
  return found;
}

/** The last character of the words, without closing marks of nested quotations. */
function lastOf(inner: string): string {
  let at = inner.length - 1;
  while (at > 0 && /['’”"\s]/.test(inner.charAt(at))) at--;
  return inner.charAt(at);
}

/** Who is named in an article, and what is quoted in it. */
export interface Attributed {
  readonly entities: readonly Entity[];
  /** In reading order, each with its speaker where the text tells. */
  readonly quotations: readonly Quotation[];
}

/** The quotations of an article, each with its speaker where the text tells, and everybody whom it names. */
export function attributeQuotations(
  paragraphs: readonly Paragraph[],
  context: QuotationContext = {},
): Attributed {
  const scenes = makeScenes(paragraphs);
  const people = findPeople(scenes);
  const entities = listEntities(scenes, people);
  applyRules(scenes.flatMap(({ quotations }) => quotations));
  const resolve = makeResolver(scenes, people, context.publication ?? undefined);
  const quotations = scenes.flatMap((scene) => {
    const spoken = scene.quotations.map((found) => toQuotation(found, resolve, entities));
    const nicknames = scene.nicknames.map((span) => nickname(scene, span));
    return nicknames.length === 0 ? spoken : [...spoken, ...nicknames].sort((a, b) => a.start - b.start);
  });
  const turns = quoteTurns(paragraphs, entities, people, context);
  return {
    entities: entities.list,
    quotations: turns === undefined ? quotations : withTurns(quotations, turns),
  };
}

function nickname({ index, paragraph }: Scene, { start, end }: Span): Quotation {
  const parts = partsOf(paragraph, start, end);
  return { paragraph: index, start, end, parts, kind: "title", confidence: "high", rule: "nickname" };
}

function toQuotation(found: Found, resolve: ReturnType<typeof makeResolver>, entities: Entities): Quotation {
  const { scene, marked, attribution } = found;
  const kind = kindOf(found);
  const isSpoken = kind === "speech" || kind === "partial";
  const by = isSpoken ? attribution?.speaker : undefined;
  const resolved = by && resolve(by.scene, by.phrase);
  const cue = isSpoken ? attribution?.cue : undefined;
  const cueSpan = cue && spanOf(cue.scene, cue.from, cue.to);
  return {
    paragraph: scene.index,
    start: marked.start,
    end: marked.end,
    parts: partsOf(scene.paragraph, marked.start, marked.end),
    kind,
    ...(by && resolved ? { speaker: speakerOf(by, resolved, entities, mediumOf(found)) } : {}),
    ...(cue && cueSpan
      ? {
          cue: cue.scene.paragraph.text.slice(cueSpan.start, cueSpan.end),
          cueSpan: sourceSpan(cue.scene.paragraph, cueSpan),
        }
      : {}),
    confidence: attribution?.isStrong && resolved?.isSure ? "high" : "low",
    ...(marked.closed ? {} : { closed: false }),
    rule: attribution?.rule ?? "none",
  };
}

/** Whether a phrase is a form of a name: no pronoun, nor a document for its author. */
function isForm({ scene, phrase }: NonNullable<Attribution["speaker"]>): boolean {
  return phrase.head !== "pronoun" && !documentNouns.has(scene.tokens[phrase.nameTo - 1]?.lower ?? "");
}

function spanOf(scene: Scene, from: number, to: number): { start: number; end: number } {
  return { start: scene.tokens[from]?.start ?? 0, end: scene.tokens[to - 1]?.end ?? 0 };
}

/** `Hale said, according to the Courier`, `Reuters quoted Hale as saying`: who passed the words on. */
function mediumOf({ attribution }: Found): string | undefined {
  const cue = attribution?.cue;
  if (attribution?.medium) return textOf(attribution.medium);
  if (!cue || attribution.rule === "according to") return undefined;
  const { tokens } = cue.scene;
  const phrase = accordingToIn(tokens, cue.to, sentenceEnd(tokens, cue.from))?.phrase;
  return phrase && textOf({ scene: cue.scene, phrase });
}

function textOf({ scene, phrase }: NonNullable<Attribution["medium"]>): string {
  const { start, end } = spanOf(scene, phrase.from, phrase.to);
  return scene.paragraph.text.slice(start, end);
}

function speakerOf(
  by: NonNullable<Attribution["speaker"]>,
  resolved: Resolved,
  entities: Entities,
  medium?: string,
): Speaker {
  const { paragraph } = by.scene;
  const span = spanOf(by.scene, by.phrase.from, by.phrase.to);
  const mention = paragraph.text.slice(span.start, span.end);
  return {
    mention,
    mentionSpan: sourceSpan(paragraph, span),
    name: resolved.name,
    ...(resolved.title !== undefined ? { title: resolved.title } : {}),
    ...(resolved.role !== undefined ? { role: resolved.role } : {}),
    type: resolved.type,
    ...(resolved.isSure ? { entity: entities.indexOf(resolved, isForm(by) ? mention : "") } : {}),
    ...(medium !== undefined ? { medium } : {}),
  };
}
