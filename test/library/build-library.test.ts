import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadArticles } from "../../src/articles/index.ts";
import { englishLexicon } from "../../src/language/index.ts";
import type { RestoredLibrary } from "../../src/library/build-library.ts";
import { buildLibrary, restoreLibrary } from "../../src/library/index.ts";
import { makeArticle } from "../make-article.ts";

const many = Array.from({ length: 40 }, (_, a) =>
  makeArticle({
    id: `a${a}`,
    title: `Report ${a}`,
    paragraphs: Array.from(
      { length: 50 },
      (_, p) => `Clause ${p} of part ${a} is about topic${(a * 50 + p) % 97}. It holds.`,
    ),
  }),
);

describe("buildLibrary", () => {
  it("lets other work go on while it builds", async () => {
    englishLexicon();
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await buildLibrary(many);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });

  it("tells how far it has come", async () => {
    const seen: [number, number][] = [];
    await buildLibrary(many, { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)).toEqual([2000, 2000]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
  });

  it("counts its articles and paragraphs", async () => {
    expect(await (await buildLibrary(many)).summary()).toMatchObject({
      articleCount: 40,
      paragraphCount: 2000,
    });
  });

  it("takes no articles, and articles without a word", async () => {
    const none = await buildLibrary([]);
    expect(await none.ask({ question: "anything?" })).toMatchObject({
      kind: "nothing",
      missing: ["anything"],
    });
    expect(await none.suggest({ kind: "article", typed: "x", limit: 5 })).toEqual([]);
    const blank = await buildLibrary([
      makeArticle({ title: "", paragraphs: ["…", ""] }),
      makeArticle({ id: "b", paragraphs: [] }),
    ]);
    expect((await blank.ask({ question: "anything?" })).kind).toBe("nothing");
  });
});

const bytesOf = ({ unsaved = [] }: RestoredLibrary) => Buffer.concat(unsaved);

describe("restoreLibrary", () => {
  const question = { question: "What is about topic13?", limit: 5 };

  it("gives the library that buildLibrary gives, and bytes to restore it from", async () => {
    const built = await buildLibrary(many);
    const first = await restoreLibrary(many, null);
    const again = await restoreLibrary(structuredClone(many), bytesOf(first));
    for (const { library } of [first, again]) {
      expect(await library.ask(question)).toEqual(await built.ask(question));
      expect(await library.check({ text: "“is about topic13. It holds”" })).toEqual(
        await built.check({ text: "“is about topic13. It holds”" }),
      );
    }
    expect(again.unsaved).toBeUndefined();
  });

  it("gives new bytes where an article has changed, even if only one is gone", async () => {
    const saved = bytesOf(await restoreLibrary(many, null));
    const { library, unsaved } = await restoreLibrary(many.slice(1), saved);
    expect(await library.ask(question)).toEqual(await (await buildLibrary(many.slice(1))).ask(question));
    expect(unsaved).toBeDefined();
  });

  it.each([
    ["nothing", () => new Uint8Array()],
    ["half of it", (saved: Uint8Array) => saved.subarray(0, saved.length >> 1)],
    ["something else", () => new TextEncoder().encode("something else ".repeat(100))],
  ])("builds anew from %s", async (_, spoil) => {
    const few = many.slice(0, 2);
    const saved = bytesOf(await restoreLibrary(few, null));
    const restored = await restoreLibrary(few, spoil(saved));
    const { library } = restored;
    expect(await library.ask(question)).toEqual(await (await buildLibrary(few)).ask(question));
    expect(bytesOf(restored)).toEqual(saved);
  });
});

const shared = fileURLToPath(new URL("../../../shared/articles", import.meta.url));

describe.skipIf(!existsSync(shared))(
  "the article in ../shared/articles (skipped where it is missing)",
  async () => {
    const { articles } = existsSync(shared) ? await loadArticles(shared, { threads: 0 }) : { articles: [] };
    const library = await buildLibrary(articles);

    it.each([
      ["How many trucks were in the convoy?", 2],
      ["What did Colonel Dillon say about people leaving?", 6],
      ["Which oil fields did the SDF capture?", 11],
      ["when did the convoy set off", 3],
      ["how many truks and busses", 2],
    ])("finds %s in paragraph %i", async (question, paragraph) => {
      const answer = await library.ask({ question });
      expect(answer.kind === "nothing" ? answer.kind : answer.passages[0].paragraph + 1).toBe(paragraph);
    });

    it.each(["Who won the 2018 World Cup?", "what does the author say about penguins?"])(
      "puts nothing forward for %s",
      async (question) => {
        expect((await library.ask({ question })).kind).not.toBe("found");
      },
    );
  },
);

describe("the shipped weights", () => {
  it("say where they come from", () => {
    const path = fileURLToPath(new URL("../../src/library/rank/weights.data.json", import.meta.url));
    expect(JSON.parse(readFileSync(path, "utf8")).provenance).toMatchObject({
      by: "npm run fit",
      articles: "even",
    });
  });
});
