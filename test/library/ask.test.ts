import { describe, expect, it } from "vitest";
import type { Article } from "../../src/articles/index.ts";
import { type Answer, buildLibrary, type QuotesQuery } from "../../src/library/index.ts";
import { makeArticle, makeQuotation } from "../make-article.ts";

const bridgeTexts = [
  "The county closed the Marrow Bridge on Monday after divers found cracks in two of its piers.",
  "“I would not drive my own children across it,” said Ines Fabry, the county engineer. Buses will go by way of Dunmore until spring.",
  "The bridge, which opened in 1934, carries 11,000 cars a day. It was last repaired in 1988.",
  "Repairs will cost about $14 million, said Commissioner Tom Hale, who leads the county’s board. He hopes that the state will pay half of that.",
  "“We were told it was sound,” Mr. Hale said. “Somebody was wrong.”",
  "Shopkeepers in the old town fear for their trade. Lucia Brandt, a baker, said that half of her customers come from the other bank.",
];
const fabry = {
  mention: "Ines Fabry",
  name: "Ines Fabry",
  role: "the county engineer",
  type: "person",
} as const;
const hale = { mention: "Mr. Hale", name: "Tom Hale", title: "Mr.", type: "person" } as const;
const bridge = makeArticle({
  id: "bridge",
  file: "bridge.txt",
  title: "Cracks close the Marrow Bridge",
  paragraphs: bridgeTexts,
  quotations: [
    makeQuotation(bridgeTexts, 1, "“I would not drive my own children across it,”", fabry),
    makeQuotation(bridgeTexts, 4, "“We were told it was sound,”", hale),
    makeQuotation(bridgeTexts, 4, "“Somebody was wrong.”", hale),
  ],
});
const beekeepers = makeArticle({
  id: "bees",
  file: "bees.txt",
  title: "A hard winter for beekeepers",
  paragraphs: [
    "Beekeepers in the valley lost four hives in ten this winter, a survey of 212 members shows.",
    "A mite is to blame for most of the losses. It arrived in 1988 and weakens the young bees.",
    "The keepers’ union wants the county to pay for a laboratory in Dunmore.",
  ],
});
const library = await buildLibrary([bridge, beekeepers]);

/** Where the first passage stands, be it put forward or only the nearest: finding is one thing, the verdict another. */
const firstOf = (answer: Answer): string => {
  if (answer.kind === "nothing") return answer.kind;
  const [{ article, paragraph }] = answer.passages;
  return `${article.id} ${paragraph}`;
};
const sentenceOf = (answer: Answer): string => {
  const passage = answer.kind === "nothing" ? undefined : answer.passages[0];
  return passage?.text.slice(passage.sentence.start, passage.sentence.end) ?? "";
};

