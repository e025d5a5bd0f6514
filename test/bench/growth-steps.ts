import { decode } from "../../src/articles/formats/decode.ts";
import { readFrontMatter } from "../../src/articles/formats/front-matter.ts";
import { readHtml } from "../../src/articles/formats/html.ts";
import { readMarkdown } from "../../src/articles/formats/markdown.ts";
import type { Article } from "../../src/articles/index.ts";
import { attributeQuotations } from "../../src/articles/quotations/index.ts";
import { markStyle, scanMarks } from "../../src/articles/quotations/scan-marks.ts";
import { readArticle } from "../../src/articles/read-article.ts";
import { readBody } from "../../src/articles/text/body.ts";
import { readHeader } from "../../src/articles/text/header.ts";
import { readLines } from "../../src/articles/text/lines.ts";
import { readAuthor } from "../../src/articles/text/metadata.ts";
import { blockReasons, footerReasons } from "../../src/articles/text/page-furniture.ts";
import { withSentences } from "../../src/articles/text/paragraphs.ts";
import { readDate } from "../../src/articles/text/read-date.ts";
import { splitSentences } from "../../src/articles/text/split-sentences.ts";
import { tokenize } from "../../src/language/index.ts";
import { buildLibrary, restoreLibrary } from "../../src/library/index.ts";
import { textLink } from "../../src/library/text-link.ts";
import { citationStyles, cite, quoteForCitation } from "../../src/replies/cite.ts";
import { escapeText, plainLine, unescapeText } from "../../src/replies/escape.ts";
import { fitPlain, fitStart, limits } from "../../src/replies/fit.ts";
import { showControls, withText } from "../../src/replies/plain-text.ts";
import { makeArticle, makeSlice } from "../make-article.ts";

const readers = { html: readHtml, markdown: readMarkdown };

/** A step whose time may grow no faster than the text it is given. */
export interface GrowthStep {
  readonly name: string;
  /** Makes what is to be timed ready, and gives the function that is timed. */
  prepare(text: string): (() => unknown) | Promise<() => unknown>;
}

const unknown = { id: null, title: null, author: null, date: null, publication: null, url: null };
const step = (name: string, run: (text: string) => unknown): GrowthStep => ({
  name,
  prepare: (text) => () => run(text),
});

/** An article of one paragraph: the text as it stands, so that nothing before the step under test reads it. */
function articleOf(text: string): Article {
  return {
    ...makeArticle({ paragraphs: [text.trim() === "" ? `a${text}b` : text.trim()] }),
    url: "https://news.example/a",
  };
}

const seeds = makeArticle({
  paragraphs: ["The mayor said “we will build a bridge over the river next year”, Ida Roe said."],
});

/** Every step of reading, asking, checking, rendering and citing. */
export const growthSteps: readonly GrowthStep[] = [
  // Reading.
  {
    name: "decode",
    prepare: (text) => {
      const bytes = new TextEncoder().encode(text);
      return () => decode(bytes);
    },
  },
  {
    name: "decode windows-1252",
    prepare: (text) => {
      const bytes = Buffer.from(`\u00E9${text}`, "latin1");
      return () => decode(bytes);
    },
  },
  step("front matter", readFrontMatter),
  step("lines", readLines),
  {
    name: "header",
    prepare: (text) => {
      const lines = readLines(text);
      return () => readHeader(lines, unknown);
    },
  },
  {
    name: "body",
    prepare: (text) => {
      const lines = readLines(text);
      return () => readBody(lines, ["A title"], "Ida Roe");
    },
  },
  {
    name: "page furniture",
    prepare: (text) => {
      const blocks = text.split("\n\n");
      return () => [blockReasons(blocks), footerReasons(blocks, "Ida Roe")];
    },
  },
  step("date", readDate),
  step("author", readAuthor),
  step("Markdown", (text) => readMarkdown(text, 0, unknown)),
  step("HTML", readHtml),
  step("sentences", splitSentences),
  step("marks", (text) => [markStyle([text]), scanMarks(text, "double"), scanMarks(text, "single")]),
  {
    name: "quotations",
    prepare: (text) => {
      const paragraphs = withSentences(readBody(readLines(text), []).paragraphs);
      return () => attributeQuotations(paragraphs);
    },
  },
  step("article, text", (text) => readArticle("a.txt", text)),
  step("article, Markdown", (text) => readArticle("a.md", text, readers)),
  step("article, HTML", (text) => readArticle("a.html", text, readers)),
  step("tokens", tokenize),
  // Asking and checking.
  {
    name: "build library",
    prepare: (text) => {
      const article = articleOf(text);
      return () => buildLibrary([article]);
    },
  },
  {
    name: "question",
    prepare: async (text) => {
      const library = await buildLibrary([seeds]);
      return () => library.ask({ question: text });
    },
  },
  {
    name: "ask of it",
    prepare: async (text) => {
      const library = await buildLibrary([articleOf(text)]);
      return () => library.ask({ question: "What did the mayor say?" });
    },
  },
  {
    name: "message to check",
    prepare: async (text) => {
      const library = await buildLibrary([seeds]);
      return () => library.check({ text });
    },
  },
  {
    name: "check against it",
    prepare: async (text) => {
      const article = articleOf(text);
      const claim = `“${text.slice(0, 200)} and more”`;
      return async () => (await buildLibrary([article])).check({ text: claim });
    },
  },
  {
    name: "check what recurs",
    prepare: async (text) => {
      const articles = ["a", "b", "c", "d"].map((id) => ({ ...articleOf(text), id }));
      const library = await buildLibrary(articles);
      return () => library.check({ text: `Ana Roe said “${text.slice(20, 60)}”` });
    },
  },
  {
    name: "quotes of it",
    prepare: async (text) => {
      const library = await buildLibrary([articleOf(text)]);
      return async () => [
        await library.quotes({ limit: 10, speaker: "Ida Roe" }),
        await library.quotes({ limit: 10, about: text.slice(0, 100) }),
      ];
    },
  },
  {
    name: "restore library",
    prepare: async (text) => {
      const articles = [articleOf(text), seeds];
      const { unsaved = [] } = await restoreLibrary(articles, null);
      return () => restoreLibrary(articles.slice(0, 1), Buffer.concat(unsaved));
    },
  },
  // Rendering and citing.
  step("escape", escapeText),
  step("unescape", unescapeText),
  step("one line", plainLine),
  step("fit", (text) => [fitStart(text, 4_096), fitPlain(text, 256)]),
  step("plain text", (text) =>
    withText({
      content: text,
      embeds: [{ title: text, description: text, fields: [{ name: text, value: text }] }],
    }),
  ),
  step("controls", showControls),
  {
    name: "text link",
    prepare: (text) => {
      const article = articleOf(text);
      const end = article.paragraphs[0]?.text.length ?? 0;
      return () =>
        [
          [0, 400],
          [end >> 1, end],
          [0, end],
          [end - 20, end],
        ].map(([start = 0, to = 0]) =>
          textLink(article, { paragraph: 0, start: Math.max(0, start), end: to }, limits.linkUrl),
        );
    },
  },
  {
    name: "cite",
    prepare: (text) => {
      const article = { ...articleOf(text), title: text, author: text, publication: text };
      return () => citationStyles.map((style) => cite(article, style));
    },
  },
  {
    name: "quote for citation",
    prepare: (text) => {
      const slice = makeSlice(articleOf(text), 0);
      const end = slice.text.length;
      return () => citationStyles.map((style) => quoteForCitation(slice, { start: 0, end }, style));
    },
  },
];
