import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/articles/index.ts";
import type { Answer, Passage } from "../../src/library/index.ts";
import { headOf } from "../../src/library/slice.ts";
import { catalogues, english } from "../../src/messages/index.ts";
import {
  buttonsOf,
  type Reply,
  readQuestion,
  renderAnswer,
  renderComparison,
  renderReindexReport,
  renderShared,
  unescapeText,
} from "../../src/replies/index.ts";
import { makeArticle, makeQuotation, makeSlice } from "../make-article.ts";
import { violations } from "./violations.ts";

const texts = [
  "The council met on Monday. It was raining.",
  "“We will build the bridge,” said Mayor Ida Roe, a former engineer. Nobody clapped.",
  "The bridge costs $4 million.",
];
const speaker = {
  mention: "Ida Roe",
  name: "Ida Roe",
  title: "Mayor",
  role: "a former engineer",
  type: "person",
} as const;
const bridge = makeArticle({
  id: "bridge",
  title: "A bridge for Lund",
  author: "Jo Hale",
  date: "2024-03-05",
  publication: "The Lund Post",
  url: "https://lund.example/bridge",
  paragraphs: texts,
  quotations: [makeQuotation(texts, 1, "“We will build the bridge,”", speaker)],
});

function passage(article: Article, paragraph: number, sentence = 0): Passage {
  const span = article.paragraphs[paragraph]?.sentences[sentence];
  if (span === undefined) throw new Error("no such sentence");
  return { ...makeSlice(article, paragraph), sentence: span, score: 1, confidence: 0.9 };
}

function found(passages: readonly [Passage, ...Passage[]], more: Partial<Answer> = {}): Answer {
  return {
    question: "Who builds the bridge?",
    matched: ["bridge"],
    missing: [],
    corrections: [],
    ...more,
    kind: "found",
    passages,
  };
}

const frame = { messages: english, asker: "123456789012345678", shareMark: undefined };

describe("an answer", () => {
  it("shows the best passage in full with its best sentence in bold, speaker first, then the others as one sentence", () => {
    const reply = renderAnswer(found([passage(bridge, 1), passage(bridge, 2), passage(bridge, 0)]), frame);
    expect(reply.text).toMatchInlineSnapshot(`
      "> Who builds the bridge?

      Speaker: Mayor Ida Roe, a former engineer
      A bridge for Lund (https://lund.example/bridge)
      **“We will build the bridge,” said Mayor Ida Roe, a former engineer.** Nobody clapped.
      — Jo Hale · The Lund Post · 2024-03-05 · paragraph 2 of 3

      The bridge costs $4 million.
      A bridge for Lund (https://lund.example/bridge) · Jo Hale · The Lund Post · 2024-03-05 · paragraph 3 of 3

      The council met on Monday.
      A bridge for Lund (https://lund.example/bridge) · Jo Hale · The Lund Post · 2024-03-05 · paragraph 1 of 3"
    `);
  });

  it("leaves out other passages that hardly bear on the question", () => {
    const weak = { ...passage(bridge, 2), confidence: 0.1 };
    expect(renderAnswer(found([passage(bridge, 1), weak]), frame).embeds).toHaveLength(1);
    expect(renderAnswer(found([weak, passage(bridge, 1)]), frame).embeds).toHaveLength(2);
  });

  it("names nobody above the author's own words, and says so where a speaker is unclear", () => {
    const own = renderAnswer(found([passage(bridge, 1, 1)]), frame);
    expect(own.embeds?.[0]?.author).toBeUndefined();
    const unclear = { ...bridge, quotations: [makeQuotation(texts, 1, "“We will build the bridge,”")] };
    expect(renderAnswer(found([passage(unclear, 1)]), frame).embeds?.[0]?.author?.name).toBe(
      "Speaker unclear",
    );
  });

  it("has buttons that walk, cite and, where there is more, turn the page; and share only when private", () => {
    const labels = (reply: Reply) =>
      (reply.components ?? []).flatMap(({ components }) =>
        components.map((one) => ("label" in one ? one.label : "")),
      );
    expect(labels(renderAnswer(found([passage(bridge, 0)]), frame))).toEqual(["¶ 2 ▶", "Cite"]);
    const four = found([passage(bridge, 1), passage(bridge, 2), passage(bridge, 0), passage(bridge, 0, 1)]);
    expect(labels(renderAnswer(four, { ...frame, shareMark: "" }))).toEqual([
      "◀ ¶ 1",
      "¶ 3 ▶",
      "More",
      "Cite",
      "Share",
    ]);
  });

  it("says which words were searched instead, and what the question narrowed the search to", () => {
    const { text } = renderAnswer(
      found([passage(bridge, 0)], {
        corrections: [{ from: "brigde", to: "bridge" }],
        narrowed: { article: headOf(bridge) },
      }),
      frame,
    );
    expect(text).toContain("Showing results for “bridge”.\nOnly in “A bridge for Lund”.");
  });

  it("that misses words of the question says which", () => {
    const { content } = renderAnswer(found([passage(bridge, 0)], { missing: ["painter", "<@1>"] }), frame);
    expect(content).toBe("> Who builds the bridge?\n-# Not in these passages: “painter”, “\\<\\@1\\>”.");
  });

  it("that is nothing gives the words that stand nowhere, and those that stand apart", () => {
    const { text, embeds, components } = renderAnswer(
      {
        kind: "nothing",
        question: "Who paints the penguins on the bridge?",
        matched: ["bridge"],
        missing: ["penguins"],
        corrections: [],
      },
      frame,
    );
    expect(text).toMatchInlineSnapshot(`
      "> Who paints the penguins on the bridge?
      **The articles do not answer this.**
      Not found in any article: “penguins”.
      Found, but not together: “bridge”."
    `);
    expect([embeds, components]).toEqual([[], undefined]);
  });
});

