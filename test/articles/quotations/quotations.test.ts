import { describe, expect, it } from "vitest";
import { quotationsOf, shown } from "./article-of.ts";

type Row = readonly [text: string, ...quotations: string[]];

const groups: Readonly<Record<string, readonly Row[]>> = {
  "a quotation over several pieces": [
    [
      "“It falls ⏎ to the village to choose,” Tove Lind said.",
      "“It falls to the village to choose,” Tove Lind (said)",
    ],
    [
      "“We start here.\n\n“Then we go on,” Pell said.",
      "“We start here. Pell (said)",
      "“Then we go on,” Pell (said)",
    ],
    [
      "“We have waited for this bridge. Nobody came.\n\nThe river rose again overnight. Farmers moved their sheep.",
      "“We have waited for this bridge. Nobody came. unclear",
    ],
    ["“We knew,” Hale said, “and we left.”", "“We knew,” Hale (said)", "“and we left.” Hale (said)"],
    ["“We knew it all,” Hale said. “We left.”", "“We knew it all,” Hale (said)", "“We left.” Hale (said)"],
    ["“We knew it all.” Hale closed the door.", "“We knew it all.” unclear"],
  ],
  "the tag and its clause": [
    [
      "“It opens soon,” said Ida Roe, a Lyon lawyer who once ran the port, on Monday.",
      "“It opens soon,” Ida Roe (said)",
    ],
    ["“It opens soon,” Ida Roe, head of the port, told the agency.", "“It opens soon,” Ida Roe (told)"],
    ["“It opens soon,” the county said.", "“It opens soon,” the county (said)"],
    ["“It opens soon,” Roe said Monday.", "“It opens soon,” Roe (said)"],
    ["“Why now?” Sen. Mo Reyes asked.", "“Why now?” Sen. Mo Reyes (asked)"],
    ["“Why now?” Reyes then left.", "“Why now?” unclear"],
    [
      "Sir Tom Lund, who replaced Amy Poe in May, said: “The school stays.”",
      "“The school stays.” Sir Tom Lund (said)",
    ],
    ["Hale wrote on Thursday: “Never again.”", "“Never again.” Hale (wrote)"],
    [
      "Hale, she said, was “a poor loser”. “He left,” she added.",
      "“a poor loser” partial, ?she (said)",
      "“He left,” ?she (added)",
    ],
    ["The plan is a “very bad idea,” said Mo Reyes, a baker.", "“very bad idea,” partial, Mo Reyes (said)"],
  ],
  "more ways to tag": [
    ["“It opens,” Roe shot back. “Now.”", "“It opens,” Roe (shot back)", "“Now.” Roe (shot back)"],
    ["“That,” said Orr, “is a lie.” Orr’s lawyer laughed.", "“That,” Orr (said)", "“is a lie.” Orr (said)"],
    [
      "“That is so,” Roe said, but Poe replied, “Never.”",
      "“That is so,” Roe (said)",
      "“Never.” Poe (replied)",
    ],
    [
      "“I was there,” Roe said. “Alone?” “Yes.”",
      "“I was there,” Roe (said)",
      "“Alone?” Roe (said)",
      "“Yes.” ?Roe (said)",
    ],
    ["Roe had one message: “Dump Coal.”", "“Dump Coal.” ?Roe"],
    ["Roe and Poe both said it was “odd”.", "“odd” partial, Roe and Poe (said)"],
    ["“It is late,” Roe, 45, said after the match.", "“It is late,” Roe (said)"],
    ["“It is late,” a friend, Ann Lee, told the court.", "“It is late,” Ann Lee (told)"],
  ],
  "words inside a report": [
    ["Lund, who called it “a farce,” said he would leave.", "“a farce,” partial, ?Lund (called)"],
    [
      "Reyes claimed that Comey had called it “a circus of liars”.",
      "“a circus of liars” partial, ?Reyes (claimed)",
    ],
    ["Reyes, who said that Comey had left, called it “a circus”.", "“a circus” partial, Reyes (called)"],
    ["The minister vowed to “erase” the group by summer.", "“erase” partial, The minister (vowed)"],
    [
      "The mayor, who has fought the paper for years, called it “the enemy within”.",
      "“the enemy within” partial, The mayor (called)",
    ],
    ["Roe said she wanted “a quiet port”.", "“a quiet port” partial, Roe (said)"],
    ["Mensah left the hall, saying the vote was “a farce”.", "“a farce” partial, Mensah (saying)"],
    [
      "The dam was described by Ida Roe as “a wall of sand”.",
      "“a wall of sand” partial, ?Ida Roe (described)",
    ],
    ["The dam was described as “a wall of sand and old stones”.", "“a wall of sand and old stones” scare"],
    [
      "In the words of Kit Hale, the plan is “a gift to thieves”.",
      "“a gift to thieves” partial, Kit Hale (words)",
    ],
    ["According to Lund, the mill is “as good as sold”.", "“as good as sold” partial, Lund (According to)"],
    ["Lund has kept his promise of “clean water for all”.", "“clean water for all” partial, ?Lund (promise)"],
  ],
  "which of two people": [
    [
      "“It was legal,” Stone said. Ida Alvarez shook her head. “It was theft.”",
      "“It was legal,” Stone (said)",
      "“It was theft.” ?Ida Alvarez",
    ],
    [
      "“It was legal,” Ida Stone said. Stone paused. “It was theft.”",
      "“It was legal,” Ida Stone (said)",
      "“It was theft.” Ida Stone (said)",
    ],
    [
      "“It was legal,” Stone said. Alvarez disagreed. “It was theft,” he said.",
      "“It was legal,” Stone (said)",
      "“It was theft,” Alvarez (said)",
    ],
    [
      "“It was legal,” Stone said. Alvarez shrugged. “It was theft,” he said.",
      "“It was legal,” Stone (said)",
      "“It was theft,” ?Alvarez (said)",
    ],
    [
      "“It was legal,” Stone said in Leeds. Leeds cheered. “It was fair,” he said.",
      "“It was legal,” Stone (said)",
      "“It was fair,” Stone (said)",
    ],
    [
      "Tom Burch said he would fight any plan to back Mark Lund at the meeting. But towns vote in order, he noted, so it may be clear whether Lund wins.\n\n“If it comes to Lund, we may stay home,” he said.",
      "“If it comes to Lund, we may stay home,” Tom Burch (said)",
    ],
    [
      "Betsy Orr said the fuss tires her. What angered her, she said, was a letter that a young man sent Clara Lund. “I was furious,” she said.",
      "“I was furious,” Betsy Orr (said)",
    ],
    ["Mark Lund is ill, John Pell said. “He sleeps,” he said.", "“He sleeps,” John Pell (said)"],
    ["John Pell spoke first.\n\nMark Lund’s plan was “odd,” he said.", "“odd,” partial, ?John Pell (said)"],
    [
      "Anna Pell runs the mill. A woman in the yard waved. “We grind at night,” she said.",
      "“We grind at night,” A woman (said)",
    ],
    [
      "Mark Pell saw Anna Lund’s letter differently: “She means it,” he said.",
      "“She means it,” Mark Pell (said)",
    ],
    ["When John Pell came, he said it was “late”.", "“late” partial, John Pell (said)"],
    [
      "“It holds,” Josh Pell said. Cost estimates, he added, were “rough”.",
      "“It holds,” Josh Pell (said)",
      "“rough” partial, Josh Pell (added)",
    ],
    [
      "“It is true,” Marsh said. Ortega objected. “It is false,” he said.",
      "“It is true,” Marsh (said)",
      "“It is false,” Ortega (said)",
    ],
    [
      "Anna Pell met Mark Lund at the mill. “We grind at night,” she said. “Only in autumn,” he said.",
      "“We grind at night,” Anna Pell (said)",
      "“Only in autumn,” Mark Lund (said)",
    ],
    [
      "Mark Pell met John Lund at the mill. “We grind at night,” he said.",
      "“We grind at night,” ?Mark Pell (said)",
    ],
    [
      "Anna Pell and Mark Pell run the mill. “We grind at night,” Pell said.",
      "“We grind at night,” ?Pell (said)",
    ],
    [
      "Anna Pell and Mark Pell run the mill. “We grind at night,” Mr. Pell said.",
      "“We grind at night,” Mark Pell (said)",
    ],
  ],
  "not speech": [
    [
      "Gen. Luis “Iron Hand” Ortega spoke. “We stay,” Ortega said.",
      "“Iron Hand” title",
      "“We stay,” Gen. Luis Ortega (said)",
    ],
    ["A man known as “Shorty” sold the maps.", "“Shorty” title"],
    ["A band called “Night Bus” played.", "“Night Bus” title"],
    ["The so-called “safe zone” is empty.", "“safe zone” scare"],
    ["The office has what aides call “the wall”.", "“the wall” scare"],
    [
      "Her novel “The Last Ferry” was read on Radio North’s “Morning Hour”.",
      "“The Last Ferry” title",
      "“Morning Hour” title",
    ],
    ["A study titled “Why bees leave the valley” came out.", "“Why bees leave the valley” title"],
  ],
  "groups, documents, lines and labels": [
    ["Two officials said the deal was “close to dead”.", "“close to dead” partial, Two officials (said)"],
    [
      "The report called the bridge “unsafe at any load”.",
      "“unsafe at any load” partial, The report (called)",
    ],
    [
      "“The county will pay.”\n\n—Commissioner Dana Frye",
      "“The county will pay.” Commissioner Dana Frye (—)",
    ],
    ["From Frye:\n\n“We will pay in full.”", "“We will pay in full.” Frye (From)"],
    [
      "Dana Frye met the council.\n\nFRYE: “We will pay.”\n\nQ: “And if not?”",
      "“We will pay.” Dana Frye (:)",
      "“And if not?” ?Q (:)",
    ],
  ],
  "nested and second hand": [
    ["“He told me ‘leave now’ and I left,” Hale said.", "“He told me ‘leave now’ and I left,” Hale (said)"],
    ["“He told me “leave now” and I left,” Hale said.", "“He told me “leave now” and I left,” Hale (said)"],
    ["“It is safe,” Hale said, according to the Lyon Courier.", "“It is safe,” Hale (said)"],
  ],
};

