import { type Article, type Entity, printOf, type Quotation } from "../../articles/index.ts";
import { tokenize } from "../../language/index.ts";
import type { LibrarySpeaker } from "../client.ts";
import { isProperName } from "./proper-name.ts";
import { createNameFinder, createRoleFinder, type NamedVoice } from "./voice-finders.ts";

/** A quotation with the number of its paragraph over the whole library. */
export interface PlacedQuotation {
  readonly paragraph: number;
  readonly quotation: Quotation;
}

/** The quotations of a library by where they stand and by who is quoted. */
export interface QuotationIndex {
  /** Most quoted first; ties in reading order. Those whom no article names, but only describes, are among them. */
  readonly speakers: readonly LibrarySpeaker[];
  /** Those of them who have a name. */
  readonly named: readonly LibrarySpeaker[];
  /** The quotations of a paragraph, numbered over the whole library. */
  of(paragraph: number): readonly Quotation[];
  /** What somebody, or this speaker, said or wrote, in reading order. */
  said(speaker?: string): readonly PlacedQuotation[];
  /** The paragraphs that quote this speaker, in order. */
  paragraphsOf(speaker: string): readonly number[];
  /** Whether the quotation is surely of this speaker. */
  isBy(quotation: Quotation, speaker: string): boolean;
  /** The speakers' names that the words of a question name. */
  namedIn(words: readonly string[]): readonly string[];
  /** The speakers that the words describe by office, trade or title: "the fire chief". */
  describedBy(words: readonly string[]): readonly string[];
}

/** Whether the quotation is words that somebody said or wrote, rather than a title or a distancing mark. */
function isSpeech({ quotation: { kind } }: PlacedQuotation): boolean {
  return kind === "speech" || kind === "partial";
}

interface Voice extends NamedVoice {
  readonly isNamed: boolean;
  role?: string;
  /** What is surely theirs, in reading order. */
  readonly quotations: PlacedQuotation[];
}

/** Folds names, each once: the same few names come again and again. "The Economist" is "Economist". */
function createKeys(): (name: string) => string {
  const keys = new Map<string, string>();
  return (name) => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const words = tokenize(name).map(({ word }) => word);
    const key = (words.length > 1 && words[0] === "the" ? words.slice(1) : words).join(" ");
    keys.set(name, key);
    return key;
  };
}

/** The name of whom the quotation surely is. */
function speakerOf({ confidence, speaker }: Quotation): string | undefined {
  return confidence === "high" ? speaker?.name : undefined;
}

/** Collects the articles' quotations. `firstParagraphs` numbers each article's first paragraph. */
export function indexQuotations(
  articles: readonly Article[],
  firstParagraphs: ArrayLike<number>,
): QuotationIndex {
  const keyOf = createKeys();
  const byParagraph = new Map<number, Quotation[]>();
  const byKey = new Map<string, Voice>();
  const all: PlacedQuotation[] = [];
  for (const [number, { quotations, entities }] of articles.entries()) {
    for (const quotation of quotations) {
      const paragraph = (firstParagraphs[number] ?? 0) + quotation.paragraph;
      const there = byParagraph.get(paragraph);
      if (there === undefined) byParagraph.set(paragraph, [quotation]);
      else there.push(quotation);
      const placed = { paragraph, quotation };
      all.push(placed);
      keepVoice(byKey, keyOf, placed, entities[quotation.speaker?.entity ?? -1]);
    }
  }
  const voices = [...byKey].sort(([, a], [, b]) => b.quotations.length - a.quotations.length);
  const speech = all.filter(isSpeech);
  const of = (speaker: string): readonly PlacedQuotation[] => byKey.get(keyOf(speaker))?.quotations ?? [];
  const asSpeaker = ([, { name, role, quotations }]: (typeof voices)[number]): LibrarySpeaker => ({
    name,
    ...(role === undefined ? {} : { role }),
    quotationCount: quotations.length,
    print: printOf(name),
  });
  return {
    speakers: voices.map(asSpeaker),
    named: voices.filter(([, { isNamed }]) => isNamed).map(asSpeaker),
    of: (paragraph) => byParagraph.get(paragraph) ?? [],
    said: (speaker) => (speaker === undefined ? speech : of(speaker).filter(isSpeech)),
    paragraphsOf: (speaker) => [...new Set(of(speaker).map(({ paragraph }) => paragraph))],
    isBy(quotation, speaker) {
      const name = speakerOf(quotation);
      return name !== undefined && (name === speaker || keyOf(name) === keyOf(speaker));
    },
    namedIn: createNameFinder(voices),
    describedBy: createRoleFinder(voices),
  };
}

function keepVoice(
  voices: Map<string, Voice>,
  keyOf: (name: string) => string,
  placed: PlacedQuotation,
  entity: Entity | undefined,
): void {
  const { speaker } = placed.quotation;
  const name = speakerOf(placed.quotation);
  if (speaker === undefined || name === undefined) return;
  const known = voices.get(keyOf(name));
  const role = speaker.role === undefined ? {} : { role: speaker.role };
  const isNamed = isProperName(name, speaker.type);
  const voice = known ?? {
    name,
    isNamed,
    isPerson: isNamed && speaker.type === "person",
    forms: new Set<string>(),
    descriptions: new Set<string>(),
    quotations: [],
  };
  if (known === undefined) voices.set(keyOf(name), voice);
  voice.quotations.push(placed);
  if (voice.role === undefined) Object.assign(voice, role);
  for (const words of [speaker.role, speaker.title, entity?.role, entity?.title])
    if (words !== undefined) voice.descriptions.add(words);
  for (const form of entity?.forms ?? []) {
    // "Mayor Roe" and "the mayor" say what Ida Roe is; "EHRC" is another name.
    if (voice.isPerson) voice.descriptions.add(form);
    else voice.forms.add(keyOf(form));
  }
}