describe("a passage that stands in several places", () => {
  const also = [0, 1, 2, 0].map((paragraph) => ({ article: headOf(bridge), paragraph }));

  it("names the first three of the others, with links", () => {
    const twice = { ...passage(bridge, 2), also };
    const { embeds, text } = renderAnswer(found([twice, { ...passage(bridge, 1), also }]), frame);
    const title = "[A bridge for Lund](https://lund.example/bridge)";
    const line = `-# Also in: ${title} · paragraph 1 of 3; ${title} · paragraph 2 of 3; ${title} · paragraph 3 of 3`;
    expect(embeds?.map(({ description }) => description?.split("\n").at(-1))).toEqual([line, line]);
    expect(text).toContain("Also in: A bridge for Lund (https://lund.example/bridge) · paragraph 1 of 3; ");
  });

  it("keeps within the limit of an embed", () => {
    const text = "The bridge costs money. ".repeat(400).trim();
    const long = makeArticle({
      paragraphs: [text],
      title: "*".repeat(200),
      url: `https://lund.example/${"x".repeat(170)}`,
    });
    const places = [0, 0, 0].map((paragraph) => ({ article: headOf(long), paragraph }));
    const [embed] = renderAnswer(found([{ ...passage(long, 0), also: places }]), frame).embeds ?? [];
    expect(embed?.description?.length).toBeLessThanOrEqual(4096);
    expect(embed?.description).toContain("Also in:");
  });
});

describe("the nearest passages, where nothing surely answers", () => {
  const near = (...passages: readonly [Passage, ...Passage[]]) => ({
    kind: "near" as const,
    question: "Who paints the penguins?",
    matched: ["paints"],
    missing: ["penguins"],
    corrections: [],
    passages,
  });

  it("are called that, and shown as one sentence each, with speaker and source", () => {
    const { text } = renderAnswer(near(passage(bridge, 1), passage(bridge, 2)), frame);
    expect(text).toMatchInlineSnapshot(`
      "> Who paints the penguins?
      Not found in any article: “penguins”.
      Nothing here surely answers this. Nearest:

      Speaker: Mayor Ida Roe, a former engineer
      “We will build the bridge,” said Mayor Ida Roe, a former engineer.
      A bridge for Lund (https://lund.example/bridge) · Jo Hale · The Lund Post · 2024-03-05 · paragraph 2 of 3

      The bridge costs $4 million.
      A bridge for Lund (https://lund.example/bridge) · Jo Hale · The Lund Post · 2024-03-05 · paragraph 3 of 3"
    `);
  });

  it("are not in bold, and none looks like an answer", () => {
    const reply = renderAnswer(near(passage(bridge, 1), passage(bridge, 2), passage(bridge, 0)), frame);
    expect(JSON.stringify(reply)).not.toContain("**");
    expect(reply.embeds).toHaveLength(3);
    for (const { title, footer } of reply.embeds ?? [])
      expect([title, footer]).toEqual([undefined, undefined]);
  });

  it("can be walked from, cited and shared, but not turned over", () => {
    const ids = (isPrivate: boolean) =>
      buttonsOf(
        renderAnswer(near(passage(bridge, 1)), { ...frame, shareMark: isPrivate ? "" : undefined }),
      ).map(({ custom_id }) => custom_id.split(":")[0]);
    expect(ids(false)).toEqual(["walk", "walk", "cite"]);
    expect(ids(true)).toEqual(["walk", "walk", "cite", "share"]);
  });

  it("say so in every language", () => {
    for (const messages of Object.values(catalogues)) {
      const { text } = renderAnswer(near(passage(bridge, 1)), { ...frame, messages });
      expect(text).toContain(messages.answer.near);
    }
  });

  it.each([
    ["unquoted", "Ida Roe is not quoted here."],
    ["elsewhere", "Ida Roe is quoted here, but not on this."],
  ] as const)("say whose words are not there: %s", (kind, note) => {
    const unsaid = { kind, speaker: "Ida Roe" };
    const answer = { ...near(passage(bridge, 1)), unsaid };
    expect(renderAnswer(answer, frame).text).toContain(`${note}\nNothing here surely answers this. Nearest:`);
    const { passages, ...nothing } = answer;
    expect(renderAnswer({ ...nothing, kind: "nothing" }, frame).text).toContain(
      `**The articles do not answer this.**\n${note}`,
    );
    const [column] =
      renderComparison("Who?", [{ article: headOf(bridge), answer }], english).embeds?.[0]?.fields ?? [];
    expect(column?.value).toContain(`${note}\nNothing here surely answers this. Nearest:`);
  });

  it("say whose words are not there in every language", () => {
    for (const messages of Object.values(catalogues)) {
      const answer = {
        ...near(passage(bridge, 1)),
        unsaid: { kind: "elsewhere", speaker: "Ida Roe" },
      } as const;
      const { text } = renderAnswer(answer, { ...frame, messages });
      expect(text).toContain(messages.answer.quotedElsewhere("Ida Roe"));
    }
  });

  it("and what is put forward say which words they have not, compared as well", () => {
    const answer = found([passage(bridge, 1)], { missing: ["penguins"] });
    const [column] =
      renderComparison("Who?", [{ article: headOf(bridge), answer }], english).embeds?.[0]?.fields ?? [];
    for (const text of [column?.value, renderAnswer(answer, frame).text])
      expect(text).toContain("Not in these passages: “penguins”.");
    expect(column?.value).toContain("**Speaker: Mayor Ida Roe, a former engineer**");
  });

  it("of a compared article stand in its column, no word in bold", () => {
    const [first, second] = [near(passage(bridge, 1)), found([passage(bridge, 1)])];
    const answers = [first, second].map((answer) => ({ article: headOf(bridge), answer }));
    const [nearest = "", best = ""] =
      renderComparison("Who?", answers, english).embeds?.[0]?.fields?.map(({ value }) => value) ?? [];
    expect(nearest).toMatchInlineSnapshot(`
      "Nothing here surely answers this. Nearest:
      Speaker: Mayor Ida Roe, a former engineer
      “We will build the bridge,” said Mayor Ida Roe, a former engineer.
      -# [Jo Hale · The Lund Post · 2024-03-05 · paragraph 2 of 3](https://lund.example/bridge)"
    `);
    expect(best).toContain("**Speaker: Mayor Ida Roe, a former engineer**");
  });
});

