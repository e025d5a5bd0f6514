import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/articles/index.ts";
import { checkQuotes, type Difference, type JudgedClaim } from "../../../src/library/check/index.ts";
import { articleOf, flood, orchard, person } from "./check-quote-articles.ts";
import { prepareToCheck } from "./checker.ts";

const checker = await prepareToCheck([flood, orchard]);

function textAt(article: Article, place: { paragraph: number; start: number; end: number }): string {
  return article.paragraphs[place.paragraph]?.text.slice(place.start, place.end) ?? "";
}

function differ(
  message: string,
  article: Article,
  { kind, claim, article: place, isMarked }: Difference,
): string {
  const words = message.slice(claim.start, claim.end).trim();
  const mark = isMarked ? "marked " : "";
  return `${mark}${kind} [${textAt(article, place)}] > [${words}]`;
}

/** A check in one line: what the tables below compare. */
function inShort(message: string, check: JudgedClaim): string {
  if (check.kind === "not-found") {
    const closest = check.closest ? `: ${textAt(check.closest.text, check.closest.span)}` : "";
    return `not-found${closest}`;
  }
  if (check.kind === "spliced") {
    const places = check.places.map(({ source }) =>
      source.spans.map(
        (span) => `[${textAt(source.text, span)}]${source.speaker ? ` by ${source.speaker.name}` : ""}`,
      ),
    );
    return [
      "spliced",
      places.join(" + "),
      ...check.warnings,
      ...(check.isOtherSpeaker ? ["other speaker"] : []),
    ].join("; ");
  }
  const { text: article, spans, speaker } = check.source;
  const who = speaker ? ` by ${speaker.name}` : "";
  const where = `¶ ${spans.map((span) => span.paragraph + 1).join(", ")}`;
  if (check.kind !== "altered") {
    const elided = check.elided.map((place) => ` elided [${textAt(article, place)}]`).join("");
    const interrupted = check.interruptions.map((place) => ` without [${textAt(article, place)}]`).join("");
    const cut =
      check.cutOut === undefined
        ? ""
        : ` cut out of ${check.cutOut.kind} [${textAt(article, check.cutOut.sentence)}]`;
    return `${check.kind} ${where}${who}${elided}${interrupted}${cut}`;
  }
  const differences = check.differences.filter(({ kind }) => kind !== "equal");
  const notes = [...check.warnings, ...(check.isOtherSpeaker ? ["other speaker"] : [])];
  return [`altered ${where}${who}`, ...differences.map((d) => differ(message, article, d)), ...notes].join(
    "; ",
  );
}

async function inShortAll(message: string): Promise<string[]> {
  return (await checkQuotes(checker, message)).map((check) => inShort(message, check));
}

