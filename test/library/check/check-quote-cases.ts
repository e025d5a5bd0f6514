import type { Article, Paragraph, Quotation, Speaker } from "../../../src/articles/index.ts";
import type { JudgedClaim } from "../../../src/library/check/index.ts";

/** A message, and what a careful reader of the articles would say of the quotation in it. */
export interface Case {
  readonly what: "exact" | "changed" | "negation" | "ellipsis" | "speaker" | "invented";
  readonly message: string;
  readonly isRight: (checks: readonly JudgedClaim[]) => boolean;
}

/** Mulberry32: numbers from 0 to 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NEGATION =
  /\b(?:not|never|no|without|hardly|scarcely|barely|rarely|seldom|neither|nor|none|nobody|nothing|nowhere|cannot)\b|n['’]t\b/iu;
const REPLACEMENTS =
  "lantern velvet thirteen walnuts quietly purchased harbour gigantic whistled Tuesdayish".split(" ");

type Random = () => number;

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** The same words in another hand: other marks, dashes, spaces and case, and invisible characters. */
export function inAnotherHand(text: string, random: Random): string {
  const isLoud = random() < 0.1;
  return Array.from(isLoud ? text.toUpperCase() : text, (char) => {
    if (char === "'" || char === "’") return random() < 0.5 ? "'" : "’";
    if (/[–—]/u.test(char)) return pick([" - ", "–", "—", "--", " — "], random) ?? char;
    if (char === "-") return pick(["-", "‐", "‑", "–"], random) ?? char;
    if (char === " ")
      return random() < 0.15 ? (pick(["  ", "\u00a0", "\n", "\u2009", " \u200b"], random) ?? char) : char;
    if (/\p{L}/u.test(char) && random() < 0.02) return `${char}\u00ad`;
    return char;
  }).join("");
}

function inMarks(words: string, random: Random): string {
  const [open, close] = pick(
    [
      ["“", "”"],
      ['"', '"'],
      ["«", "»"],
      ["„", "“"],
    ] as const,
    random,
  ) ?? ['"', '"'];
  // Marks inside become single ones, as they do in print.
  return `${open}${words.replace(/[“”"«»„]/gu, (mark) => (mark === "“" ? "‘" : "’"))}${close}`;
}

/** A run of `least` to `most` words of a text; undefined where it is shorter. */
function runOf(text: string, least: number, most: number, random: Random): string | undefined {
  const words = Array.from(text.matchAll(/\S+/gu));
  if (words.length < least) return undefined;
  const count = Math.min(words.length, least + Math.floor(random() * (most - least + 1)));
  const from = Math.floor(random() * (words.length - count + 1));
  const first = words[from];
  const last = words[from + count - 1];
  if (first === undefined || last === undefined) return undefined;
  return text.slice(first.index, last.index + last[0].length);
}

function insideOf(article: Article, quotation: Quotation): string {
  const text = article.paragraphs[quotation.paragraph]?.text ?? "";
  return text.slice(quotation.start + 1, quotation.end - 1);
}

