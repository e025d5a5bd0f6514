import { describe, expect, it } from "vitest";
import { attributeQuotations } from "../../src/articles/quotations/index.ts";
import { splitSentences } from "../../src/articles/text/split-sentences.ts";
import {
  callingVerbs,
  classOf,
  commonVerbs,
  namingVerbs,
  reportVerbs,
  speechTags,
  speechVerbs,
  wordClass,
  yieldingVerbs,
} from "../../src/language/index.ts";
import { inflect } from "../../src/language/verb-forms.ts";
import { nameAfter, nameBefore } from "../../src/library/check/naming.ts";
import { makeArticle } from "../make-article.ts";

/** Past tenses that say what "replied" says, also some that only one of the readers used to know. */
const likeReplied = `replied responded answered said wrote added tweeted retorted countered quipped admitted shouted
  whispered conceded confirmed remarked recalled wondered mused explained argued lamented exclaimed pleaded blogged`;

describe.each(likeReplied.split(/\s+/))("“%s”", (verb) => {
  it("names the speaker in an article", () => {
    const { paragraphs } = makeArticle({ paragraphs: [`“The dam will hold,” ${verb} Eva Fabry.`] });
    expect(attributeQuotations(paragraphs).quotations[0]).toMatchObject({
      speaker: { name: "Eva Fabry" },
      confidence: "high",
    });
  });

  it("names the speaker in a message to check, before the words and after them", () => {
    expect(nameBefore(`Fabry ${verb}: `)).toBe("Fabry");
    expect(nameAfter(`, ${verb} Fabry`)).toBe("Fabry");
    expect(nameAfter(` Fabry ${verb}`)).toBe("Fabry");
  });

  it("stays in the sentence of the words that it reports", () => {
    const text = `“Will the dam hold?” Fabry ${verb}. Nobody knew.`;
    expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      `“Will the dam hold?” Fabry ${verb}.`,
      "Nobody knew.",
    ]);
  });
});

describe("the usual verbs of saying", () => {
  it.each([...commonVerbs.keys()])("%s counts as speech when paragraphs are ranked", (verb) => {
    expect(classOf(verb) & wordClass.speech).not.toBe(0);
  });

  it.each(["smiled", "nodded", "hoped", "states"])("%s proves no speech", (word) => {
    expect(speechTags.has(word)).toBe(false);
  });

  it("tell who gives a name from who shouts one, and who wishes from who says", () => {
    expect([namingVerbs.get("dubbed")?.base, namingVerbs.has("chanted")]).toEqual(["dub", false]);
    expect([callingVerbs.get("chanted")?.base, callingVerbs.has("said")]).toEqual(["chant", false]);
    expect([yieldingVerbs.has("hope"), yieldingVerbs.has("say")]).toEqual([true, false]);
    expect([speechVerbs.has("called"), reportVerbs.has("called")]).toEqual([false, true]);
  });
});

const verbs: readonly (readonly [base: string, forms: string])[] = [
  ["say", "say/base says/third said/past saying/ing"],
  ["begin", "begin/base begins/third began/past begun/participle beginning/ing"],
  ["speak", "speak/base speaks/third spoke/past spoken/participle speaking/ing"],
  ["reply", "reply/base replies/third replied/past replying/ing"],
  ["admit", "admit/base admits/third admitted/past admitting/ing"],
  ["signal", "signal/base signals/third signaled/past signalled/past signaling/ing signalling/ing"],
  ["echo", "echo/base echoes/third echoed/past echoing/ing"],
  ["preach", "preach/base preaches/third preached/past preaching/ing"],
  ["agree", "agree/base agrees/third agreed/past agreeing/ing"],
  ["read", "read/base reads/third reading/ing"],
  ["blog", "blog/base blogs/third blogged/past blogging/ing"],
  ["plead", "plead/base pleads/third pleaded/past pled/past pleading/ing"],
];

it.each(verbs)("inflects %s", (base, forms) => {
  expect(
    inflect(base)
      .map((form) => form.join("/"))
      .join(" "),
  ).toBe(forms);
});
