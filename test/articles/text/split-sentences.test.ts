import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { splitSentences } from "../../../src/articles/text/split-sentences.ts";

/** Each case is written as the sentences it must come out as; the input is these joined by one space. */
const table: Record<string, string[][]> = {
  "German, French and Spanish": [
    ["Am Dienstag, 12. Mai, öffnet der 2. Laden der Straße.", "In der 45. Minute fiel das Tor."],
    ["Seit dem 19. Jahrhundert steht hier die Mühle, wie Dr. Lind sagt.", "Das war 1890.", "Wir bleiben."],
    ["Der Umbau kostet ca. 3 Mio. Euro.", "Die Stadt zahlt, vgl. Abs. 4 der Satzung."],
    ["He came 12.", "Then the others came."],
    ["Selon l’art. 12 du code, le port date de 30 av. J.-C. environ.", "Il reste ouvert."],
    ["La Sra. Mora y el Dr. Gil leyeron la pág. 40.", "Los demás no."],
    ["Las FF. AA. salieron.", "El puerto cerró."],
  ],
  "plain sentences": [
    ["The bridge is closed.", "It opens again in May.", "Will it hold?", "It must!"],
    ["One sentence without an end"],
    ["Prices rose by 3.5 percent to $4.20.", "Nobody was surprised."],
    ["The match ended in 2017.", "2018 was worse."],
    ["The vote was 7-2.", "$4 million will be spent.", "5,000 people came."],
    ["Read it at example.com/a.html today.", "Then write to a.b@example.org."],
  ],
  "titles and initials": [
    ["Col. Ann Reyes and Lt. Gov. Mark Ito met Dr. J. R. Okafor.", "Mr. and Mrs. Hall came too."],
    ["Gen. Sir A. B. Smith, Maj. Lee and Sgt. 1st Class Ray Poe were there."],
    ["The Rev. Samuel L. Gates spoke.", "He left early."],
    ["Robert J. “Bob” Marsh won.", "His rival, then-Sen. Mia Cole (R-Vt.), lost."],
    ["She said Prof. E. Lund of St. Olaf was right.", "He was older than I.", "Police agreed."],
    ["It was handed to Martin Poole Jr.", "He kept it."],
    ["He fought in World War I.", "The Somme killed him."],
  ],
  "abbreviations with dots": [
    [
      "U.S. Army troops left.",
      "They went to the U.S.",
      "The rest stayed in the U.K. and the U.N. did nothing.",
    ],
    ["He flew to Washington, D.C.", "It rained."],
    ["It began at 4 p.m. Tuesday and ended at 6 a.m. ET on Friday.", "It was dull."],
    ["Doors open at 7 p.m.", "Police will close Elm Street."],
    ["She has a Ph.D. in physics.", "He has an M.A.", "They met at M.I.T. in 1990."],
    ["Bring tools, e.g. a saw, i.e. something sharp.", "Gloves, etc. are there."],
    ["Brown v. Board of Education was cited.", "So was Roe vs. Wade."],
  ],
  "places, dates, firms and numbers": [
    ["He is from Tampa, Fla.", "He moved to St. Paul, Minn. in Oct. 2011.", "On Jan. 5 he left."],
    ["Acme Corp. Chief Executive Lena Fox quit.", "She had joined Acme Inc.", "The firm is looking."],
    ["It is No. 5 on the list.", "Is it safe?", "He said no.", "Then he left."],
    ["See Vol. 3, pp. 12-14, Fig. 2 and Sec. IV of it.", "Then stop."],
    ["They live on Main St. near Oak Ave.", "The house is red."],
    ["1. Wash the rice.", "2. Boil it."],
  ],
  ellipses: [
    ["Well ... I am not sure … about that.", "Nobody is."],
    ["He trailed off...", "The room was silent."],
    ["“We wanted to ... to help.”", "He stopped."],
    ["“It was . . . odd,” he said.", "She nodded."],
    ["... And then it ended.", "It was late."],
  ],
  quotations: [
    ["“Why?” he asked.", "“Because,” she said."],
    ["“Why now?” Mr. Alan Reed asked the council.", "Nobody answered."],
    ["“Are you mad?” Lee, 34, shouted.", "“Go home!” police told him."],
    ["“Who pays?”", "Reed said he did not know."],
    ["“We tried.", "We failed.", "We will try again,” said Reed.", "“That is all.”"],
    ["“We tried.”", "Reed left."],
    ["“We tried.” Reed said.", "He left."],
    ["\"It's over.", 'We lost."', "He sat down.", '"Why?" I asked.'],
    ["He said: “I never said ‘Stop.’”", "Then he went."],
    ["He called it “a mess.”", "“It is,” she said."],
    ["‘Fine.’ she said.", "‘It’s done.’", "That was that."],
    ["«C’est fini.»", "He left."],
    ["“It was late. ”", "He left."],
    ['He said "No. "', "Then he left."],
  ],
  "quotations in German and French": [
    ["„Wir warten seit 1998.“", "Er ging.", "„Schade“, sagte sie."],
    ["Er sagte: „Das ist alles.“", "„Mehr nicht?“ fragte sie."],
    ["« On attend. »", "Elle partit.", "« Encore ? »", "« Toujours. »"],
    ["«\u00a0On attend\u00a0», dit-elle.", "«\u00a0Il faut partir.\u00a0»"],
    ["Das kostet z. B. im Mai 9,5 Mio. Euro, d. h. viel.", "Wer zahlt?"],
  ],
  "brackets and notes": [
    ["He left.", "(She stayed.)", "Then it rained."],
    ["It fell in 1990.[1]", "It rose again.[2][3]", "Twice."],
    ["He went (why?) to sea.", "It (the ship!) sank."],
  ],
  "other writing": [
    ["東京は雨です。", "明日は晴れです。"],
    ["Он ушёл.", "Она осталась."],
    ["¿Por qué?", "¡No lo sé!"],
    ["It was great!!!", "Really?!", "Yes. 😀"],
    ["He left. ###"],
    ["The phone sold out.", "iPhones are dear."],
  ],
};