describe("ask", () => {
  it.each([
    ["its words", "Why was the Marrow Bridge closed?", "bridge 0"],
    ["a number that is asked for", "How many cars cross the bridge a day?", "bridge 2"],
    ["a price", "What will the repairs cost?", "bridge 3"],
    ["words of the same root", "Who repairs bees’ losses? What is blamed for the loss?", "bees 1"],
    ["another form of the word", "How many hives did the valley lose?", "bees 0"],
    ["a mistyped word", "How many hvies were lost?", "bees 0"],
    ["lower case and no question mark", "where will buses go", "bridge 1"],
    ["an abbreviation written out", "What does mister Hale hope the state will pay?", "bridge 3"],
  ])("finds the paragraph by %s", async (_, question, expected) => {
    expect(firstOf(await library.ask({ question }))).toBe(expected);
  });

  it.each([
    ["When did the bridge open?", "The bridge, which opened in 1934, carries 11,000 cars a day."],
    ["When was it last repaired?", "It was last repaired in 1988."],
    ["How long will the buses go by way of Dunmore?", "Buses will go by way of Dunmore until spring."],
    ["Who is the baker?", "Lucia Brandt, a baker, said that half of her customers come from the other bank."],
  ])("shows the sentence that answers: %s", async (question, expected) => {
    expect(sentenceOf(await library.ask({ question, article: "bridge" }))).toBe(expected);
  });

  it.each([
    ["another subject", "Who won the football championship in 2018?"],
    ["a word that the author never uses", "what does the author say about penguins?"],
    ["a follow-up that does not stand alone", "and when was that?"],
    ["a follow-up with a word to go by", "and why was that closed?"],
    ["function words", "what is it?"],
    ["nothing", ""],
    ["blanks and marks", " \n?!"],
    ["marks that are invisible", "\u200B\u202E\u00AD"],
  ])("puts nothing forward for %s", async (_, question) => {
    expect((await library.ask({ question })).kind).not.toBe("found");
  });

  it("says which words it found and which it did not", async () => {
    const found = await library.ask({ question: "How many hives did the grumpy valley lose?" });
    expect(found).toMatchObject({ kind: "found", matched: ["hives", "valley", "lose"], missing: ["grumpy"] });
    const near = await library.ask({
      question: "Which penguins and walruses swim under the bridge of sighs?",
    });
    expect(near).toMatchObject({
      kind: "near",
      matched: ["bridge"],
      missing: ["penguins", "walruses", "swim", "sighs"],
    });
  });

  it("gives the nearest passages where none is surely an answer, and no confidence to speak of", async () => {
    const question = "Which painter restored the ceiling of the county museum?";
    const answer = await library.ask({ question, limit: 9 });
    if (answer.kind !== "near") throw new Error(answer.kind);
    expect(answer.passages.map(({ article, paragraph }) => `${article.id} ${paragraph}`)).toHaveLength(3);
    for (const { confidence } of answer.passages) expect(confidence).toBeLessThan(0.5);
    expect(answer).toMatchObject({
      matched: ["county"],
      missing: ["painter", "restored", "ceiling", "museum"],
    });
  });

  it("gives no more of the nearest passages than asked for", async () => {
    const question = "Which painter restored the ceiling of the county museum?";
    const answer = await library.ask({ question, limit: 1 });
    expect(answer.kind === "near" && answer.passages).toHaveLength(1);
  });

  it("gives no passage where none has a word of the question", async () => {
    const answer = await library.ask({ question: "Do penguins juggle?", article: "bridge" });
    expect(answer).toMatchObject({ kind: "nothing", matched: [], missing: ["penguins", "juggle"] });
  });

  it("says what it searched instead of a word it does not know", async () => {
    const { corrections } = await library.ask({ question: "What did Brnadt say about chilren?" });
    expect(corrections).toEqual([
      { from: "Brnadt", to: "Brandt" },
      { from: "chilren", to: "children" },
    ]);
  });

  it("gives as many passages as asked for, in falling order", async () => {
    const answer = await library.ask({ question: "When was the bridge repaired?", limit: 5 });
    const passages = answer.kind === "nothing" ? [] : answer.passages;
    expect(passages.length).toBeGreaterThan(2);
    expect(passages.length).toBeLessThanOrEqual(5);
    expect(passages.map(({ score }) => score)).toEqual(
      passages.map(({ score }) => score).sort((a, b) => b - a),
    );
  });

  it("answers the same question the same way", async () => {
    const again = await buildLibrary([bridge, beekeepers]);
    const question = "What happened in 1988 in the county?";
    expect(await again.ask({ question })).toEqual(await library.ask({ question }));
  });

  it("breaks ties by the order of articles and paragraphs", async () => {
    const twin = (id: string): Article =>
      makeArticle({
        id,
        file: id,
        title: "Twins",
        paragraphs: ["A heron stood in the reeds.", "A heron stood in the reeds."],
      });
    const twins = await buildLibrary([twin("one"), twin("two")]);
    const answer = await twins.ask({ question: "Where did the heron stand?", limit: 4 });
    const places = answer.kind === "nothing" ? [] : answer.passages;
    expect(new Set(places.map(({ score }) => score.toFixed(9))).size).toBeLessThan(4);
    const equal = places.filter(({ score }) => score === places[0]?.score);
    expect(equal.map(({ article }) => article.id)).toEqual(equal.map(({ article }) => article.id).sort());
  });
});

