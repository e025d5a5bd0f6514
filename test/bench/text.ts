import { readQuestionFile } from "../quality/retrieval/question-file.ts";
import { randomFrom } from "../quality/retrieval/statistics.ts";

/** Titled paragraphs of a text for the bench; each article has up to 20. */
export interface BenchArticle {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const opening =
  "con de re pro par mar sta bel cor tran fi gra mon sal ver tor han wil ber lan dor kel bro che".split(" ");
const middle = "ti ra ma lo ne si vo da pe ri mi cu le na to be ga fe su ho".split(" ");
const ending = "n r s tion ment ing ed er al ly ton ford ville son ic ity ness ers ant ble".split(" ");

/** How often English puts these among every thousand words, roughly. */
const glue: readonly (readonly [string, number])[] = [
  ["the", 68],
  ["of", 34],
  ["and", 29],
  ["to", 27],
  ["a", 24],
  ["in", 22],
  ["that", 12],
  ["is", 9],
  ["was", 9],
  ["for", 9],
  ["it", 8],
  ["on", 8],
  ["with", 8],
  ["said", 8],
  ["he", 7],
  ["as", 7],
  ["by", 7],
  ["at", 6],
  ["his", 5],
  ["from", 5],
  ["were", 5],
  ["has", 5],
  ["have", 5],
  ["are", 5],
  ["had", 5],
  ["they", 4],
  ["not", 4],
  ["which", 4],
  ["but", 4],
  ["who", 4],
  ["their", 3],
  ["about", 3],
  ["more", 3],
  ["when", 3],
  ["would", 3],
];
const glueWords = new Set(glue.map(([word]) => word));
const glueTotal = glue.reduce((sum, [, weight]) => sum + weight, 0);

/** Share of the running words that are glue, as in English prose. */
const glueShare = 0.45;

/** Mandelbrot's form of Zipf's law for the rest, so that 20,000 paragraphs have some 60,000 different words. */
const zipf = { exponent: 1.4, shift: 20, words: 5_000_000 };

/**
 * Pseudo-news that is the same every time: words made of syllables and drawn by Zipf's law, each article
 * keeping to a topic of its own, with names, numbers and years, in sentences of 8 to 30 words and paragraphs
 * of 2 to 4 sentences.
 */
export function pseudoNews(paragraphs: number): BenchArticle[] {
  const random = randomFrom("pseudo-news");
  const articles: BenchArticle[] = [];
  for (let left = paragraphs; left > 0; ) {
    const size = Math.min(left, 10 + Math.floor(random() * 11));
    const topic = Array.from({ length: 12 }, () => wordAt(rank(random)));
    articles.push({
      title: capital(Array.from({ length: 5 }, () => topic[Math.floor(random() * 12)] ?? "").join(" ")),
      paragraphs: Array.from({ length: size }, () => paragraph(topic, random)),
    });
    left -= size;
  }
  return articles;
}

/** As many questions, each about a paragraph of the articles, in part in other words. The same every time. */
export function questionsOn(articles: readonly BenchArticle[], count: number): string[] {
  const random = randomFrom("questions");
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const openings = [
    "Who said that the",
    "When was the",
    "How many",
    "Why did the",
    "Where is the",
    "What did",
  ];
  return Array.from({ length: count }, () => {
    const words = (pick(pick(articles)?.paragraphs ?? [])?.match(/\p{L}{5,}/gu) ?? []).filter(
      (word) => !glueWords.has(word),
    );
    const asked = Array.from({ length: 3 + Math.floor(random() * 3) }, (_, at) =>
      at === 2 ? wordAt(rank(random)) : (pick(words) ?? ""),
    );
    return `${pick(openings)} ${asked.slice(0, 2).join(" ")} of the ${asked.slice(2).join(" and ")}?`;
  });
}

function paragraph(topic: readonly string[], random: () => number): string {
  return Array.from({ length: 2 + Math.floor(random() * 3) }, () => sentence(topic, random)).join(" ");
}

function sentence(topic: readonly string[], random: () => number): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 23) }, () => {
    const kind = random();
    if (kind < glueShare) return glueWord(random() * glueTotal);
    if (kind < glueShare + 0.1) return topic[Math.floor(random() * topic.length)] ?? "";
    if (kind < glueShare + 0.12) return String(Math.floor(random() ** 3 * 10_000));
    if (kind < glueShare + 0.13) return String(1950 + Math.floor(random() * 76));
    const word = wordAt(rank(random));
    return kind > 0.93 ? capital(word) : word;
  });
  return `${capital(words.join(" "))}.`;
}

function glueWord(at: number): string {
  let sum = 0;
  for (const [word, weight] of glue) {
    sum += weight;
    if (at < sum) return word;
  }
  return "the";
}

/** A rank from 1, by inverting the law's distribution. */
function rank(random: () => number): number {
  const { exponent, shift, words } = zipf;
  const power = 1 - exponent;
  const first = (1 + shift) ** power;
  return Math.floor((first + random() * ((words + shift) ** power - first)) ** (1 / power) - shift);
}

/** The word of this rank; different for every rank. */
function wordAt(rank: number): string {
  let rest = rank;
  let word = opening[rest % opening.length] ?? "";
  rest = Math.floor(rest / opening.length);
  while (rest >= ending.length) {
    word += middle[rest % middle.length] ?? "";
    rest = Math.floor(rest / middle.length);
  }
  return word + (ending[rest % ending.length] ?? "");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** So many paragraphs: the file's first where one is given, then pseudo-news. */
export async function textOf(
  size: number,
  file: string | undefined,
): Promise<{ articles: BenchArticle[]; questions: string[] }> {
  const articles: BenchArticle[] = [];
  const asked: string[] = [];
  let left = size;
  if (file !== undefined) {
    const read = await readQuestionFile(file);
    for (const { title, paragraphs } of read.articles) {
      const taken = paragraphs.slice(0, left).map(({ text }) => text);
      if (taken.length > 0) articles.push({ title, paragraphs: taken });
      left -= taken.length;
    }
    const every = Math.ceil(read.questions.length / 300);
    asked.push(...read.questions.filter((_, at) => at % every === 0).map(({ text }) => text));
  }
  if (left > 0) articles.push(...pseudoNews(left));
  return { articles, questions: asked.length > 0 ? asked : questionsOn(articles, 300) };
}
