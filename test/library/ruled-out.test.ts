import { describe, expect, it } from "vitest";
import { type Answer, buildLibrary } from "../../src/library/index.ts";
import { makeArticle } from "../make-article.ts";
import { overMessages } from "../over-messages.ts";

const tram = makeArticle({
  id: "tram",
  file: "tram.txt",
  title: "A tram for Aldmoor",
  paragraphs: [
    "The U.S. firm Brennick Rail will build a tram in Aldmoor for £14m, Councillor Marta Dvorak said in May.",
    "Work begins on 12. Juni and takes 18 months. Fares of $3 to $5 may rise by 4% a year.",
    "Shopkeepers of Castle Street fear for their trade. The O'Rourke bakery has closed for good.",
    "Jean-Luc Moreau, who drives a bus, doubts that 9,000 passengers a day will use the tram.",
  ],
});
const harvest = makeArticle({
  id: "harvest",
  file: "harvest.txt",
  title: "Hops fail in the Tarn valley",
  paragraphs: [
    "Hail destroyed half of the hops in the Tarn valley in June.",
    "Growers ask the county for a loan of 3 million crowns.",
  ],
});
const library = overMessages(await buildLibrary([tram, harvest]));
const ask = (question: string, article?: string): Promise<Answer> =>
  library.ask({ question, ...(article === undefined ? {} : { article }) });
const sentenceOf = (answer: Answer): string => {
  const [best] = answer.kind === "nothing" ? [] : answer.passages;
  return best === undefined ? "" : best.text.slice(best.sentence.start, best.sentence.end);
};

describe("a name that stands nowhere in what is asked", () => {
  it.each([
    ["a person", "How much will the tram of Stella Quigg cost in Aldmoor?"],
    ["a place", "How much will the tram in Edinburgh cost?"],
    ["a firm", "Will Siemens build the tram in Aldmoor for £14m?"],
    ["a person, in lower case", "what did okafor say about the tram in aldmoor"],
    ["the possessive of one", "What will Quigg's tram in Aldmoor cost?"],
    ["a first name with another last name", "What did Marta Olsen say in May about the tram in Aldmoor?"],
  ])("keeps the best passage from being put forward: %s", async (_, question) => {
    const answer = await ask(question);
    expect(answer.kind).not.toBe("found");
    expect(answer.missing).not.toEqual([]);
  });

  it("counts where another article alone has it", async () => {
    const question = "How much will the tram in the Tarn valley cost?";
    expect((await ask(question, "tram")).kind).not.toBe("found");
  });
});

describe("a name that stands there", () => {
  it.each([
    ["as it is", "Who will build the tram in Aldmoor?"],
    ["in lower case", "who will build the tram in aldmoor"],
    ["in capitals", "WHO WILL BUILD THE TRAM IN ALDMOOR?"],
    ["with every word in a capital", "Who Will Build The Tram In Aldmoor?"],
    ["mistyped", "Who will build the tram in Aldmor?"],
    ["as a possessive", "Who will build Aldmoor's tram?"],
    ["as an abbreviation", "Will the US firm build the tram in Aldmoor?"],
    ["as an abbreviation with full stops", "Will the U.S. firm build the tram in Aldmoor?"],
    ["with another apostrophe", "Has the O’Rourke bakery closed for good?"],
    ["without its hyphen", "Does Jean Luc Moreau doubt that passengers will use the tram?"],
    ["by the last name", "Does Moreau doubt that passengers will use the tram?"],
    ["in a title alone", "Who doubts that passengers a day will use the tram of Aldmoor?"],
  ])("keeps nothing back: %s", async (_, question) => {
    expect(await ask(question)).toMatchObject({ kind: "found" });
  });
});

describe("what is put forward", () => {
  it.each([
    ["How much will the shiny tram in Aldmoor cost?", "shiny"],
    ["Who will build the tram in Aldmoor next to the lighthouse?", "lighthouse"],
  ])("names the word that it has not: %s", async (question, word) => {
    const answer = await ask(question);
    if (answer.kind === "found") expect(answer.missing).toContain(word);
    else expect(answer.missing).toContain(word);
  });
});

describe("what is no question", () => {
  it.each(["lol", "ok cool", "tell me a joke", "who are you", "test", "asdf", "??", "👍", "hahaha nice"])(
    "is not answered: %s",
    async (question) => {
      expect((await ask(question)).kind).not.toBe("found");
    },
  );
});

describe("an amount or a date", () => {
  it.each([
    ["What happened in May?", "in May."],
    ["what costs 14 million pounds", "£14m"],
    ["Who gets £14 million?", "£14m"],
    ["What will a fare of 3 dollars rise by?", "$3 to $5"],
    ["What rises by 4 percent?", "4%"],
    ["Who asks for 3m crowns?", "3 million crowns"],
    ["When does work begin?", "12. Juni"],
  ])("is found however it is written: %s", async (question, words) => {
    expect(sentenceOf(await ask(question))).toContain(words);
  });

  it("of a German day breaks no sentence", async () => {
    expect(sentenceOf(await ask("When does work begin?"))).toBe(
      "Work begins on 12. Juni and takes 18 months.",
    );
  });
});

describe("an interview", () => {
  const interview = makeArticle({
    title: "“I never wanted the bridge”: an interview",
    paragraphs: [
      "Why did you vote against the bridge at Lund?",
      "Because the ground under the bridge at Lund is sand. We would have paid for it twice.",
      "And what would you build instead of the bridge? A ferry?",
      "A ferry, yes. It carries forty cars and nobody drowns.",
      "Roe laughed. “Was I afraid of the voters?” No, she says, never of the voters.",
    ],
  });

  it.each([
    ["Why did you vote against the bridge at Lund?", "Because the ground under the bridge at Lund is sand."],
    ["What would you build instead of the bridge?", "A ferry, yes."],
    ["Was she afraid of the voters?", "No, she says, never of the voters."],
  ])("gives the answer, not the question: %s", async (question, expected) => {
    const { ask } = await buildLibrary([interview]);
    const answer = await ask({ question });
    const shown =
      answer.kind === "nothing"
        ? []
        : answer.passages.map(({ text, sentence }) => text.slice(sentence.start, sentence.end));
    expect(shown.filter((sentence) => sentence.endsWith("?"))).toEqual([]);
    expect(shown).toContain(expected);
  });
});