describe("a phrase in quotation marks", () => {
  it("must stand in the passage as it is", async () => {
    expect(firstOf(await library.ask({ question: "who said “Somebody WAS wrong”" }))).toBe("bridge 4");
    expect(firstOf(await library.ask({ question: 'who said "wrong somebody"' }))).toBe("nothing");
  });

  it("is found even among usual words", async () => {
    expect(firstOf(await library.ask({ question: '"half of that"' }))).toBe("bridge 3");
  });
});

describe("a question that names an article", () => {
  it.each([
    ["In the Marrow Bridge article, what happened in 1988?", "bridge 2", "bridge"],
    ["what happened in 1988 according to the story about beekeepers", "bees 1", "bees"],
    ["What does the beekeepers article say about Dunmore?", "bees 2", "bees"],
  ])("is answered from it: %s", async (question, expected, id) => {
    const answer = await library.ask({ question });
    expect(firstOf(answer)).toBe(expected);
    expect(answer.narrowed?.article?.id).toBe(id);
  });

  it("searches all where no article or several have that name", async () => {
    const answer = await library.ask({
      question: "In the lighthouse article, what happened to the bridge piers?",
    });
    expect(answer.narrowed).toBeUndefined();
  });
});

describe("the only article there is", () => {
  it("is what a question means that does not say so", async () => {
    const question = "How many cars cross it a day?";
    const only = await buildLibrary([bridge]);
    expect((await only.ask({ question })).kind).toBe("found");
    expect(await only.ask({ question })).toEqual(await only.ask({ question, article: "bridge" }));
  });
});

describe("an article that is given", () => {
  it("is all that is searched", async () => {
    expect(firstOf(await library.ask({ question: "What happened in 1988?", article: "bees" }))).toBe(
      "bees 1",
    );
    expect((await library.ask({ question: "How many hives were lost?", article: "bridge" })).kind).toBe(
      "nothing",
    );
  });

  it("holds nothing when it is gone", async () => {
    expect((await library.ask({ question: "What about the bridge?", article: "gone" })).kind).toBe("nothing");
  });
});

describe("a speaker", () => {
  it("is preferred where the question asks for what was said", async () => {
    const answer = await library.ask({ question: "What did Hale say about the bridge being sound?" });
    expect(firstOf(answer)).toBe("bridge 4");
    expect(sentenceOf(answer)).toBe("“We were told it was sound,” Mr. Hale said.");
    expect(answer.narrowed?.speaker).toBe("Tom Hale");
  });

  it.each([
    [
      "whom it quotes",
      "Parents met in the hall. “Nobody knew,” Ben Ruiz said. The town had paid for a roof that was a disgrace.",
      "“Nobody knew,”",
    ],
    [
      "whose words it reports",
      "Ben Ruiz said that the roof was a disgrace to the town and to all in it.",
      "",
    ],
  ])("is preferred, %s, to a passage that has more of the question", async (_, text, quoted) => {
    const paragraphs = ["Ruiz saw the roof. Ruiz built the roof.", "Parents met in the hall.", text];
    const ruiz = { mention: "Ben Ruiz", name: "Ben Ruiz", type: "person" } as const;
    const quotations = quoted === "" ? [] : [makeQuotation(paragraphs, 2, quoted, ruiz)];
    const { ask } = await buildLibrary([makeArticle({ paragraphs, quotations })]);
    const answer = await ask({ question: "What did Ruiz say about the roof?" });
    expect(answer.kind === "nothing" ? undefined : answer.passages[0].paragraph).toBe(2);
  });

  it.each([
    "How did Fabry describe driving on the bridge?",
    "What does Fabry think of the bridge?",
    "How did Fabry react to the cracks in the bridge?",
  ])("is found by her words where the question is %s", async (question) => {
    const answer = await library.ask({ question, article: "bridge" });
    expect(firstOf(answer)).toBe("bridge 1");
    expect(sentenceOf(answer)).toContain("I would not drive my own children across it");
  });

  it("that is given leaves only passages with these words", async () => {
    const answer = await library.ask({
      question: "What about the bridge, was it wrong?",
      speaker: "Tom Hale",
      limit: 9,
    });
    const passages = answer.kind === "nothing" ? [] : answer.passages;
    expect(passages.map(({ paragraph }) => paragraph)).toEqual([4]);
    expect(sentenceOf(answer)).toBe("“Somebody was wrong.”");
  });

  it("whom nobody quotes has said nothing", async () => {
    expect((await library.ask({ question: "What about the bridge?", speaker: "Nobody" })).kind).toBe(
      "nothing",
    );
  });
});

