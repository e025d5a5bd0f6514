import { describe, expect, it } from "vitest";
import { type Answer, buildLibrary } from "../../src/library/index.ts";
import { makeArticle, makeQuotation } from "../make-article.ts";
import { overMessages } from "../over-messages.ts";

const poolTexts = [
  "The council of Marlow will drain the Quay Street pool in June, two years after its filters were replaced.",
  "“The boiler is older than I am,” said Mayor Ada Lindqvist. “We patched it every winter.”",
  "Swimmers handed over 3,100 signatures against the plan. Their club, founded by Omar Haddad, has 212 members.",
  "Treasurer Jon Pike said that draining the pool would save 90,000 crowns a year.",
  "The contractor, Beatrix Noll, watched the debate from the gallery. She left before the vote.",
];
const lindqvist = {
  mention: "Mayor Ada Lindqvist",
  name: "Ada Lindqvist",
  title: "Mayor",
  type: "person",
} as const;
const pool = makeArticle({
  id: "pool",
  title: "Council to drain the Quay Street pool",
  author: "Rhea Calloway",
  paragraphs: poolTexts,
  quotations: [
    makeQuotation(poolTexts, 1, "“The boiler is older than I am,”", lindqvist),
    makeQuotation(poolTexts, 1, "“We patched it every winter.”", lindqvist),
  ],
});
const hallTexts = [
  "The town hall of Marlow gets a new roof.",
  "“Slate lasts a century,” said the roofer, Carl Ostrom.",
];
const ostrom = { mention: "Carl Ostrom", name: "Carl Ostrom", role: "the roofer", type: "person" } as const;
const hall = makeArticle({
  id: "hall",
  title: "A new roof for the town hall",
  paragraphs: hallTexts,
  quotations: [makeQuotation(hallTexts, 1, "“Slate lasts a century,”", ostrom)],
});
const library = overMessages(await buildLibrary([pool, hall]));

const unsaidOf = (answer: Answer) => (answer.kind === "found" ? undefined : answer.unsaid);

describe("words of somebody whom nothing quotes", () => {
  it.each([
    ["What did Omar Haddad say about the boiler?", "Omar Haddad"],
    ["what did haddad say", "haddad"],
    ["what does Noll think of the vote", "Noll"],
    ["Did Beatrix Noll comment on the debate?", "Beatrix Noll"],
    ["What was Haddad's reaction to the plan?", "Haddad"],
    ["What is the view of Haddad on the pool?", "Haddad"],
    ["According to Haddad, why is the pool drained?", "Haddad"],
    ["anything from Haddad about the vote", "Haddad"],
    ["where does Haddad stand on draining the pool", "Haddad"],
    ["what did okafor say", "okafor"],
    ["What did Okafor say about the pool?", "Okafor"],
    ["what Noll said about the filters", "Noll"],
  ])("are said not to be there: %s", async (question, speaker) => {
    expect(unsaidOf(await library.ask({ question, article: "pool" }))).toEqual({ kind: "unquoted", speaker });
  });

  it("are not there for the article that was asked, though another quotes them", async () => {
    const question = "What did Carl Ostrom say about the pool?";
    expect(unsaidOf(await library.ask({ question, article: "pool" }))).toMatchObject({ kind: "unquoted" });
    expect(unsaidOf(await library.ask({ question }))).not.toMatchObject({ kind: "unquoted" });
  });

  it("are missed by the name that the article has for them", async () => {
    const entities = [{ type: "person", name: "Omar Haddad", forms: ["Omar Haddad"] }] as const;
    const named = await buildLibrary([{ ...pool, entities }]);
    const answer = await named.ask({ question: "what did haddad say about the boiler" });
    expect(unsaidOf(answer)).toEqual({ kind: "unquoted", speaker: "Omar Haddad" });
  });

  it("are not there for a speaker who was chosen", async () => {
    const answer = await library.ask({
      question: "What about the pool?",
      article: "pool",
      speaker: "Carl Ostrom",
    });
    expect(answer).toMatchObject({ kind: "nothing", unsaid: { kind: "unquoted", speaker: "Carl Ostrom" } });
  });
});

describe("words that may be somebody’s", () => {
  const ask = async (text: string, next: string, question: string) => {
    const paragraphs = [text, next, "Snow fell all night."];
    const quotations = next.includes("“") ? [makeQuotation(paragraphs, 1, "“We have to move,”")] : [];
    const { ask } = await buildLibrary([makeArticle({ paragraphs, quotations }), pool]);
    return unsaidOf(await ask({ question, article: "made" }));
  };

  it.each([
    [
      "a quotation of nobody who is known",
      "The youngest was Theo Marsh.",
      "“We have to move,” he told them.",
    ],
    [
      "a report far behind the name",
      "Theo Marsh, the youngest pupil of the school on the hill, told them that the giraffes are hungry.",
      "Snow fell.",
    ],
  ])("are not denied: %s", async (_, text, next) => {
    expect(await ask(text, next, "What did Theo Marsh say about the giraffes?")).not.toMatchObject({
      kind: "unquoted",
    });
  });

  it("are denied where neither is there", async () => {
    const question = "What did Theo Marsh say about the giraffes?";
    expect(await ask("The youngest was Theo Marsh.", "Snow fell.", question)).toMatchObject({
      kind: "unquoted",
    });
  });
});

describe("words of somebody who is quoted on other things", () => {
  it.each([
    "What did Ada Lindqvist say about penguins in the zoo?",
    "what did the mayor say about her salary and pension",
    "lindqvist on the football club",
    "Lindqvist's opinion on immigration",
  ])("are shown as the nearest: %s", async (question) => {
    const answer = await library.ask({ question });
    expect(unsaidOf(answer)).toEqual({ kind: "elsewhere", speaker: "Ada Lindqvist" });
    const shown = answer.kind === "near" ? answer.passages : [];
    expect(shown.map(({ article, paragraph }) => `${article.id} ${paragraph}`)).toEqual(["pool 1"]);
  });

  it("are reported as well as quoted", async () => {
    const answer = await library.ask({ question: "What did Pike say about elephants and giraffes?" });
    expect(unsaidOf(answer)).toEqual({ kind: "elsewhere", speaker: "Pike" });
  });
});

describe("nobody’s words are missed", () => {
  it.each([
    ["of whom the question does not ask", "How many members has the club of Omar Haddad?"],
    ["where nobody is named", "What did she say about the giraffes?"],
    ["of somebody who is described and not known", "what did the lifeguard say about the giraffes"],
    ["of the article itself", "what does the article say about giraffes"],
    ["of its author, whose words all the others are", "What does Rhea Calloway say about the giraffes?"],
    ["where a word that can ask for words is a verb", "When did Haddad take the giraffes to the pool?"],
    ["of a place", "What happened in Marlow on Sunday?"],
  ])("%s", async (_, question) => {
    expect(unsaidOf(await library.ask({ question, article: "pool" }))).toBeUndefined();
  });
});
