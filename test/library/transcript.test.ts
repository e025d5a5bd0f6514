import { describe, expect, it } from "vitest";
import { readArticle } from "../../src/articles/read-article.ts";
import { buildLibrary } from "../../src/library/index.ts";

const text = `The ferry nobody wanted

By Lena Brook

MARY-LOU KEANE, HOST: The old ferry at Alder Bay makes its last run on Friday. With me is Piet Oster, who has fished off the pier for forty years.

PIET OSTER: Good morning.

KEANE: You have counted the passengers of the old ferry. How many passengers were there last winter?

OSTER: Some days nine, some days none. In 1990 I counted four hundred on a Sunday.

KEANE: Will you miss the captain of the ferry?

OSTER: I do not think that he ever said a word. I liked him for that.
`;
const article = readArticle("ferry.txt", text);
if (!("paragraphs" in article)) throw new Error(article.reason);
const library = await buildLibrary([article]);

describe("a transcript in a library", () => {
  it("is answered from by what is said, not by what is asked", async () => {
    const answer = await library.ask({ question: "How many passengers did the ferry have last winter?" });
    const [first] = answer.kind === "nothing" ? [] : answer.passages;
    expect(first?.text).toContain("four hundred on a Sunday");
  });

  it("gives the words of who asks to whom they are asked for", async () => {
    const answer = await library.ask({ question: "passengers last winter", speaker: "Mary-Lou Keane" });
    const [first] = answer.kind === "nothing" ? [] : answer.passages;
    expect(first?.text).toContain("How many passengers were there");
  });

  it("lists its speakers by their full names, each once", async () => {
    const { items } = await library.speakers({ limit: 10 });
    expect(items.map(({ name, quotationCount }) => [name, quotationCount])).toEqual([
      ["Mary-Lou Keane", 3],
      ["Piet Oster", 3],
    ]);
  });

  it("shows the words alone", async () => {
    const { items } = await library.quotes({ speaker: "Piet Oster", limit: 1 });
    expect(items.map(({ text, quotation }) => text.slice(quotation.start, quotation.end))).toEqual([
      "Good morning.",
    ]);
  });

  it.each([
    ["Oster said “In 1990 I counted four hundred”", { kind: "exact", isSpeakerOpen: false }],
    ["Keane said “In 1990 I counted four hundred”", { kind: "wrong-speaker" }],
    ["“he ever said a word,” said Oster", { kind: "exact", cutOut: { kind: "negation" } }],
    ["Oster: “Some days nine, some days none. I liked him for that.”", { kind: "spliced" }],
  ])("is what quotations are checked against: %s", async (message, verdict) => {
    const [check] = await library.check({ text: message });
    expect(check).toMatchObject(verdict);
  });
});