describe("a hostile question", () => {
  it.each([
    ["6,000 characters of one word", "bridge ".repeat(858)],
    ["6,000 characters without a blank", "x".repeat(6000)],
    ["6,000 different words", Array.from({ length: 1200 }, (_, i) => `w${i.toString(36)}`).join(" ")],
    ["many quotation marks", '"a" '.repeat(1500)],
    ["half a surrogate pair", "\uD800 bridge"],
    ["names of an object’s own", "__proto__ constructor toString hasOwnProperty"],
    ["the head of a pattern without its end", `in the ${"a ".repeat(2900)}`],
  ])("gets an answer: %s", async (_, question) => {
    expect(["found", "near", "nothing"]).toContain((await library.ask({ question })).kind);
  });
});

describe("a hostile article", () => {
  it.each([
    ["one sentence of 60,000 words that match", "Bridge 1934 ".repeat(30_000)],
    ["one word of 500,000 letters", "b".repeat(500_000)],
    ["60,000 different words", Array.from({ length: 60_000 }, (_, i) => `w${i.toString(36)}`).join(" ")],
    ["nothing but marks", "“”—…".repeat(50_000)],
  ])("can be asked: %s", async (_, text) => {
    const hostile = await buildLibrary([makeArticle({ id: "hostile", paragraphs: [text] }), bridge]);
    for (const question of ["When was the bridge opened?", "Who is Bridge?", "bridge ".repeat(800)]) {
      expect(["found", "near", "nothing"]).toContain((await hostile.ask({ question })).kind);
    }
  });
});

describe("articles in other languages", () => {
  it.each([
    ["German", "Die Brücke wurde 1934 eröffnet und 1988 erneuert.", "Wann wurde die Brücke eröffnet?"],
    ["Russian", "Мост открыли в 1934 году.", "Когда открыли мост?"],
    ["Japanese", "橋は1934年に開通しました。", "橋はいつ開通しましたか"],
    ["Arabic", "افتتح الجسر عام 1934.", "متى افتتح الجسر؟"],
  ])("are searched, if less well: %s", async (_, text, question) => {
    const foreign = await buildLibrary([
      makeArticle({ id: "foreign", title: "x", paragraphs: [text] }),
      bridge,
    ]);
    const answer = await foreign.ask({ question });
    const best = answer.kind === "nothing" ? undefined : answer.passages[0];
    expect(best?.article.id).toBe("foreign");
  });
});

describe("quotes", () => {
  const words = async (query: Partial<QuotesQuery>): Promise<string[]> =>
    (await library.quotes({ limit: 10, ...query })).items.map(({ text, quotation: { start, end } }) =>
      text.slice(start, end),
    );

  it("gives all that was said, in reading order", async () => {
    expect(await words({})).toEqual([
      "“I would not drive my own children across it,”",
      "“We were told it was sound,”",
      "“Somebody was wrong.”",
    ]);
  });

  it("gives what one speaker said", async () => {
    expect(await words({ speaker: "Ines Fabry" })).toEqual([
      "“I would not drive my own children across it,”",
    ]);
    expect(await words({ speaker: "Lucia Brandt" })).toEqual([]);
  });

  it("ranks by what it is about", async () => {
    expect((await words({ about: "driving children across" }))[0]).toContain("children");
    expect(await words({ about: "penguins of Antarctica" })).toEqual([]);
  });

  it("gives a page at a time, and how many there are in all", async () => {
    expect(await words({ limit: 2 })).toHaveLength(2);
    expect(await words({ limit: 2, offset: 2 })).toEqual(["“Somebody was wrong.”"]);
    expect((await library.quotes({ limit: 1 })).total).toBe(3);
  });

  it("gives those of one article only", async () => {
    expect(await words({ article: "bees" })).toEqual([]);
  });
});