describe("the message of an answer", () => {
  it("carries the question so that it can be read back", () => {
    const question = "Who said *never* <@1> in [x](https://evil.example)?";
    const reply = renderAnswer(found([passage(bridge, 0)], { question }), frame);
    expect(readQuestion(reply)).toBe(question);
  });

  it("that is shared keeps its embeds, credits the one who asked, and can be deleted", () => {
    const reply = renderAnswer(found([passage(bridge, 1)]), { ...frame, shareMark: "" });
    const shared = renderShared(reply, { id: "123456789012345678", name: "@everyone" }, english);
    expect(shared.embeds).toEqual(reply.embeds);
    expect(shared.content).toContain("Shared by \\@everyone");
    const ids = JSON.stringify(shared.components);
    expect(ids).toContain('"delete:');
    expect(ids).not.toContain('"share"');
  });
});

describe("an answer from a generated article", () => {
  it("is within Discord's limits, and what is shown is an exact slice", () => {
    const word = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constantFrom(
        "@everyone",
        "**",
        "||",
        "https://x.example",
        "a_b_c",
        "Roe",
        "bridge",
        "“",
        "”",
        "\u202E",
      ),
    );
    const paragraph = fc
      .array(word, { minLength: 1, maxLength: 400 })
      .map((words) => words.join(" ").replace(/\s+/g, " ").trim() || "x");
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), fc.nat(1_000), (paragraphs, pick) => {
        const article = makeArticle({ paragraphs });
        const all = article.paragraphs.map((one, index) =>
          passage(article, index, pick % one.sentences.length),
        );
        const [first, ...others] = all;
        if (first === undefined) return;
        const reply = renderAnswer(found([first, ...others]), frame);
        expect(violations(reply)).toEqual([]);
        const shown = unescapeText(
          (reply.embeds?.[0]?.description ?? "").replace(/(?<!\\)((?:\\\\)*)\*\*/g, "$1"),
        );
        const pieces = shown.split(/ ?\[…\] ?/).filter((piece) => piece !== "");
        for (const piece of pieces) expect(article.paragraphs[first.paragraph]?.text).toContain(piece.trim());
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 200) },
    );
  });
});

describe("the report of a reindex", () => {
  it("names the articles that stay as they were though their files cannot be read, and why", () => {
    const { text, components } = renderReindexReport(
      {
        replaced: true,
        needsConfirmation: false,
        articles: 3,
        paragraphs: 30,
        added: [],
        changed: [],
        removed: [],
        kept: [{ title: "The *pier*", file: "pier.html", reason: "took too long to read" }],
        problems: [{ file: "new.txt", reason: "is empty" }],
        milliseconds: 1_200,
      },
      english,
    );
    expect(text).toMatchInlineSnapshot(`
      "Read 3 articles with 30 paragraphs in 1.2 s.
      Nothing was added, changed or removed.

      1 article stays as before: the file cannot be read now
      - **The *pier*** (pier.html): took too long to read

      1 file was not read
      - **new.txt**: is empty"
    `);
    expect(components).toBeUndefined();
  });
});
