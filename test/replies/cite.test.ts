import { describe, expect, it } from "vitest";
import type { Article } from "../../src/articles/index.ts";
import {
  type CitationStyle,
  type CitedArticle,
  citationStyles,
  cite,
  quoteForCitation,
} from "../../src/replies/cite.ts";
import { flood, orchard } from "../library/check/check-quote-articles.ts";
import { makeSlice } from "../make-article.ts";

const whole: CitedArticle = {
  title: "The night the river rose",
  author: "Maud Linden",
  date: "2021-09-05",
  publication: "The Harlow Courier",
  url: "https://harlow.example/river",
};

const all = (article: CitedArticle, accessed?: string) =>
  citationStyles.map((style) => cite(article, style, accessed === undefined ? {} : { accessed }));

describe("a reference", () => {
  it("to an article of which everything is known", () => {
    expect(all(whole)).toMatchInlineSnapshot(`
      [
        "Linden, M. (2021, September 5). The night the river rose. The Harlow Courier. https://harlow.example/river",
        "Linden, Maud. “The night the river rose.” The Harlow Courier, 5 Sept. 2021, https://harlow.example/river.",
        "Linden, Maud. “The night the river rose.” The Harlow Courier, September 5, 2021. https://harlow.example/river.",
      ]
    `);
  });
  it("without an author", () => {
    expect(all({ ...whole, author: null })).toMatchInlineSnapshot(`
      [
        "The night the river rose. (2021, September 5). The Harlow Courier. https://harlow.example/river",
        "“The night the river rose.” The Harlow Courier, 5 Sept. 2021, https://harlow.example/river.",
        "“The night the river rose.” The Harlow Courier, September 5, 2021. https://harlow.example/river.",
      ]
    `);
  });
  it("without a date", () => {
    expect(all({ ...whole, date: null })).toMatchInlineSnapshot(`
      [
        "Linden, M. (n.d.). The night the river rose. The Harlow Courier. https://harlow.example/river",
        "Linden, Maud. “The night the river rose.” The Harlow Courier, https://harlow.example/river.",
        "Linden, Maud. “The night the river rose.” The Harlow Courier, n.d. https://harlow.example/river.",
      ]
    `);
  });
  it("without a date, but with the day on which it was read", () => {
    expect(all({ ...whole, date: null }, "2024-05-01")).toMatchInlineSnapshot(`
      [
        "Linden, M. (n.d.). The night the river rose. The Harlow Courier. https://harlow.example/river",
        "Linden, Maud. “The night the river rose.” The Harlow Courier, https://harlow.example/river. Accessed 1 May 2024.",
        "Linden, Maud. “The night the river rose.” The Harlow Courier. Accessed May 1, 2024. https://harlow.example/river.",
      ]
    `);
  });
  it("without a publication", () => {
    expect(all({ ...whole, publication: null })).toMatchInlineSnapshot(`
      [
        "Linden, M. (2021, September 5). The night the river rose. https://harlow.example/river",
        "Linden, Maud. “The night the river rose.” 5 Sept. 2021, https://harlow.example/river.",
        "Linden, Maud. “The night the river rose.” September 5, 2021. https://harlow.example/river.",
      ]
    `);
  });
  it("without an address", () => {
    expect(all({ ...whole, url: null }, "2024-05-01")).toMatchInlineSnapshot(`
      [
        "Linden, M. (2021, September 5). The night the river rose. The Harlow Courier.",
        "Linden, Maud. “The night the river rose.” The Harlow Courier, 5 Sept. 2021.",
        "Linden, Maud. “The night the river rose.” The Harlow Courier, September 5, 2021.",
      ]
    `);
  });
  it("of which only the title is known", () => {
    expect(
      all({ title: "A flood", author: null, date: null, publication: null, url: null }),
    ).toMatchInlineSnapshot(`
      [
        "A flood. (n.d.).",
        "“A flood.”",
        "“A flood.” N.d.",
      ]
    `);
  });
  it("whose author is the publication", () => {
    expect(all({ ...whole, author: "the harlow courier" })).toMatchInlineSnapshot(`
      [
        "the harlow courier. (2021, September 5). The night the river rose. https://harlow.example/river",
        "the harlow courier. “The night the river rose.” 5 Sept. 2021, https://harlow.example/river.",
        "the harlow courier. “The night the river rose.” September 5, 2021. https://harlow.example/river.",
      ]
    `);
  });

  const dates: readonly (readonly [date: string, apa: string, mla: string, chicago: string])[] = [
    ["2021-09-05", "(2021, September 5).", "5 Sept. 2021", "September 5, 2021"],
    ["2021-05-31", "(2021, May 31).", "31 May 2021", "May 31, 2021"],
    ["2021-02", "(2021, February).", "Feb. 2021", "February 2021"],
    ["2021", "(2021).", "2021", "2021"],
    ["2021-13-40", "(2021).", "2021", "2021"],
    ["last week", "(n.d.).", "The Harlow Courier, https", "n.d."],
  ];
  it.each(dates)("of the date %s", (date, apa, mla, chicago) => {
    const [inApa, inMla, inChicago] = all({ ...whole, date });
    expect(inApa).toContain(` ${apa} `);
    expect(inMla).toContain(mla);
    expect(inChicago).toContain(`, ${chicago}`);
  });

  const authors: readonly (readonly [author: string, apa: string, mla: string, chicago: string])[] = [
    ["Maud J. Linden", "Linden, M. J.", "Linden, Maud J.", "Linden, Maud J."],
    ["J.R. Linden", "Linden, J. R.", "Linden, J.R.", "Linden, J.R."],
    ["Jean-Paul Roux", "Roux, J.-P.", "Roux, Jean-Paul.", "Roux, Jean-Paul."],
    ["Ludwig van der Berg", "van der Berg, L.", "van der Berg, Ludwig.", "van der Berg, Ludwig."],
    ["Marine Le Roux", "Le Roux, M.", "Le Roux, Marine.", "Le Roux, Marine."],
    ["Juan de la Cruz", "de la Cruz, J.", "de la Cruz, Juan.", "de la Cruz, Juan."],
    ["José Mora y Gil", "Mora y Gil, J.", "Mora y Gil, José.", "Mora y Gil, José."],
    ["John Roe Jr.", "Roe, J., Jr.", "Roe, John, Jr.", "Roe, John, Jr."],
    ["John Roe, Jr.", "Roe, J., Jr.", "Roe, John, Jr.", "Roe, John, Jr."],
    ["John Roe III", "Roe, J., III.", "Roe, John, III.", "Roe, John, III."],
    ["Dr. Lena Stern, PhD", "Stern, L.", "Stern, Lena.", "Stern, Lena."],
    ["U.S. Army Staff Sgt. Ann Lee", "Lee, A.", "Lee, Ann.", "Lee, Ann."],
    ["Linden, Maud", "Linden, M.", "Linden, Maud.", "Linden, Maud."],
    [
      "Linden, Maud; Roe, Ida",
      "Linden, M., & Roe, I.",
      "Linden, Maud, and Ida Roe.",
      "Linden, Maud, and Ida Roe.",
    ],
    [
      "Maud Linden and Ida Roe",
      "Linden, M., & Roe, I.",
      "Linden, Maud, and Ida Roe.",
      "Linden, Maud, and Ida Roe.",
    ],
    [
      "Maud Linden & Ida Roe",
      "Linden, M., & Roe, I.",
      "Linden, Maud, and Ida Roe.",
      "Linden, Maud, and Ida Roe.",
    ],
    ["Ana Gil y Luis Mora", "Gil, A., & Mora, L.", "Gil, Ana, and Luis Mora.", "Gil, Ana, and Luis Mora."],
    [
      "Maud Linden, Ida Roe, and Bo Marsh",
      "Linden, M., Roe, I., & Marsh, B.",
      "Linden, Maud, et al.",
      "Linden, Maud, Ida Roe, and Bo Marsh.",
    ],
    ["Maud Linden, The Harlow Courier", "Linden, M.", "Linden, Maud.", "Linden, Maud."],
    ["Maud Linden (Reuters)", "Linden, M.", "Linden, Maud.", "Linden, Maud."],
    ["Maud Linden in Lowmoor", "Linden, M.", "Linden, Maud.", "Linden, Maud."],
    ["Reuters", "Reuters.", "Reuters.", "Reuters."],
    ["Associated Press", "Associated Press.", "Associated Press.", "Associated Press."],
    ["The Editorial Board", "The Editorial Board.", "The Editorial Board.", "The Editorial Board."],
    [
      "Ministry of Health and Social Affairs",
      "Ministry of Health and Social Affairs.",
      "Ministry of Health and Social Affairs.",
      "Ministry of Health and Social Affairs.",
    ],
    [
      "Maud Linden and the Associated Press",
      "Linden, M., & the Associated Press.",
      "Linden, Maud, and the Associated Press.",
      "Linden, Maud, and the Associated Press.",
    ],
    ["Voltaire", "Voltaire.", "Voltaire.", "Voltaire."],
    ["Łucja Żak", "Żak, Ł.", "Żak, Łucja.", "Żak, Łucja."],
  ];
  it.each(authors)("by %s", (author, apa, mla, chicago) => {
    const [inApa, inMla, inChicago] = all({ ...whole, author });
    expect(inApa?.split(" (2021")[0]).toBe(apa);
    expect(inMla?.split(" “")[0]).toBe(mla);
    expect(inChicago?.split(" “")[0]).toBe(chicago);
  });

  it("by more people than a style names", () => {
    const crowd = Array.from({ length: 22 }, (_, nth) => `Ann ${String.fromCharCode(65 + nth)}dair`);
    const [apa, mla, chicago] = all({ ...whole, author: crowd.join("; ") });
    expect(apa).toContain("Sdair, A., . . . Vdair, A. (2021");
    expect(apa).not.toContain("Tdair");
    expect(mla).toMatch(/^Adair, Ann, et al\. “/);
    expect(chicago).toMatch(/^Adair, Ann, Ann Bdair, Ann Cdair, et al\. “/);
  });

  const titles: readonly (readonly [title: string, apa: string, mla: string])[] = [
    ["Who let the river in?", " Who let the river in? The", "“Who let the river in?” The"],
    ["Troops leave the U.S.", " Troops leave the U.S. The", "“Troops leave the U.S.” The"],
    ["“We left,” says mayor", " “We left,” says mayor. The", "“‘We left,’ says mayor.” The"],
    ['A "safe" bridge', ' A "safe" bridge. The', "“A ‘safe’ bridge.” The"],
    ["Mayor: “We left.”", " Mayor: “We left.” The", "“Mayor: ‘We left.’” The"],
  ];
  it.each(titles)("with the title %s", (title, apa, mla) => {
    const [inApa, inMla, inChicago] = all({ ...whole, title });
    expect(inApa).toContain(apa);
    expect(inMla).toContain(mla);
    expect(inChicago).toContain(mla);
  });
});

