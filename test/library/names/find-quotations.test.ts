import { describe, expect, it } from "vitest";
import { buildLibrary, type QuotesQuery } from "../../../src/library/index.ts";
import { makeArticle, makeQuotation } from "../../make-article.ts";

const person = (name: string) => ({ mention: name, name, type: "person" as const });
const group = (name: string) => ({ mention: name, name, type: "group" as const });

const flood = [
  "“The river rose for three days,” said Ida Roe.",
  "“We had no boats,” said Ana Storm. “The town had none,” said Ida Roe.",
  "The river is called “the sleeper” in town.",
];
const fire = [
  "“The river could not help us,” said IDA ROE. “The mill burned first,” said the Town Council.",
  "“The river was low,” somebody said.",
];
const library = await buildLibrary([
  makeArticle({
    id: "flood",
    title: "The flood",
    paragraphs: flood,
    quotations: [
      makeQuotation(flood, 0, "“The river rose for three days,”", person("Ida Roe")),
      makeQuotation(flood, 1, "“We had no boats,”", person("Ana Storm")),
      makeQuotation(flood, 1, "“The town had none,”", person("Ida Roe")),
      { ...makeQuotation(flood, 2, "“the sleeper”"), kind: "scare" },
    ],
  }),
  makeArticle({
    id: "fire",
    title: "The fire",
    paragraphs: fire,
    quotations: [
      makeQuotation(fire, 0, "“The river could not help us,”", person("IDA ROE")),
      makeQuotation(fire, 0, "“The mill burned first,”", group("Town Council")),
      makeQuotation(fire, 1, "“The river was low,”"),
    ],
  }),
]);
const found = async (query: Partial<QuotesQuery>) => {
  const { items, total } = await library.quotes({ limit: 10, ...query });
  const words = items.map(({ text, quotation }) => text.slice(quotation.start + 1, quotation.end - 1));
  return { words, total };
};

describe("quotes", () => {
  it.each<[string, Partial<QuotesQuery>, string[]]>([
    [
      "all that somebody said, in reading order, but no nicknames",
      {},
      [
        "The river rose for three days,",
        "We had no boats,",
        "The town had none,",
        "The river could not help us,",
        "The mill burned first,",
        "The river was low,",
      ],
    ],
    [
      "of a speaker, however the name is written",
      { speaker: "ida roe" },
      ["The river rose for three days,", "The town had none,", "The river could not help us,"],
    ],
    ["of a speaker in an article", { speaker: "Ida Roe", article: "fire" }, ["The river could not help us,"]],
    [
      "of an article",
      { article: "fire" },
      ["The river could not help us,", "The mill burned first,", "The river was low,"],
    ],
    ["of somebody who is not quoted", { speaker: "Roe" }, []],
    ["of an article that is not there", { article: "none" }, []],
    ["about something, of a speaker", { about: "boats", speaker: "Ana Storm" }, ["We had no boats,"]],
    ["about something that nobody speaks of", { about: "penguins" }, []],
    ["about something of which only a small part is spoken of", { about: "penguins river Antarctica" }, []],
    ["about nothing but the usual words", { about: "what was it" }, []],
  ])("%s", async (_, query, expected) => {
    expect(await found(query)).toEqual({ words: expected, total: expected.length });
  });

  it("gives a part of them, and counts all", async () => {
    expect(await found({ offset: 1, limit: 2 })).toEqual({
      words: ["We had no boats,", "The town had none,"],
      total: 6,
    });
  });

  it("about several things leaves out what has less than half of what the best has", async () => {
    const paragraphs = [
      "“The ferry sank off Aldermouth pier,” said Roe.",
      "“The ferry was old,” said Roe.",
      "“My brother was on the ferry off Aldermouth pier,” said Roe.",
    ];
    const quotations = paragraphs.map((text, i) =>
      makeQuotation(paragraphs, i, text.slice(0, text.indexOf("”") + 1), person("Roe")),
    );
    const { quotes } = await buildLibrary([makeArticle({ paragraphs, quotations })]);
    const { items } = await quotes({ about: "ferry Aldermouth pier", limit: 10 });
    expect(items.map(({ paragraph }) => paragraph).sort()).toEqual([0, 2]);
  });
});

describe("speakers", () => {
  it("are counted under one name, most quoted first", async () => {
    const { items } = await library.speakers({ limit: 10 });
    expect(items.map(({ name, quotationCount }) => [name, quotationCount])).toEqual([
      ["Ida Roe", 3],
      ["Ana Storm", 1],
      ["Town Council", 1],
    ]);
  });

  it.each([
    ["What did Ida Roe say about the river?", "Ida Roe"],
    ["What did Storm say about boats?", "Ana Storm"],
    ["What did the Town Council say about the mill?", "Town Council"],
    // A group is not called by the last word of its name.
    ["What did the Council say about the mill?", undefined],
  ])("are found in a question: %s", async (question, speaker) => {
    const answer = await library.ask({ question });
    expect(answer.narrowed?.speaker).toBe(speaker);
  });
});