describe.each(Object.entries(groups))("%s", (_, rows) => {
  it.each(rows)("%s", (text, ...expected) => {
    expect(quotationsOf(text).map((quotation) => shown(text, quotation))).toEqual(expected);
  });
});

describe("a quotation", () => {
  it("across a page break has a span of the source for each piece", () => {
    const text = "“It falls ⏎ to the village,” Tove Lind said.";
    const [quotation] = quotationsOf(text);
    expect(quotation?.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      "“It falls",
      "to the village,”",
    ]);
  });

  it("that is never closed says so and ends with its paragraph", () => {
    const [quotation, ...others] = quotationsOf("“We have waited. Nobody came.\n\nThe river rose again.");
    expect(quotation).toMatchObject({ closed: false, confidence: "low", paragraph: 0, end: 29 });
    expect(others).toEqual([]);
  });

  it("goes on into the next paragraph with the same speaker", () => {
    const speakers = quotationsOf("Ida Roe said: “We start here.\n\n“Then we go on.”").map(
      ({ speaker }) => speaker?.name,
    );
    expect(speakers).toEqual(["Ida Roe", "Ida Roe"]);
  });

  it("has the place of its cue and of its speaker's mention in the source", () => {
    const text = "A storm came.\n\n“It holds,” Capt. Ida Roe said.";
    const [quotation] = quotationsOf(text);
    const { cueSpan, speaker } = quotation ?? {};
    expect(text.slice(cueSpan?.start, cueSpan?.end)).toBe("said");
    expect(text.slice(speaker?.mentionSpan?.start, speaker?.mentionSpan?.end)).toBe("Capt. Ida Roe");
  });
});
