import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article, ParagraphSpan } from "../../src/articles/index.ts";
import { textLink as linkWithin } from "../../src/library/text-link.ts";
import { makeArticle } from "../make-article.ts";

/** Discord's limit for a link. */
const textLink = (article: Article, span: ParagraphSpan) => linkWithin(article, span, 512);

const url = "https://harlow.example/river";
const paragraphs = [
  "The river rose nine feet in a single night. Nobody slept.",
  "“We left at once,” Ida Roe said. “There was no time – none.”",
  "Nobody slept. The pump-house, the mill & the school were under water, all of them.",
  "They came from Łódź, 東京から来た人々は驚いた, and elsewhere (some say).",
  `It began ${"with one more barrel of flour for the bakery on the hill ".repeat(12)}and ended there.`,
];

function link(words: string, more: Partial<Omit<Article, "paragraphs">> = {}, nth = 0): string | null {
  const article = makeArticle({ paragraphs, url, ...more });
  const places = paragraphs.flatMap((text, paragraph) => {
    const start = text.indexOf(words);
    return start < 0 ? [] : [{ paragraph, start, end: start + words.length }];
  });
  const place = places[nth];
  if (place === undefined) throw new Error(`no paragraph holds: ${words}`);
  return textLink(article, place);
}

describe("a link to the words themselves", () => {
  it("names them", () => {
    expect(link("The river rose nine feet in a single night.")).toBe(
      `${url}#:~:text=The%20river%20rose%20nine%20feet%20in%20a%20single%20night`,
    );
  });

  const encoded: readonly (readonly [words: string, text: string])[] = [
    ["The pump-house, the mill & the school", "The%20pump%2Dhouse%2C%20the%20mill%20%26%20the%20school"],
    ["“We left at once,”", "We%20left%20at%20once"],
    ["There was no time – none.”", "There%20was%20no%20time%20%E2%80%93%20none"],
    ["elsewhere (some say)", "elsewhere%20%28some%20say"],
    ["from Łódź", "from%20%C5%81%C3%B3d%C5%BA"],
  ];
  it.each(encoded)("encodes what the grammar has a use for: %s", (words, text) => {
    expect(link(words)).toBe(`${url}#:~:text=${text}`);
  });

  it("says what stands before or after words that stand there twice", () => {
    expect(link("Nobody slept.", {}, 0)).toBe(`${url}#:~:text=night.-,Nobody%20slept`.replace(".-", "%2E-"));
    expect(link("Nobody slept.", {}, 1)).toBe(`${url}#:~:text=Nobody%20slept,-%2E%20The`);
  });

  it("takes whole words, and leaves the marks at either end out", () => {
    expect(link("left at on")).toBe(`${url}#:~:text=left%20at%20once`);
    expect(link("at once,” Ida")).toBe(`${url}#:~:text=at%20once%2C%E2%80%9D%20Ida`);
  });

  it("gives the beginning and the end of a long passage", () => {
    expect(link(paragraphs[4] ?? "")).toBe(
      `${url}#:~:text=It%20began%20with%20one%20more%20barrel%20of%20flour,the%20bakery%20on%20the%20hill%20and%20ended%20there`,
    );
  });

  it("takes fewer words where the address leaves less room, and none where it leaves none", () => {
    const long = (length: number) => `https://harlow.example/${"a".repeat(length - 23)}`;
    const words = "The river rose nine feet in a single night.";
    expect(link(words, { url: long(460) })).toBe(
      `${long(460)}#:~:text=The%20river%20rose,a%20single%20night`,
    );
    expect(link(words, { url: long(512) })).toBe(long(512));
    expect(link(words, { url: long(513) })).toBe(null);
  });

  const addresses: readonly (readonly [what: string, url: string | null, link: string | null])[] = [
    ["no address", null, null],
    ["no web address", "ftp://harlow.example/river", null],
    ["a script", "javascript:alert(1)", null],
    ["nonsense", "not an address", null],
    ["an empty fragment", `${url}#`, `${url}#:~:text=single%20night`],
    ["a fragment of its own", `${url}#part-2`, `${url}#part-2:~:text=single%20night`],
    ["a text directive of its own", `${url}#:~:text=other`, `${url}#:~:text=single%20night`],
    ["both", `${url}#part-2:~:text=other`, `${url}#part-2:~:text=single%20night`],
    ["a query", `${url}?a=1&b=:~:`, `${url}?a=1&b=:~:#:~:text=single%20night`],
  ];
  it.each(addresses)("of %s", (_what, own, expected) => {
    expect(link("single night", { url: own })).toBe(expected);
  });

  it("of a paragraph that is not there is the plain address", () => {
    expect(textLink(makeArticle({ paragraphs, url }), { paragraph: 99, start: 0, end: 5 })).toBe(url);
  });

  it("of the same paragraph twice is a link to the first", () => {
    const article = makeArticle({ paragraphs: ["Same words again.", "Same words again."], url });
    expect(textLink(article, { paragraph: 1, start: 0, end: 17 })).toBe(
      `${url}#:~:text=Same%20words%20again`,
    );
  });

  it("of an article that repeats itself without end comes soon", () => {
    const article = makeArticle({ paragraphs: Array.from({ length: 50 }, () => "a ".repeat(2000)), url });
    expect(textLink(article, { paragraph: 40, start: 0, end: 4000 })).toMatch(
      /^https:\/\/harlow\.example\/river/,
    );
  });

  /** What stands in a directive, read as the grammar says. */
  function read(address: string) {
    const parts = (address.split(":~:text=")[1] ?? "").split(",");
    const prefix = parts[0]?.endsWith("-") ? parts.shift()?.slice(0, -1) : undefined;
    const suffix = parts.at(-1)?.startsWith("-") ? parts.pop()?.slice(1) : undefined;
    const [start, end] = parts;
    return {
      parts: parts.length,
      texts: [prefix, start, end, suffix].map((part) => decodeURIComponent(part ?? "")),
    };
  }

  it("whatever the words, is within the limit, of the grammar, and of words in their order", () => {
    const word = fc.oneof(
      fc.constantFrom("the", "river", "rose", "-", ",", "&", "–", "東京", "é", "U.S.", "\ud83d"),
      fc.string({ maxLength: 12 }),
    );
    const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (texts, nth, from, size) => {
          const paragraph = nth % texts.length;
          const whole = texts[paragraph] ?? "";
          const start = from % (whole.length + 1);
          const address = textLink(makeArticle({ paragraphs: texts, url }), {
            paragraph,
            start,
            end: Math.min(whole.length, start + (size % 200)),
          });
          expect(address).not.toBe(null);
          expect(address?.length).toBeLessThanOrEqual(512);
          expect(address).toMatch(/^[!-~]*$/);
          if (!address?.includes(":~:")) return;
          const { parts, texts: found } = read(address);
          expect(parts === 1 || parts === 2).toBe(true);
          let at = 0;
          for (const part of found) {
            const next = whole.replace(/\p{Surrogate}/gu, "\ufffd").indexOf(part, at);
            expect(next).toBeGreaterThanOrEqual(at);
            at = next;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
