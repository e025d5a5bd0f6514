import type { Article, Problem } from "./article.ts";
import { printOf } from "./print-of.ts";
import { sampleRuns } from "./sample-runs.ts";

/** What an article comes to, without its text. Plain data. */
export interface Summary extends Pick<Article, "title" | "author" | "date" | "publication" | "url"> {
  readonly paragraphs: number;
  /** Names of those who are quoted, in reading order, each once. */
  readonly speakers: readonly string[];
  /** How many lines were left out, and how many gaps closed. */
  readonly dropped: number;
  readonly joined: number;
  /** Stand for the text and for each paragraph; see `printOf`. */
  readonly print: string;
  readonly paragraphPrints: readonly string[];
  /** See `sampleRuns`. */
  readonly runs: readonly string[];
}

/** Sums up what was read of a file; a problem is one already. */
export function summaryOf(read: Article | Problem): Summary | Problem {
  if ("reason" in read) return read;
  const { title, author, date, publication, url, source, paragraphs, quotations, repairs } = read;
  const certain = quotations.filter(({ confidence }) => confidence === "high");
  const speakers = new Set(certain.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker.name])));
  return {
    title,
    author,
    date,
    publication,
    url,
    paragraphs: paragraphs.length,
    speakers: [...speakers],
    dropped: repairs.filter(({ kind }) => kind === "drop").length,
    joined: repairs.filter(({ kind }) => kind === "join").length,
    print: printOf(source),
    paragraphPrints: paragraphs.map(({ text }) => printOf(text)),
    runs: sampleRuns(paragraphs),
  };
}
