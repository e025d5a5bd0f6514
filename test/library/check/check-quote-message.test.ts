import { describe, expect, it } from "vitest";
import { checkQuotes } from "../../../src/library/check/index.ts";
import { levelMarks } from "../../../src/library/check/message.ts";
import { flood, orchard } from "./check-quote-articles.ts";
import { prepareToCheck } from "./checker.ts";

const checker = await prepareToCheck([flood, orchard]);

async function claimsOf(message: string, limit?: number): Promise<string[]> {
  const checks = await checkQuotes(checker, message, { limit });
  return checks.map(({ claim }) => {
    expect(message.slice(claim.start, claim.end)).toBe(claim.text);
    return claim.speaker === undefined ? claim.text : `${claim.speaker}: ${claim.text}`;
  });
}

describe("what stands in quotation marks is checked", () => {
  const rows: readonly (readonly [what: string, message: string, claims: string[]])[] = [
    [
      "several quotations",
      'First "one two three four", then “five six seven eight”',
      ["one two three four", "five six seven eight"],
    ],
    ["not a short one", 'He said "eleven char" twice and "twelve chars."', ["twelve chars."]],
    [
      "a quotation with another inside",
      "“He called it ‘a small miracle’ again”",
      ["He called it ‘a small miracle’ again"],
    ],
    [
      "double marks inside double marks",
      "“He called it “a small miracle” again”",
      ["He called it “a small miracle” again"],
    ],
    [
      "straight marks inside curly ones",
      '“He called it "a small miracle" again”',
      ['He called it "a small miracle" again'],
    ],
    [
      "paragraphs that are each opened anew",
      "“The first paragraph ends.\n“The second one, too.”",
      ["The first paragraph ends.\n“The second one, too."],
    ],
    ["not an apostrophe", "It's the workers' own fault, isn't it", ["It's the workers' own fault, isn't it"]],
    ["the whole of it without marks", "  the whole of the message  ", ["the whole of the message"]],
    ["nothing of a short message", "too short", []],
    ["nothing where the marks hold one word", 'he said "no" to it', []],
    ["nothing of nothing", "", []],
    ["nothing but spaces", " ".repeat(50), []],
  ];
  it.each(rows)("%s: %s", async (_what, message, claims) => {
    expect(await claimsOf(message)).toEqual(claims);
  });

  it("a statement with a word in marks counts as a whole where it is in an article", async () => {
    const message = "The report does not “blame” a single cause.";
    expect(await claimsOf(message)).toEqual([message]);
    expect(await claimsOf("I would not call it a “surge” but it has gone up a lot")).toEqual([]);
  });

  it("at most as many as are asked for", async () => {
    const message = Array.from({ length: 20 }, (_, nth) => `"a quotation of number ${nth}"`).join(" ");
    expect(await claimsOf(message)).toHaveLength(8);
    expect(await claimsOf(message, 2)).toEqual(["a quotation of number 0", "a quotation of number 1"]);
  });
});

describe("whom the message names as the speaker", () => {
  const said = "some words that nobody said";
  const rows: readonly (readonly [message: string, speaker: string | undefined])[] = [
    [`Dillon said “${said}”`, "Dillon"],
    [`Col. Ryan Dillon said, “${said}”`, "Col. Ryan Dillon"],
    [`Yesterday Ida Roe told reporters that “${said}”`, "Ida Roe"],
    [`Ida Roe, the mayor of Harlow Ferry, said “${said}”`, "Ida Roe"],
    [`Ida Roe (the mayor) has also said “${said}”`, "Ida Roe"],
    [`According to Ida Roe, “${said}”`, "Ida Roe"],
    [`As Ludwig van der Berg put it: “${said}”`, "Ludwig van der Berg"],
    [`Did Ida Roe really say “${said}”?`, "Ida Roe"],
    [`Ida Roe: “${said}”`, "Ida Roe"],
    [`Ida Roe's “${said}” is famous`, "Ida Roe"],
    [`quote from Ida Roe: “${said}”`, "Ida Roe"],
    [`okafor said “${said}”`, "okafor"],
    [`okafor: “${said}”`, "okafor"],
    [`“${said},” said Mayor Ida Roe.`, "Mayor Ida Roe"],
    [`“${said},” Roe said.`, "Roe"],
    [`“${said},” Ida Roe, the mayor, said.`, "Ida Roe"],
    [`“${said}” — Col. Dillon`, "Col. Dillon"],
    [`“${said}”\n- Col. Dillon, 2017`, "Col. Dillon"],
    [`“${said}” (Ida Roe)`, "Ida Roe"],
    [`“${said}”, according to Ida Roe`, "Ida Roe"],
    [`“${said}” is what Ida Roe said`, "Ida Roe"],
    [`“${said}” - okafor`, "okafor"],
    [`„${said}“, sagte Ida Roe`, "Ida Roe"],
    [`« ${said} », a déclaré Ida Roe`, "Ida Roe"],
    [`“${said}”, dijo Ida Roe`, "Ida Roe"],
    [`Washington Post: “${said}”`, "Washington Post"],
    [`Post: “${said}”`, "Post"],
    [`She said “${said}”`, undefined],
    [`Dillon and he has said “${said}”`, undefined],
    [`the mayor said “${said}”`, undefined],
    [`I read “${said}” somewhere`, undefined],
    [`Ida Roe was there. Who said “${said}”?`, undefined],
    [`“${said}” is nonsense. Ida Roe said so.`, undefined],
    [`Is it true? “${said}”`, undefined],
  ];
  it.each(rows)("%s: %s", async (message, speaker) => {
    const [check] = await checkQuotes(checker, message);
    expect(check?.claim.text.replace(/,$/u, "")).toBe(said);
    expect(check?.claim.speaker).toBe(speaker);
  });

  it("of two quotations each has its own, or the one before it goes on", async () => {
    expect(
      await claimsOf("Ida Roe said “one two three four” and Tomas Vrana said “five six seven eight”"),
    ).toEqual(["Ida Roe: one two three four", "Tomas Vrana: five six seven eight"]);
    expect(await claimsOf("“one two three four,” said Ida Roe. “Five six seven eight.”")).toEqual([
      "Ida Roe: one two three four,",
      "Ida Roe: Five six seven eight.",
    ]);
    expect(await claimsOf("“one two three four,” said Roe. “Five six seven eight,” said Vrana.")).toEqual([
      "Roe: one two three four,",
      "Vrana: Five six seven eight,",
    ]);
  });
});

describe("marks as LaTeX has them are others", () => {
  it.each([
    ["``odd'' words", ' "odd"  words'],
    ["it''s ``odd'' and “even”", "it''s ``odd'' and “even”"],
    ["no mark opens ''here''", "no mark opens ''here''"],
  ])("%s", (text, levelled) => {
    expect(levelMarks(text)).toBe(levelled);
    expect(levelled).toHaveLength(text.length);
  });
});