describe("a quotation as it stands in an article is exact", () => {
  const rows: readonly (readonly [what: string, message: string, result: string])[] = [
    ["in its own marks", "“Nobody answered the telephone.”", "exact ¶ 3 by Daniel Okafor"],
    ["in straight marks", '"Nobody answered the telephone."', "exact ¶ 3 by Daniel Okafor"],
    ["in guillemets", "«Nobody answered the telephone.»", "exact ¶ 3 by Daniel Okafor"],
    ["in guillemets the other way", "»Nobody answered the telephone.«", "exact ¶ 3 by Daniel Okafor"],
    ["in German marks", "„Nobody answered the telephone.“", "exact ¶ 3 by Daniel Okafor"],
    ["in corner brackets", "「Nobody answered the telephone」", "exact ¶ 3 by Daniel Okafor"],
    ["in LaTeX's marks", "``Nobody answered the telephone.''", "exact ¶ 3 by Daniel Okafor"],
    ["in single marks", "I read 'Nobody answered the telephone' there", "exact ¶ 3 by Daniel Okafor"],
    ["with an apostrophe in single marks", "'the mill's boathouse and most of Water Street'", "exact ¶ 1"],
    ["in marks that are never closed", "“Nobody answered the telephone", "exact ¶ 3 by Daniel Okafor"],
    ["in quoted lines", "look:\n> Nobody answered\n> the telephone.\nwow", "exact ¶ 3 by Daniel Okafor"],
    ["without marks", "Nobody answered the telephone", "exact ¶ 3 by Daniel Okafor"],
    ["without marks, credited", "Nobody answered the telephone — Okafor", "exact ¶ 3 by Daniel Okafor"],
    ["in another case", '"NOBODY ANSWERED THE TELEPHONE"', "exact ¶ 3 by Daniel Okafor"],
    ["with odd spaces", '"Nobody\u00a0 answered\n the \u2009telephone"', "exact ¶ 3 by Daniel Okafor"],
    [
      "with soft hyphens and bold",
      '"No\u00adbody **answered** the _telephone_"',
      "exact ¶ 3 by Daniel Okafor",
    ],
    ["with another apostrophe", '"at eight o\'clock,"', "exact ¶ 3 by Daniel Okafor"],
    ["with a ligature", '"the second \ufb02oor of the hospital"', "exact ¶ 7"],
    ["with another dash", '"degrees by dawn - the coldest morning"', "exact ¶ 5"],
    ["with two hyphens", '"degrees by dawn--the coldest morning"', "exact ¶ 5"],
    ["with a minus sign", '"fell to \u221212 degrees by dawn"', "exact ¶ 5"],
    ["ending in a comma of its own", '"I would make it again," she said', "exact ¶ 2 by Ida Roe"],
    ["with a remark of who quotes", '"Nobody answered [sic] the telephone"', "exact ¶ 3 by Daniel Okafor"],
    ["broken off", '"We did not order anyone to leave."', "exact ¶ 2 by Ida Roe"],
    ["with a changed capital", '"[W]e will rebuild the bridge"', "exact ¶ 6 by Harlow Ferry Town Council"],
    ["over two sentences", '"the coldest morning of the year. About 1,400 people"', "exact ¶ 5"],
    ["over a paragraph's end", '"for the work. Okafor said the Guard’s"', "exact ¶ 6, 7"],
    [
      "with the article's own ellipsis",
      '"the bridge ... however long"',
      "exact ¶ 6 by Harlow Ferry Town Council",
    ],
    ["with the article's own brackets", '"a second gauge [at no charge] in 1998"', "exact ¶ 4"],
    [
      "without the clause that interrupts it",
      '"The gauge had never failed in forty years, and nobody thought to look at it twice."',
      "exact ¶ 4 by Lena Stern without [,” said Dr. Lena Stern]",
    ],
    [
      "without the clause between two sentences",
      '"You cannot argue with a river. You can only get out of its way."',
      "exact ¶ 8 by Ida Roe without [,” Roe said]",
    ],
  ];
  it.each(rows)("%s: %s", async (_what, message, result) => {
    expect(await inShortAll(message)).toEqual([result]);
  });
});

describe("an ellipsis is honest where it leaves out nothing that matters", () => {
  const rows: readonly (readonly [what: string, message: string, result: string])[] = [
    ["harmless", '"That was … and I would make it again"', "exact ¶ 2 by Ida Roe elided [my decision,]"],
    ["in brackets", '"That was [...] and I would"', "exact ¶ 2 by Ida Roe elided [my decision,]"],
    ["spaced", '"That was . . . and I would"', "exact ¶ 2 by Ida Roe elided [my decision,]"],
    ["at either end", '"…was my decision…"', "exact ¶ 2 by Ida Roe"],
    [
      "twice",
      '"The warning … the town hall … eight o’clock"',
      "exact ¶ 3 by Daniel Okafor elided [reached] elided [at]",
    ],
    [
      "over a negation",
      '"We did … order anyone to leave"',
      "altered ¶ 2 by Ida Roe; elided [not] > […]; negation-elided",
    ],
    [
      "from one speaker to another",
      '"I would make it again. … The warning reached the town hall"',
      "spliced; [I would make it again] by Ida Roe + [The warning reached the town hall] by Daniel Okafor; joins-speakers",
    ],
    [
      "and a changed word",
      '"That was my choice … and I would make it again"',
      "altered ¶ 2 by Ida Roe; changed [decision] > [choice]; elided [,] > […]",
    ],
  ];
  it.each(rows)("%s: %s", async (_what, message, result) => {
    expect(await inShortAll(message)).toEqual([result]);
  });
});