describe("splitSentences", () => {
  for (const [name, cases] of Object.entries(table)) {
    test.each(cases.map((sentences) => ({ text: sentences.join(" "), sentences })))(
      `${name}: $text`,
      (row) => {
        expect(splitSentences(row.text).map((span) => row.text.slice(span.start, span.end))).toEqual(
          row.sentences,
        );
      },
    );
  }

  test.each([
    [["母は「早く来て。待っています。」と書いた。", "父は行った。"]],
    [["「雨だ。」", "彼女は窓を閉めた。"]],
    [["『春。』が好きだ。", "「夏も。」は嫌いだ！", "秋は？"]],
    [["「閉じない。", "でも続く。"]],
  ])("keeps what Japanese brackets enclose together: %j", (sentences) => {
    const text = sentences.join("");
    expect(splitSentences(text).map((span) => text.slice(span.start, span.end))).toEqual(sentences);
  });

  it("finds no sentence in nothing", () => {
    expect(splitSentences("")).toEqual([]);
    expect(splitSentences(" \n\t ")).toEqual([]);
  });

  it("ends a sentence at a blank line", () => {
    expect(splitSentences("A heading\n\nA text. ")).toEqual([
      { start: 0, end: 9 },
      { start: 11, end: 18 },
    ]);
  });

  it("leaves nothing but white space outside the sentences", () => {
    const piece = fc.constantFrom(
      ...'Mr. |Reed |U.S. |said |“|”|"|’|. |? |! |… |.|?|(|) |\n|\n\n| |I |he |5 |No. |J. |🎉|。|—|,'.split(
        "|",
      ),
      "́",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(piece).map((all) => all.join("")),
        ),
        (text) => {
          const spans = splitSentences(text);
          let at = 0;
          for (const { start, end } of spans) {
            expect(text.slice(at, start).trim()).toBe("");
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
            at = end;
          }
          expect(text.slice(at).trim()).toBe("");
        },
      ),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 300) },
    );
  });
});
