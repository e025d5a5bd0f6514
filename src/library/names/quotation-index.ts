import type { Article, Quotation } from "../../articles/index.ts";
import { tokenize } from "../../language/index.ts";
import type { LibrarySpeaker } from "../client.ts";
import { printOf } from "../slice.ts";

/** The quotations of a library by where they stand and by who is quoted. */
export interface QuotationIndex {
  /** Most quoted first; ties in reading order. */
  readonly speakers: readonly LibrarySpeaker[];
  /** The quotations of a paragraph, numbered over the whole library. */
  of(paragraph: number): readonly Quotation[];
  /** Paragraphs that hold quotations, in order. */
  readonly paragraphs: readonly number[];
  /** The speakers' names that the words of a question name. */
  namedIn(words: readonly string[]): readonly string[];
}

/** Whether the quotation is words that somebody said or wrote, rather than a title or a distancing mark. */
export function isSpeech(quotation: Quotation): boolean {
  return quotation.kind === "speech" || quotation.kind === "partial";
}

/** Whether the quotation is surely of this speaker. */
export function isBy(quotation: Quotation, name: string): boolean {
  return (
    quotation.confidence === "high" &&
    quotation.speaker !== undefined &&
    sameName(quotation.speaker.name, name)
  );
}

const key = (name: string): string =>
  tokenize(name)
    .map(({ word }) => word)
    .join(" ");

const sameName = (a: string, b: string): boolean => a === b || key(a) === key(b);

/** Collects the articles' quotations. `firstParagraphs` numbers each article's first paragraph. */
export function indexQuotations(
  articles: readonly Article[],
  firstParagraphs: ArrayLike<number>,
): QuotationIndex {
  const byParagraph = new Map<number, Quotation[]>();
  const speakers = new Map<
    string,
    { name: string; role?: string; quotationCount: number; isPerson: boolean }
  >();
  articles.forEach((article, i) => {
    for (const quotation of article.quotations) {
      const paragraph = (firstParagraphs[i] ?? 0) + quotation.paragraph;
      const there = byParagraph.get(paragraph);
      if (there === undefined) byParagraph.set(paragraph, [quotation]);
      else there.push(quotation);
      const { speaker } = quotation;
      if (speaker === undefined || quotation.confidence !== "high") continue;
      const known = speakers.get(key(speaker.name));
      if (known === undefined) {
        speakers.set(key(speaker.name), {
          name: speaker.name,
          ...(speaker.role === undefined ? {} : { role: speaker.role }),
          quotationCount: 1,
          isPerson: speaker.type === "person",
        });
      } else {
        known.quotationCount++;
        if (known.role === undefined && speaker.role !== undefined) known.role = speaker.role;
      }
    }
  });
  const ordered = [...speakers].sort(([, a], [, b]) => b.quotationCount - a.quotationCount);
  return {
    speakers: ordered.map(([, { name, role, quotationCount }]) => ({
      name,
      ...(role === undefined ? {} : { role }),
      quotationCount,
      print: printOf(name),
    })),
    of: (paragraph) => byParagraph.get(paragraph) ?? [],
    paragraphs: [...byParagraph.keys()].sort((a, b) => a - b),
    namedIn(words) {
      const asked = ` ${words.join(" ")} `;
      return ordered
        .filter(([folded, { isPerson }]) => {
          const parts = folded.split(" ");
          const last = parts[parts.length - 1] ?? "";
          return (
            asked.includes(` ${folded} `) || (isPerson && last.length > 2 && asked.includes(` ${last} `))
          );
        })
        .map(([, { name }]) => name);
    },
  };
}