describe("pieces of one speaker's words that an ellipsis joins", async () => {
  const paragraphs = [
    "“The mill was ours for a century,” said Ann Lee.",
    "“The river took it in a night,” said Ann Lee.",
    "It rained for three days, and the town waited on the hill above Water Street for the rain to stop.",
    "“My brother rebuilt the old wheel,” said Ann Lee. “I paid,” said Bo Marsh. “It turned at once,” said Lee.",
    "“The dam is a disgrace to us,” said Ann Lee. “To lose it to the guild, who are the best masons here, hurts.”",
  ];
  const lee = person("Ann Lee");
  const voices = [lee, lee, lee, person("Bo Marsh"), lee, lee, lee];
  const apart = await prepareToCheck([articleOf("apart", paragraphs, voices)]);
  const judged = async (text: string) => {
    const [check] = await checkQuotes(apart, text);
    return check?.kind === "altered" ? check.warnings : check?.kind;
  };

  it.each([
    [
      "stand in one paragraph after the other",
      '"The mill was ours … The river took it in a night"',
      "spliced",
    ],
    ["stand far apart", '"The mill was ours … My brother rebuilt the old wheel"', "spliced"],
    [
      "have another's words between them",
      '"My brother rebuilt the old wheel … It turned at once"',
      "spliced",
    ],
    [
      "begin within another sentence, whoever stands between",
      '"The dam is a disgrace to us … the best masons here"',
      "spliced",
    ],
    [
      "go on where the next sentence begins: one place",
      '"The dam is a disgrace to us … To lose it to the guild"',
      "exact",
    ],
    // Any article has two given words somewhere: they are compared as words that were changed.
    ["stand far apart and are too short to tell", '"mill was … brother rebuilt"', []],
  ])("%s", async (_, text, expected) => {
    expect(await judged(text)).toEqual(expected);
  });
});

describe("a quotation that was changed is shown with the change", () => {
  const rows: readonly (readonly [what: string, message: string, result: string])[] = [
    [
      "a word",
      '"The warning reached the town hall at nine o’clock"',
      "altered ¶ 3 by Daniel Okafor; changed [eight] > [nine]",
    ],
    [
      "the first word",
      '"Somebody answered the telephone"',
      "altered ¶ 3 by Daniel Okafor; changed [Nobody] > [Somebody]; negation-dropped",
    ],
    ["the last word", '"You cannot argue with a mayor"', "altered ¶ 8 by Ida Roe; changed [river] > [mayor]"],
    ["an ending", '"You cannot argue with rivers"', "altered ¶ 8 by Ida Roe; changed [a river] > [rivers]"],
    [
      "a figure",
      '"About 1,600 people slept in the school’s gymnasium"',
      "altered ¶ 5; changed [400] > [600]",
    ],
    ["a minus sign", '"The temperature fell to 12 degrees by dawn"', "altered ¶ 5; changed [-12] > [12]"],
    ["a dropped word", '"Nobody answered telephone"', "altered ¶ 3 by Daniel Okafor; dropped [the] > []"],
    [
      "a dropped negation",
      '"We did order anyone to leave before midnight"',
      "altered ¶ 2 by Ida Roe; dropped [not] > []; negation-dropped",
    ],
    [
      "a negation inside a word",
      '"You can argue with a river"',
      "altered ¶ 8 by Ida Roe; changed [cannot] > [can]; negation-dropped",
    ],
    [
      "an added negation",
      '"The warning never reached the town hall"',
      "altered ¶ 3 by Daniel Okafor; added [] > [never]; negation-added",
    ],
    [
      "a contraction",
      '"We didn’t order anyone to leave before midnight"',
      "altered ¶ 2 by Ida Roe; changed [did not] > [didn’t]",
    ],
    [
      "two negations",
      '"It is the weather alone, and it is the sprays alone"',
      "altered ¶ 4 by Petra Hahn; dropped [not] > []; dropped [not] > []; negation-dropped",
    ],
    [
      "a comma",
      '"That was my decision and I would make it again"',
      "altered ¶ 2 by Ida Roe; dropped [,] > []",
    ],
    ["a question made of it", '"I would make it again?"', "altered ¶ 2 by Ida Roe; changed [.] > [?]"],
    [
      "an insertion that is marked",
      '"[The town] will rebuild the bridge"',
      "altered ¶ 6 by Harlow Ferry Town Council; marked changed [We] > [[The town]]",
    ],
    [
      "dropped brackets",
      '"a second gauge at no charge in 1998"',
      "altered ¶ 4; dropped [[] > []; dropped []] > []",
    ],
    [
      "a dropped clause",
      '"The report counted eleven species of wild bee in 1975 and four last year"',
      "altered ¶ 3; changed [Lowmoor Institute] > [report]; dropped [in the valley] > []",
    ],
    [
      "and another speaker",
      'Roe said "The warning reached the town hall at nine"',
      "altered ¶ 3 by Daniel Okafor; changed [eight] > [nine]; other speaker",
    ],
  ];
  it.each(rows)("%s: %s", async (_what, message, result) => {
    expect(await inShortAll(message)).toEqual([result]);
  });
});