describe("a quotation to paste", () => {
  const article = { ...flood, date: "2021-09-05" };
  const quote = (words: string, style: CitationStyle, of: Article = article) => {
    const paragraph = of.paragraphs.findIndex(({ text }) => text.includes(words));
    const start = of.paragraphs[paragraph]?.text.indexOf(words) ?? -1;
    return quoteForCitation(makeSlice(of, paragraph), { start, end: start + words.length }, style);
  };

  it("has its speaker, its source and its paragraph", () => {
    expect(
      citationStyles.map((style) => quote("“Nobody answered the telephone.”", style)),
    ).toMatchInlineSnapshot(`
      [
        "Daniel Okafor: “Nobody answered the telephone.” (Linden, 2021, para. 3)",
        "Daniel Okafor: “Nobody answered the telephone.” (qtd. in Linden, par. 3)",
        "Daniel Okafor: “Nobody answered the telephone.” (Linden, “The night the river rose,” para. 3)",
      ]
    `);
  });
  it("has no speaker where the article itself speaks", () => {
    expect(
      citationStyles.map((style) => quote("They were not used until the next morning", style)),
    ).toMatchInlineSnapshot(`
      [
        "“They were not used until the next morning” (Linden, 2021, para. 7)",
        "“They were not used until the next morning” (Linden, par. 7)",
        "“They were not used until the next morning” (Linden, “The night the river rose,” para. 7)",
      ]
    `);
  });
  it("keeps the marks that the article has, and adds none to them", () => {
    const words = "“You cannot argue with a river,” Roe said.";
    expect(quote(words, "apa")).toBe(`${words} (Linden, 2021, para. 8)`);
  });
  it("goes by the title where there is no author", () => {
    const anonymous = {
      ...article,
      author: null,
      title: "What the town of Harlow Ferry did that night",
      date: null,
    };
    expect(
      citationStyles.map((style) => quote("Nobody answered the telephone", style, anonymous)),
    ).toMatchInlineSnapshot(`
      [
        "Daniel Okafor: “Nobody answered the telephone” (“What the town,” n.d., para. 3)",
        "Daniel Okafor: “Nobody answered the telephone” (qtd. in “What the town,” par. 3)",
        "Daniel Okafor: “Nobody answered the telephone” (“What the town,” para. 3)",
      ]
    `);
  });
  it("names two authors, and the first of more", () => {
    const by = (author: string) =>
      citationStyles.map((style) => quote("eleven species", style, { ...orchard, date: "2020", author }));
    expect(by("Ida Roe and Bo Marsh")).toMatchInlineSnapshot(`
      [
        "“eleven species” (Roe & Marsh, 2020, para. 3)",
        "“eleven species” (Roe and Marsh, par. 3)",
        "“eleven species” (Roe and Marsh, “An orchard without bees,” para. 3)",
      ]
    `);
    expect(by("Ida Roe, Bo Marsh and Ann Lee")).toMatchInlineSnapshot(`
      [
        "“eleven species” (Roe et al., 2020, para. 3)",
        "“eleven species” (Roe et al., par. 3)",
        "“eleven species” (Roe et al., “An orchard without bees,” para. 3)",
      ]
    `);
  });
});
