import { describe, expect, it } from "vitest";
import { attributeQuotations } from "../../../src/articles/quotations/index.ts";
import { paragraphsOf, quotationsOf } from "./article-of.ts";

/** The last speaker of a text, without where the mention stands. */
function lastSpeaker(text: string): Record<string, unknown> {
  const { mentionSpan, entity, ...speaker } = quotationsOf(text).at(-1)?.speaker ?? {};
  expect(mentionSpan).toBeDefined();
  return speaker;
}

const rows: readonly (readonly [rule: string, text: string, speaker: Record<string, string>])[] = [
  [
    "name, title and role are kept apart",
    "“It holds,” Col. Tove Lind, spokeswoman for the river guard, told the agency.",
    {
      mention: "Col. Tove Lind",
      name: "Tove Lind",
      title: "Col.",
      role: "spokeswoman for the river guard",
      type: "person",
    },
  ],
  [
    "a surname and a pronoun lead to the full name and role",
    "“It holds,” said Tove Lind, an engineer from Lyon. Lind left. “It held for years,” she said.",
    { mention: "she", name: "Tove Lind", role: "an engineer from Lyon", type: "person" },
  ],
  [
    "an age is no role",
    "“It holds,” said Tom Hale, 45, a teacher from Leeds.",
    { mention: "Tom Hale", name: "Tom Hale", role: "a teacher from Leeds", type: "person" },
  ],
  [
    "a role can stand before the name",
    "“It holds,” former Lyon mayor Ida Roe said.",
    { mention: "former Lyon mayor Ida Roe", name: "Ida Roe", role: "former Lyon mayor", type: "person" },
  ],
  [
    "what somebody is to another is no role",
    "Roe ran against rival Mo Poe. “It holds,” Poe said.",
    { mention: "Poe", name: "Mo Poe", type: "person" },
  ],
  [
    "what somebody did is no role",
    "Mo Reyes, told of the storm, left. “It holds,” Reyes said.",
    { mention: "Reyes", name: "Mo Reyes", type: "person" },
  ],
  [
    "a title of several words",
    "Prime Minister Ana Costa spoke on Tuesday. “It holds,” Costa said.",
    { mention: "Costa", name: "Ana Costa", title: "Prime Minister", type: "person" },
  ],
  [
    "a title leads to its holder",
    "Sen. Mo Reyes toured the dam. “It holds,” the senator said.",
    { mention: "the senator", name: "Mo Reyes", title: "Sen.", type: "person" },
  ],
  [
    "a role leads to the only one who holds it",
    "Mo Reyes, an actor, left.\n\nIda Roe stayed.\n\nThe pier closed.\n\n“It holds,” the actor said.",
    { mention: "the actor", name: "Mo Reyes", role: "an actor", type: "person" },
  ],
  [
    "a role that two hold is nobody's",
    "Mo Reyes, an actor, left. Kit Hale, an actor, stayed. “It holds,” the actor said.",
    { mention: "the actor", name: "the actor", type: "person" },
  ],
  [
    "a lawyer after the name is the same person",
    "“It holds,” said Paul Roe, a lawyer who teaches at night. “It held,” he added.",
    { mention: "he", name: "Paul Roe", role: "a lawyer who teaches at night", type: "person" },
  ],
  [
    "a nickname is no part of the name",
    "Gen. Luis “Iron Hand” Ortega toured the dam. “It holds,” he said.",
    { mention: "he", name: "Luis Ortega", title: "Gen.", type: "person" },
  ],
  [
    "particles and suffixes belong to the name",
    "“It holds,” said Jan van der Berg Jr., a farmer.",
    { mention: "Jan van der Berg Jr.", name: "Jan van der Berg Jr.", role: "a farmer", type: "person" },
  ],
  [
    "a state after a town is nobody",
    "In Salem, Ore., Mo Reyes, in a green coat, said little. “It holds,” he said.",
    { mention: "he", name: "Mo Reyes", type: "person" },
  ],
  [
    "who speaks goes before whom it is about",
    "Tom Hale, who once worked for Mark Lund, said Lund was wrong. “It holds,” he said.",
    { mention: "he", name: "Tom Hale", type: "person" },
  ],
  [
    "a month can be a surname",
    "Prime Minister Tess May left in May. “It holds,” May said.",
    { mention: "May", name: "Tess May", title: "Prime Minister", type: "person" },
  ],
  [
    "an office with a name after it",
    "“It holds,” said its director, Leyla Haddad.",
    { mention: "its director", name: "Leyla Haddad", role: "its director", type: "person" },
  ],
  [
    "two people are a group",
    "“It holds,” Ida Roe and Mo Poe said.",
    { mention: "Ida Roe and Mo Poe", name: "Ida Roe and Mo Poe", type: "group" },
  ],
  [
    "a pronoun after somebody without a name",
    "The mayor’s spokesman praised it. “It holds,” the spokesman said. “It held,” he added.",
    { mention: "he", name: "the spokesman", type: "person" },
  ],
  [
    "who passed the words on is kept",
    "“It holds,” Hale said, according to the Lyon Courier.",
    { mention: "Hale", name: "Hale", type: "person", medium: "the Lyon Courier" },
  ],
  [
    "a group",
    "“It holds,” two officials said.",
    { mention: "two officials", name: "two officials", type: "group" },
  ],
  [
    "a document",
    "The report called it “a wall of sand”.",
    { mention: "The report", name: "The report", type: "document" },
  ],
  [
    "an outlet",
    "“It holds,” Radio North reported.",
    { mention: "Radio North", name: "Radio North", type: "outlet" },
  ],
  [
    "“it” is the group that spoke before",
    "The ministry called it “a wall of sand”. “It holds,” it added.",
    { mention: "it", name: "The ministry", type: "group" },
  ],
];

describe("a speaker", () => {
  it.each(rows)("%s", (_, text, speaker) => {
    expect(lastSpeaker(text)).toEqual(speaker);
  });

  it("is an outlet when it bears the name of the article's publication", () => {
    const { quotations } = attributeQuotations(paragraphsOf("“It holds,” the Lyon Courier wrote."), {
      publication: "The Lyon Courier",
    });
    expect(quotations[0]?.speaker).toMatchObject({ name: "the Lyon Courier", type: "outlet" });
  });
});
