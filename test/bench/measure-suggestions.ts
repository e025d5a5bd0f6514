import { performance } from "node:perf_hooks";
import { buildLibrary } from "../../src/library/index.ts";
import { toArticle } from "../quality/retrieval/question-file.ts";
import { percentile } from "../quality/retrieval/statistics.ts";
import { pseudoNews } from "./text.ts";

/** Autocomplete: what is typed of a title, letter by letter, with a slip of the finger in every fourth. */
const articles = pseudoNews(150_000)
  .slice(0, Number(process.argv[2] ?? "10000"))
  .map(({ title, paragraphs }, at) => toArticle(`a${at}`, title, paragraphs.slice(0, 1)));
const library = await buildLibrary(articles);

const times: number[] = [];
for (let at = 0; at < 200; at++) {
  const title = articles[(at * 37) % articles.length]?.title ?? "";
  const words = title.slice(title.indexOf(" ", at % 3 === 0 ? 0 : -1) + 1);
  const typed = at % 4 === 3 ? words.slice(0, 2) + words.slice(3) : words;
  for (const length of [1, 3, 6, 12]) {
    const before = performance.now();
    await library.suggest({ kind: "article", typed: typed.slice(0, length), limit: 25 });
    times.push(performance.now() - before);
  }
}
console.log(
  JSON.stringify({ articles: articles.length, p50: percentile(times, 50), p95: percentile(times, 95) }),
);