describe("the article's words in another mouth are attributed to the wrong speaker", () => {
  const rows: readonly (readonly [message: string, result: string])[] = [
    ['Roe said "Nobody answered the telephone"', "wrong-speaker ¶ 3 by Daniel Okafor"],
    ['"Nobody answered the telephone" — Mayor Ida Roe', "wrong-speaker ¶ 3 by Daniel Okafor"],
    ['"Nobody answered the telephone," said Mr. Somebody Else', "wrong-speaker ¶ 3 by Daniel Okafor"],
    ['did roe really say "nobody answered the telephone"??', "wrong-speaker ¶ 3 by Daniel Okafor"],
    ['Roe: "The warning … the town hall"', "wrong-speaker ¶ 3 by Daniel Okafor elided [reached]"],
    [
      'Stern said "You cannot argue with a river. You can only get out of its way."',
      "wrong-speaker ¶ 8 by Ida Roe without [,” Roe said]",
    ],
    ['Okafor said "Nobody answered the telephone"', "exact ¶ 3 by Daniel Okafor"],
    ['Col. D. Okafor said "Nobody answered the telephone"', "exact ¶ 3 by Daniel Okafor"],
    ['The River Guard said "Nobody answered the telephone"', "exact ¶ 3 by Daniel Okafor"],
    ['The colonel said "Nobody answered the telephone"', "exact ¶ 3 by Daniel Okafor"],
    ['He said "Nobody answered the telephone"', "exact ¶ 3 by Daniel Okafor"],
    ['The Harlow Courier wrote "Nobody answered the telephone"', "exact ¶ 3 by Daniel Okafor"],
    ['The council said "We will rebuild the bridge"', "exact ¶ 6 by Harlow Ferry Town Council"],
    ['Roe said "carried away the old wooden bridge"', "exact ¶ 1"],
  ];
  it.each(rows)("%s: %s", async (message, result) => {
    expect(await inShortAll(message)).toEqual([result]);
  });

  it("unless one of several speakers of the same words is the one", async () => {
    const twice = articleOf(
      "twice",
      [
        "“We have nothing to hide,” said Ann Lee.",
        "“We have nothing to hide,” said Bo Marsh.",
        "“We have nothing to hide.”",
      ],
      [person("Ann Lee"), person("Bo Marsh"), null],
    );
    const [marsh] = await checkQuotes(await prepareToCheck([twice]), 'Marsh said "We have nothing to hide"');
    expect(marsh && marsh.kind === "exact" && marsh.source.speaker?.name).toBe("Bo Marsh");
    expect(marsh && marsh.kind === "exact" && marsh.others).toBe(2);
    // The third place does not say whose words they are, so that nobody can be called wrong.
    const [other] = await checkQuotes(await prepareToCheck([twice]), 'Cole said "We have nothing to hide"');
    expect(other && other.kind === "exact" && other.source.speaker).toBe(undefined);
    expect(other?.kind).toBe("exact");
  });

  it("but not those of somebody whom the article does not name", async () => {
    for (const name of ["a neighbour", "He", "the mayor", "A spokeswoman for the River Guard"]) {
      const article = articleOf(
        "unnamed",
        [`“The mill was ours for a century,” ${name} said.`],
        [person(name)],
      );
      const [check] = await checkQuotes(
        await prepareToCheck([article]),
        "Ida Roe said “The mill was ours for a century”",
      );
      expect(check, name).toMatchObject({ kind: "exact", isSpeakerOpen: true });
    }
  });

  it("but not a relative's whom the article names as well", async () => {
    const family = articleOf(
      "family",
      ["“The mill was ours for a century,” said Ann Lee. Her brother Bo Lee sold it."],
      [person("Ann Lee", { mention: "Ann Lee" })],
    );
    const inFamily = await prepareToCheck([family]);
    const kindFor = async (name: string) =>
      (await checkQuotes(inFamily, `${name} said "The mill was ours for a century"`))[0]?.kind;
    expect(await kindFor("Bo Lee")).toBe("wrong-speaker");
    expect(await kindFor("Annie Lee")).toBe("exact");
    expect(await kindFor("Lee")).toBe("exact");
  });

  it("even where the other stands in the speaker's role", async () => {
    const ann = person("Ann Lee", { mention: "Ann Lee", role: "rival of Bo Marsh in Harlow", entity: 0 });
    const entities = [
      { type: "person", name: "Ann Lee", forms: ["Ann Lee"] },
      { type: "person", name: "Bo Marsh", forms: ["Bo Marsh", "Marsh"] },
    ] as const;
    const checker = await prepareToCheck([
      articleOf("rivals", ["“The mill was ours for a century,” said Ann Lee."], [ann], { entities }),
    ]);
    const kindFor = async (name: string) =>
      (await checkQuotes(checker, `"The mill was ours for a century" — ${name}`))[0]?.kind;
    expect(await kindFor("Marsh")).toBe("wrong-speaker");
    expect(await kindFor("Harlow")).toBe("exact");
  });

  it("nor an office that the article does not say to be somebody else's", async () => {
    const article = articleOf(
      "offices",
      [
        "“The mill was ours for a century,” said Ann Lee. The harbour master came as well, and so did Guy King.",
      ],
      [person("Ann Lee", { mention: "Ann Lee" })],
    );
    const checker = await prepareToCheck([article]);
    const check = async (name: string) =>
      (await checkQuotes(checker, `"The mill was ours for a century" — ${name}`))[0];
    for (const name of ["The Harbour Master", "King"])
      expect(await check(name), name).toMatchObject({ kind: "exact", isSpeakerOpen: true });
    expect(await check("Guy King")).toMatchObject({ kind: "wrong-speaker" });
  });

  it("nor by a body that shares words with the one that speaks, and whom its spokesman speaks for", async () => {
    const centre = { mention: "the US weather centre", name: "US Weather Centre", type: "group" } as const;
    const spokesman = person("a spokesman for Anna Marsh");
    const checker = await prepareToCheck([
      articleOf(
        "bodies",
        [
          "“The snow will fall for a week,” said the US Weather Centre. The Storm Weather Office agreed.",
          "“She will not come to the mill,” said a spokesman for Anna Marsh.",
        ],
        [centre, spokesman],
      ),
    ]);
    const check = async (message: string) => (await checkQuotes(checker, message))[0];
    expect(await check("Storm Weather Office: “The snow will fall for a week”")).toMatchObject({
      kind: "exact",
      isSpeakerOpen: true,
    });
    expect(await check("Weather Centre: “The snow will fall for a week”")).toMatchObject({
      kind: "exact",
      isSpeakerOpen: false,
    });
    expect(await check("“She will not come to the mill” — Anna Marsh")).toMatchObject({
      kind: "exact",
      isSpeakerOpen: true,
    });
  });

  it("and is right by any form of the speaker's name", async () => {
    const body = { mention: "the EHRC", name: "Equality Commission", type: "group", entity: 0 } as const;
    const entities = [
      { type: "group", name: "Equality Commission", forms: ["Equality Commission", "EHRC"] },
    ] as const;
    const checker = await prepareToCheck([
      articleOf("forms", ["“The mill was ours for a century,” said the EHRC."], [body], { entities }),
    ]);
    const [check] = await checkQuotes(checker, "“The mill was ours for a century” — EHRC");
    expect(check).toMatchObject({ kind: "exact", isSpeakerOpen: false });
  });

  it("nor where a surname alone stands beside the words, which two bear", async () => {
    const family = articleOf(
      "two-of-a-name",
      ["“The mill was ours for a century,” Lee said. Ann Lee and her brother Bo Lee sold it."],
      [person("Ann Lee", { mention: "Lee" })],
    );
    const checker = await prepareToCheck([family]);
    const [check] = await checkQuotes(checker, '"The mill was ours for a century" — Bo Lee');
    expect(check).toMatchObject({ kind: "exact", isSpeakerOpen: true });
    expect(check).not.toHaveProperty("source.speaker");
  });
});

