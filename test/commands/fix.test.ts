import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Call } from "../../src/bot.ts";
import { english } from "../../src/messages/index.ts";
import { makeCall } from "../make-bot.ts";
import { here, openServerBed, placeIn, type ServerBed, there } from "./server-bed.ts";

const { library: said, fix: phrases } = english;
const ferry = `The ferry

“The ferry costs 30 crowns,” Ann Lee, the captain, said.

“The harbour needs 40 crowns from every boat,” said Piet Oster.

“The harbour is full,” said Piet Oster.
`;

let bed: ServerBed;
beforeEach(async () => {
  bed = await openServerBed();
  await bed.add("ferry.txt", ferry);
});
afterEach(() => bed.close());

const tell = async (command: string, options: Call["options"], more: Partial<Call> = {}) =>
  (await bed.bot.handle(makeCall(command, options, { place: placeIn(here), ...more }))).text;
const speakerOf = (options: Call["options"]) => bed.use("fix", { article: "The ferry", ...options });
const asked = "What does the ferry cost?";

describe("/library fix of a speaker", () => {
  it("gives words to somebody else, who is found by them, and says that a moderator did", async () => {
    expect(await tell("ask", { question: asked })).toContain("Speaker: Ann Lee");
    const fixed = await speakerOf({ words: "the ferry costs 30", speaker: "Piet Oster" });
    expect(fixed).toMatchObject({ isFailure: false, text: phrases.speaker("Piet Oster") });
    const answer = await tell("ask", { question: asked });
    expect(answer).toContain(`Piet Oster (${phrases.byModerator})`);
    expect(answer).not.toContain("Speaker: Ann Lee");
    expect(await tell("quotes", { speaker: "Piet Oster" })).toContain("The ferry costs 30 crowns");
    expect(await tell("quotes", {})).toContain("Piet Oster** · 3 quotations");
    expect((await bed.use("log")).text).toContain(english.log.fix("The ferry"));
  });

  it("leaves open whose words they are, and takes the last word", async () => {
    await speakerOf({ words: "The harbour is full", speaker: "Unclear" });
    const quotes = await tell("quotes", { article: "The ferry" });
    expect(quotes).toContain(`${english.answer.speakerUnclear} (${phrases.byModerator})`);
    await speakerOf({ words: "the harbour is full", speaker: "Zelda Quux" });
    expect(await tell("quotes", { speaker: "Zelda Quux" })).toContain("The harbour is full");
  });

  it("outlives reading anew, and goes with its version", async () => {
    await speakerOf({ words: "The harbour is full", speaker: "Zelda Quux" });
    await bed.shelves.readAnew(here, {});
    expect(await tell("quotes", { speaker: "Zelda Quux" })).toContain("The harbour is full");
    const other = await bed.another();
    const call = makeCall("quotes", { speaker: "Zelda Quux" }, { place: placeIn(here) });
    expect((await other.bot.handle(call)).text).toContain("The harbour is full");
    await other.close();
  });

  it.each([
    ["words that nobody says", { words: "the mill burned", speaker: "Ann Lee" }, phrases.noWords],
    ["no words", { words: "…", speaker: "Ann Lee" }, phrases.noWords],
    ["words of several quotations", { words: "the harbour", speaker: "Ann Lee" }, phrases.manyWords(2)],
    ["nobody", { words: "the harbour is full" }, phrases.how],
    ["an article of the house", { article: "The elms", words: "elms", speaker: "Ann Lee" }, said.notThere],
    ["a question without a verdict", { question: asked, verdict: "maybe" }, phrases.how],
    [
      "a question on an article of the house",
      { question: "What will the town plant?", verdict: "wrong" },
      phrases.notOwn,
    ],
    ["a question that finds nothing", { question: "Qwertz uiop?", verdict: "wrong" }, phrases.nothing],
  ])("refuses %s", async (_, options, reason) => {
    expect(
      await speakerOf({
        article: "The ferry",
        ...options,
        ...("question" in options ? { article: "" } : {}),
      }),
    ).toMatchObject({ isFailure: true, text: reason });
    expect((await bed.shelves.articles?.log(here, { offset: 0, limit: 9 }))?.total).toBe(1);
  });

  it("is for managers of the server", async () => {
    const reply = await bed.use(
      "fix",
      { article: "The ferry", words: "full", speaker: "x" },
      { mayManage: false },
    );
    expect(reply).toMatchObject({ isFailure: true, text: said.notAllowed });
  });
});

describe("/library fix of an answer", () => {
  const near = "Will the captain of the harbour boat ever cost Paris anything?";

  it("makes the nearest passage the answer, whatever the case, marks and order of the question, and says so", async () => {
    expect(await tell("ask", { question: near })).toContain(english.answer.near);
    expect((await bed.use("fix", { question: near, verdict: "right" })).text).toBe(phrases.right);
    for (const question of [near, "will the captain ever cost the harbour boat of PARIS anything"]) {
      const answer = await tell("ask", { question });
      expect(answer).toContain(phrases.markedRight);
      expect(answer).not.toContain(english.answer.near);
    }
    expect(await tell("ask", { question: "Will the captain cost anything?" })).not.toContain(
      phrases.markedRight,
    );
    expect(await tell("ask", { question: near }, { place: placeIn(there) })).not.toContain(
      phrases.markedRight,
    );
    expect((await bed.use("fix", { question: near, verdict: "neither" })).text).toBe(phrases.neither);
    expect(await tell("ask", { question: near })).toContain(english.answer.near);
  });

  it("takes a passage from what is shown for the question", async () => {
    expect(await tell("ask", { question: asked })).toContain("costs 30 crowns");
    expect((await bed.use("fix", { question: asked, verdict: "Wrong" })).text).toBe(phrases.wrong);
    expect(await tell("ask", { question: asked })).not.toContain("costs 30 crowns");
    expect(await tell("ask", { question: "How much is the ferry?" })).toContain("costs 30 crowns");
    await bed.shelves.readAnew(here, {});
    expect(await tell("ask", { question: asked })).not.toContain("costs 30 crowns");
  });
});