/** One sentence without quotation marks, or the inside of a quotation: words of one voice. */
function oneVoice(article: Article, random: Random): string | undefined {
  const quotation = pick(article.quotations, random);
  if (quotation && random() < 0.5) return insideOf(article, quotation);
  const paragraph = pick(article.paragraphs, random);
  const sentence = paragraph && pick(paragraph.sentences, random);
  const text = paragraph && sentence && paragraph.text.slice(sentence.start, sentence.end);
  return text && !/[“”"«»‘]/u.test(text) ? text : undefined;
}

function credit(article: Article, paragraph: Paragraph, words: string): string {
  const start = paragraph.text.indexOf(words);
  const at = article.paragraphs.indexOf(paragraph);
  const holder = article.quotations.find(
    (quotation) =>
      quotation.paragraph === at &&
      quotation.confidence === "high" &&
      quotation.start <= start &&
      start + words.length <= quotation.end,
  );
  return holder?.speaker?.type === "person" ? `, said ${holder.speaker.name}` : "";
}

/** A person with a first name and a surname. */
function isNamed({ type, name }: Speaker): boolean {
  return (
    type === "person" && /^\p{Lu}\S+(?: \p{Lu}\S+)+$/u.test(name) && !/^(?:A|An|The|One|He|She)\s/u.test(name)
  );
}

type MakeCase = (
  articles: readonly Article[],
  random: Random,
  invented: readonly string[],
) => Case | undefined;

const makers: readonly MakeCase[] = [
  function exact(articles, random) {
    const article = pick(articles, random);
    const paragraph = article && pick(article.paragraphs, random);
    const words = paragraph && runOf(paragraph.text, 4, 40, random);
    if (!article || !words || words.length < 14) return undefined;
    return {
      what: "exact",
      message: `${inMarks(inAnotherHand(words, random), random)}${credit(article, paragraph, words)}`,
      isRight: (checks) => checks.length === 1 && checks[0]?.kind === "exact",
    };
  },
  function changed(articles, random) {
    const article = pick(articles, random);
    const voice = article && oneVoice(article, random);
    const words = voice && runOf(voice, 6, 30, random)?.split(/\s+/u);
    if (!words) return undefined;
    const long = words.flatMap((word, at) => (/^\p{L}{4,}$/u.test(word) ? [at] : []));
    const at = pick(long, random);
    if (at === undefined) return undefined;
    words[at] = pick(REPLACEMENTS, random) ?? "";
    return {
      what: "changed",
      message: inMarks(inAnotherHand(words.join(" "), random), random),
      isRight: (checks) => checks.length === 1 && checks[0]?.kind === "altered",
    };
  },
  function negation(articles, random) {
    const article = pick(articles, random);
    const voice = article && oneVoice(article, random);
    const words = voice && runOf(voice, 6, 30, random)?.split(/\s+/u);
    if (!words) return undefined;
    const at = words.findIndex(
      (word, nth) =>
        nth > 0 &&
        nth < words.length - 1 &&
        /^(?:not|never|(?:is|was|are|did|does|do|had|has|have|would|could|should)n['’]t)$/u.test(word),
    );
    if (at < 0) return undefined;
    const kept = words[at]?.replace(/^(?:not|never)$|n['’]t$/u, "") ?? "";
    words.splice(at, 1, ...(kept === "" ? [] : [kept]));
    return {
      what: "negation",
      message: inMarks(inAnotherHand(words.join(" "), random), random),
      isRight: ([check, ...rest]) =>
        rest.length === 0 && check?.kind === "altered" && check.warnings.includes("negation-dropped"),
    };
  },
  function ellipsis(articles, random) {
    const article = pick(articles, random);
    const voice = article && oneVoice(article, random);
    const words = voice && runOf(voice, 9, 30, random)?.split(/\s+/u);
    if (!words || /…|\.\.\./u.test(words.join(" "))) return undefined;
    const count = 1 + Math.floor(random() * 4);
    const at = 3 + Math.floor(random() * (words.length - 5 - count));
    const left = words
      .splice(at, count, pick(["…", "...", "[...]", "[…]", ". . ."], random) ?? "…")
      .join(" ");
    const isNegative = NEGATION.test(left);
    return {
      what: "ellipsis",
      message: inMarks(inAnotherHand(words.join(" "), random), random),
      isRight: ([check]) =>
        isNegative
          ? check?.kind === "altered" && check.warnings.includes("negation-elided")
          : check?.kind === "exact" && check.elided.length === 1,
    };
  },
  function speaker(articles, random) {
    const article = pick(articles, random);
    const quotation = article && pick(article.quotations, random);
    if (!article || quotation?.confidence !== "high") return undefined;
    if (!quotation.speaker || !isNamed(quotation.speaker)) return undefined;
    const words = runOf(insideOf(article, quotation), 5, 30, random);
    const others = article.quotations.flatMap(({ speaker }) =>
      speaker && isNamed(speaker) ? [speaker] : [],
    );
    const right = quotation.speaker.name;
    const surname = right.split(" ").at(-1) ?? right;
    const other = pick(
      others.filter(({ name }) => !name.includes(surname) && !right.includes(name.split(" ").at(-1) ?? name)),
      random,
    );
    if (!words || words.length < 20 || !other) return undefined;
    const said = inMarks(inAnotherHand(words, random), random);
    return {
      what: "speaker",
      message:
        pick(
          [`${other.name} said ${said}`, `${said} — ${other.name}`, `${said}, said ${other.name}`],
          random,
        ) ?? "",
      isRight: (checks) => checks.length === 1 && checks[0]?.kind === "wrong-speaker",
    };
  },
  function inventedCase(_articles, random, invented) {
    const words = pick(invented, random);
    if (!words) return undefined;
    return {
      what: "invented",
      message: inMarks(inAnotherHand(words, random), random),
      isRight: (checks) => checks.length === 1 && checks[0]?.kind === "not-found",
    };
  },
];

/** This many cases of each kind, the same for the same seed. */
export function makeCases(
  articles: readonly Article[],
  invented: readonly string[],
  each: number,
  seed: number,
): Case[] {
  const random = randomFrom(seed);
  return makers.flatMap((make) => {
    const cases: Case[] = [];
    for (let tries = 0; cases.length < each && tries < each * 300; tries += 1) {
      const made = make(articles, random, invented);
      if (made) cases.push(made);
    }
    return cases;
  });
}