describe("what is put together from several places is spliced", () => {
  const rows: readonly (readonly [what: string, message: string, result: string])[] = [
    [
      "of one speaker, in silence",
      '"We did not order anyone to leave. You cannot argue with a river."',
      "spliced; [We did not order anyone to leave] by Ida Roe + [You cannot argue with a river] by Ida Roe",
    ],
    [
      "in another order",
      '"You can only get out of its way. You cannot argue with a river."',
      "spliced; [You can only get out of its way.] by Ida Roe + [You cannot argue with a river] by Ida Roe",
    ],
    [
      "with an ellipsis, in another order",
      '"Nobody answered the telephone … The warning reached the town hall"',
      "spliced; [Nobody answered the telephone] by Daniel Okafor + [The warning reached the town hall] by Daniel Okafor",
    ],
    [
      "of a speaker and the article itself",
      '"You cannot argue with a river. They were not used until the next morning"',
      "spliced; [You cannot argue with a river] by Ida Roe + [They were not used until the next morning]; joins-speakers",
    ],
    [
      "and credited to another",
      'Okafor: "I would make it again. You cannot argue with a river."',
      "spliced; [I would make it again.] by Ida Roe + [You cannot argue with a river] by Ida Roe; other speaker",
    ],
  ];
  it.each(rows)("%s: %s", async (_what, message, result) => {
    expect(await inShortAll(message)).toEqual([result]);
  });

  it("but what was only left out within a sentence is altered, and pieces of two or three words are not told", async () => {
    expect(await inShortAll('"The gauge had never failed, and nobody thought to look at it twice."')).toEqual(
      [expect.stringMatching(/^altered/)],
    );
    expect(await inShortAll('"Nobody answered. Ask me again in ten years"')).toEqual([
      expect.not.stringMatching(/^spliced/),
    ]);
  });
});

describe("what is in no article is not found", () => {
  const rows: readonly (readonly [message: string, result: string])[] = [
    ['"The moon is made of walnuts and velvet," said Ida Roe', "not-found"],
    ['"The bridge will never be rebuilt, whatever the Guard says"', "not-found"],
    [
      '"The Guard’s boats were all sunk before the water reached the hospital"',
      "not-found: Okafor said the Guard’s eighteen boats were ready at nine.",
    ],
    ['"qwrtz qwrtz qwrtz"', "not-found"],
    ['"!!! ??? !!! ??? !!!"', "not-found"],
  ];
  it.each(rows)("%s: %s", async (message, result) => {
    expect(await inShortAll(message)).toEqual([result]);
  });

  it("and an empty library has nothing", async () => {
    const [check] = await checkQuotes(await prepareToCheck([]), "Nobody answered the telephone");
    expect(check?.kind).toBe("not-found");
  });
});
