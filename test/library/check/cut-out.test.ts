import { describe, expect, it } from "vitest";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { checkQuotes } from "../../../src/library/check/index.ts";
import { makeArticle } from "../../make-article.ts";
import { prepareToCheck } from "./checker.ts";

/** What the check finds that the words were cut out of, in an article of this one paragraph. */
async function cutOutOf(paragraph: string, words: string): Promise<string | undefined> {
  const plain = makeArticle({ id: "one", paragraphs: [paragraph] });
  const article = { ...plain, ...attributeQuotations(plain.paragraphs) };
  const [check] = await checkQuotes(await prepareToCheck([article]), `“${words}”`);
  if (check?.kind !== "exact") throw new Error(check?.kind);
  const { cutOut } = check;
  if (cutOut === undefined) return undefined;
  const { paragraph: at, start, end } = cutOut.sentence;
  expect(article.paragraphs[at]?.sentences).toContainEqual({ start, end });
  return cutOut.kind;
}

type Row = readonly [paragraph: string, words: string];

describe("words that are cut out of a sentence that turns them round", () => {
  const rows: Readonly<Record<string, readonly Row[]>> = {
    negation: [
      ["I do not think the ferry will sail before May.", "the ferry will sail before May"],
      [
        "“I don’t believe that the ferry will sail before May,” said Ida Roe.",
        "the ferry will sail before May",
      ],
      ["“I don’t believe,” said Ida Roe, “that the ferry sails in winter.”", "the ferry sails in winter"],
      ["The ferry will not sail before the end of May.", "sail before the end of May"],
      ["The ferry will never ever sail before May.", "sail before May"],
      ["The ferry and the boats will not sail before May.", "The ferry and the boats will"],
      ["Roe denied that the ferry was sold for scrap.", "the ferry was sold for scrap"],
      ["The mayor doubts the ferry will sail before May.", "the ferry will sail before May"],
      ["She refused to say the ferry would sail before May.", "the ferry would sail before May"],
      ["Nobody said the ferry would sail before May.", "the ferry would sail before May"],
      ["It is not true that the ferry was sold for scrap.", "the ferry was sold for scrap"],
      ["The claim that the ferry was sold for scrap is false.", "the ferry was sold for scrap"],
      ["That the ferry was sold for scrap is simply not true.", "the ferry was sold for scrap"],
      ["He left the town without paying for the ferry.", "paying for the ferry"],
      ["Roe does not, to be honest, think the ferry is safe.", "the ferry is safe"],
      ["Roe said it was “not a disaster for the town,” and left.", "a disaster for the town"],
    ],
    condition: [
      ["If the ferry sails before May, the town is saved.", "the ferry sails before May"],
      ["If the ferry sails before May, the town is saved.", "the town is saved"],
      ["The ferry will sail before May if the ice melts.", "The ferry will sail before May"],
      ["The ferry will sail in May unless the ice holds.", "The ferry will sail in May"],
      ["She was asked whether the ferry was sold for scrap.", "the ferry was sold for scrap"],
      ["He acted as if the ferry were sold for scrap.", "the ferry were sold for scrap"],
      ["Imagine the ferry sold for scrap tomorrow.", "the ferry sold for scrap"],
    ],
    question: [
      ["Is it true that the ferry was sold for scrap?", "the ferry was sold for scrap"],
      ["“Do you think the ferry was sold for scrap?” Roe asked.", "the ferry was sold for scrap"],
    ],
    unsaid: [
      ["Rowan Pike did not say “we sold the ferry for scrap.”", "we sold the ferry for scrap"],
      ["Pike denied saying “burn the whole place down” at the rally.", "burn the whole place down"],
      ["Ortiz refused to say “the harbor money is gone.” She left.", "the harbor money is gone"],
      ["If Ortiz says “yes to the harbor plan,” the work begins.", "yes to the harbor plan"],
    ],
  };
  for (const [kind, own] of Object.entries(rows)) {
    it.each(own)(`${kind}: %s`, async (paragraph, words) => {
      expect(await cutOutOf(paragraph, words)).toBe(kind);
    });
  }
});

describe("words that are not", () => {
  const rows: readonly Row[] = [
    ["I do not think the ferry will sail before May.", "I do not think the ferry will sail before May"],
    ["The ferry will sail before May. It is not sold.", "The ferry will sail before May"],
    ["It did not rain, but the ferry was late by an hour.", "the ferry was late by an hour"],
    ["He did not cry when the ferry sank in the harbor.", "the ferry sank in the harbor"],
    ["The ferry was not only late, it was full of water.", "it was full of water"],
    ["There is no doubt that the ferry will sail in May.", "the ferry will sail in May"],
    ["“It will not sail,” said Ida Roe, who owns the ferry.", "who owns the ferry"],
    ["Nobody denied that the ferry was sold for scrap.", "the ferry was sold for scrap"],
    ["The ferry sailed on Monday; it did not return.", "The ferry sailed on Monday"],
    ["The mayor called to ask if she was well.", "The mayor called to"],
    ["Is it true? The ferry was sold for scrap.", "The ferry was sold for scrap"],
    ["Did the ferry sail before May?", "Did the ferry sail before May"],
  ];
  it.each(rows)("%s: %s", async (paragraph, words) => {
    expect(await cutOutOf(paragraph, words)).toBeUndefined();
  });
});
