import { readFileSync } from "node:fs";
import { readHtml } from "../../../../src/articles/formats/html.ts";
import { readMarkdown } from "../../../../src/articles/formats/markdown.ts";
import type { Article, Quotation } from "../../../../src/articles/index.ts";
import { readArticle } from "../../../../src/articles/read-article.ts";

/** A turn as it was marked by hand: who says it (null: nobody is named), and whether it asks in an interview. */
export interface MarkedTurn {
  readonly speaker: string | null;
  readonly isQuestion: boolean;
  readonly words: string;
}

/** An article, and its turns, which stand in the file as `{{Ida Roe|words}}`, `{{?Ida Roe|words}}`, `{{-|words}}`. */
export interface MarkedText {
  readonly article: Article;
  readonly turns: readonly MarkedTurn[];
}

const MARKED = /\{\{(\?)?([^|}]*)\|([^}]*)\}\}/g;

/** The texts of a file beside this one, each under a line `===== name.txt`. */
export function readMarkedTexts(file: string): MarkedText[] {
  const all = readFileSync(new URL(file, import.meta.url), "utf8");
  return all.split(/^===== /m).flatMap((part) => {
    const [name = "", ...lines] = part.split("\n");
    if (name === "") return [];
    const marked = lines.join("\n");
    const article = readArticle(name.trim(), marked.replace(MARKED, "$3"), {
      html: readHtml,
      markdown: readMarkdown,
    });
    if (!("paragraphs" in article)) throw new Error(`${name}: ${article.reason}`);
    const turns = [...marked.matchAll(MARKED)].flatMap(([, asks, speaker = "", words = ""]) =>
      words.split(/\n\s*\n/).map((paragraph) => ({
        speaker: speaker === "-" ? null : speaker,
        isQuestion: asks !== undefined,
        words: paragraph.replace(/\s+/g, " ").trim(),
      })),
    );
    return [{ article, turns }];
  });
}

/** What is wrong with how a turn is quoted; undefined where its words, and no others, have the right speaker. */
export function faultOf({ article }: MarkedText, turn: MarkedTurn): string | undefined {
  const quoted = quotationOf(article, turn.words);
  const shown = quoted?.confidence === "high" ? quoted.speaker?.name : undefined;
  const said = `${article.file}: ${turn.speaker ?? "nobody"}: ${turn.words.slice(0, 40)}`;
  if (turn.speaker === null) return shown === undefined ? undefined : `${said}: shown as ${shown}'s`;
  if (quoted === undefined) return `${said}: not quoted`;
  if (shown === undefined) return `${said}: unclear (${quoted.speaker?.name})`;
  return shown === turn.speaker ? undefined : `${said}: shown as ${shown}'s`;
}

/** The quotation of these words alone, but for marks around them. */
export function quotationOf({ paragraphs, quotations }: Article, words: string): Quotation | undefined {
  return quotations.find(({ paragraph, start, end }) => {
    const text = paragraphs[paragraph]?.text.slice(start, end).replace(/\s+/g, " ");
    return text === words || text === `“${words}”`;
  });
}
