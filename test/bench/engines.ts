import MiniSearch from "minisearch";
import { stem, stopwords, tokenize } from "../../src/language/index.ts";
import type { CandidateEngine } from "../../src/library/index/candidate-engine.ts";
import { createMiniSearchEngine } from "../../src/library/index/minisearch-engine.ts";
import { buildLibrary } from "../../src/library/index.ts";
import { toArticle } from "../quality/retrieval/question-file.ts";
import type { BenchArticle } from "./text.ts";

/** A built index. `bytes` is what it holds outside of the JavaScript heap, where the engine knows. */
export interface Searcher {
  ask(question: string): unknown;
  readonly bytes?: number;
}

/**
 * An engine, as its documentation has one begin, set to find the paragraphs that share some word with the
 * question. `prepare` loads it and brings the text into the form it takes; only what `prepare` returns is timed.
 */
export interface Engine {
  readonly name: string;
  prepare(articles: readonly BenchArticle[]): Promise<() => Promise<Searcher> | Searcher>;
}

/** How many hits are asked for, as Verbatim shows three. */
const limit = 3;

/** Verbatim first; the others are its peers. */
export const engines: readonly Engine[] = [
  {
    name: "Verbatim",
    prepare: async (texts) => {
      const articles = texts.map(({ title, paragraphs }, at) => toArticle(`a${at}`, title, paragraphs));
      return async () => {
        const library = await buildLibrary(articles);
        return { ask: (question) => library.ask({ question, limit }) };
      };
    },
  },
  candidateEngine("candidates", createMiniSearchEngine),
  {
    name: "MiniSearch",
    prepare: async (articles) => {
      const documents = documentsOf(articles);
      return () => {
        const index = new MiniSearch<Document>({ fields: ["title", "text"] });
        index.addAll(documents);
        return { ask: (question) => index.search(question).slice(0, limit) };
      };
    },
  },
  {
    name: "Lunr",
    prepare: async (articles) => {
      const lunr = await peer<{ default: Lunr }>("lunr");
      const documents = documentsOf(articles);
      return () => {
        const index = lunr.default(function () {
          this.ref("id");
          this.field("title");
          this.field("text");
          for (const document of documents) this.add(document);
        });
        // `search` would read ":" and "-" in a question as its query language
        return {
          ask: (question) =>
            index.query((query) => query.term(lunr.default.tokenizer(question), {})).slice(0, limit),
        };
      };
    },
  },
  {
    name: "FlexSearch",
    prepare: async (articles) => {
      const { Index } = await peer<FlexSearch>("flexsearch");
      const documents = documentsOf(articles);
      return () => {
        const index = new Index();
        for (const { id, title, text } of documents) index.add(id, `${title} ${text}`);
        // without `suggest`, a paragraph must have every word of the question
        return { ask: (question) => index.search(question, { limit, suggest: true }) };
      };
    },
  },
  {
    name: "Orama",
    prepare: async (articles) => {
      const orama = await peer<Orama>("@orama/orama");
      const documents = documentsOf(articles).map(({ title, text }) => ({ title, text }));
      return async () => {
        const index = orama.create({ schema: { title: "string", text: "string" } });
        await orama.insertMultiple(index, documents);
        return { ask: (question) => orama.search(index, { term: question, limit }) };
      };
    },
  },
  {
    name: "wink-bm25",
    prepare: async (articles) => {
      const { default: bm25 } = await peer<{ default: () => WinkBm25 }>("wink-bm25-text-search");
      const { default: nlp } = await peer<{ default: WinkNlp }>("wink-nlp-utils");
      const documents = documentsOf(articles);
      return () => {
        const index = bm25();
        index.defineConfig({ fldWeights: { title: 1, text: 1 } });
        const { string, tokens } = nlp;
        index.definePrepTasks([
          string.lowerCase,
          string.removeExtraSpaces,
          string.tokenize0,
          tokens.propagateNegations,
          tokens.removeWords,
          tokens.stem,
        ]);
        for (const { id, title, text } of documents) index.addDoc({ title, text }, id);
        index.consolidate();
        return { ask: (question) => index.search(question, limit) };
      };
    },
  },
  {
    name: "SQLite FTS5",
    prepare: async (articles) => {
      const { default: Database } = await peer<{ default: new (path: string) => Sqlite }>("better-sqlite3");
      const documents = documentsOf(articles);
      return () => {
        const database = new Database(":memory:");
        database.exec("CREATE VIRTUAL TABLE passage USING fts5(title, text)");
        const insert = database.prepare("INSERT INTO passage (rowid, title, text) VALUES (?, ?, ?)");
        database.exec("BEGIN");
        for (const { id, title, text } of documents) insert.run(id, title, text);
        database.exec("COMMIT");
        const find = database.prepare(
          "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?",
        );
        return {
          ask: (question) =>
            find.all(
              (question.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(" OR "),
              limit,
            ),
          bytes: Number(database.pragma("page_count", { simple: true })) * pageSize(database),
        };
      };
    },
  },
];

/** One of Verbatim's own engines of candidates, without the ranking on top of it. */
function candidateEngine(name: string, create: () => CandidateEngine): Engine {
  return {
    name,
    prepare: async (articles) => {
      const stemsOf = (text: string): string[] =>
        tokenize(text)
          .filter(({ word }) => !stopwords.has(word))
          .map(({ word }) => stem(word));
      return () => {
        const engine = create();
        let id = 0;
        for (const [article, { title, paragraphs }] of articles.entries()) {
          const ofTitle = stemsOf(title);
          engine.add(paragraphs.map((text) => ({ id: id++, article, text: stemsOf(text), title: ofTitle })));
        }
        return {
          ask: (question) =>
            engine.find(
              stemsOf(question).map((stem) => ({ stem, weight: 1 })),
              {},
              limit,
            ),
        };
      };
    },
  };
}

interface Document {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

function documentsOf(articles: readonly BenchArticle[]): Document[] {
  return articles
    .flatMap(({ title, paragraphs }) => paragraphs.map((text) => ({ title, text })))
    .map((document, id) => ({ id, ...document }));
}

function pageSize(database: Sqlite): number {
  return Number(database.pragma("page_size", { simple: true }));
}

/** The peers are not among the project's dependencies, so the compiler is told here what is used of them. */
async function peer<Module>(name: string): Promise<Module> {
  const module: Module = await import(name);
  return module;
}

interface LunrBuilder {
  ref(field: string): void;
  field(field: string): void;
  add(document: Document): void;
}

interface Lunr {
  (
    configure: (this: LunrBuilder) => void,
  ): {
    query(ask: (query: { term(tokens: unknown, options: object): void }) => void): unknown[];
  };
  tokenizer(text: string): unknown;
}

interface FlexSearch {
  readonly Index: new () => {
    add(id: number, text: string): void;
    search(text: string, options: { limit: number; suggest: boolean }): unknown;
  };
}

interface Orama {
  create(options: { schema: Record<string, "string"> }): object;
  insertMultiple(index: object, documents: readonly object[]): Promise<unknown>;
  search(index: object, query: { term: string; limit: number }): unknown;
}

type Task = (input: never) => unknown;

interface WinkBm25 {
  defineConfig(config: { fldWeights: Record<string, number> }): void;
  definePrepTasks(tasks: readonly Task[]): void;
  addDoc(document: object, id: number): void;
  consolidate(): void;
  search(question: string, limit: number): unknown;
}

interface WinkNlp {
  readonly string: { readonly lowerCase: Task; readonly removeExtraSpaces: Task; readonly tokenize0: Task };
  readonly tokens: { readonly propagateNegations: Task; readonly removeWords: Task; readonly stem: Task };
}

interface Sqlite {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): unknown; all(...values: unknown[]): unknown[] };
  pragma(name: string, options: { simple: true }): unknown;
}
