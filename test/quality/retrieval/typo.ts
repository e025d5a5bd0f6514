import { stopwords } from "../../../src/language/index.ts";
import { randomFrom } from "./statistics.ts";

/**
 * The question with one slip of the finger in one content word of at least four letters: two inner letters
 * swapped, or one dropped, doubled or replaced. The same question gets the same slip every time; one without
 * such a word gets none (`undefined`).
 */
export function withTypo(question: string): string | undefined {
  const words = [...question.matchAll(/\p{L}{4,}/gu)].filter(([word]) => !stopwords.has(word.toLowerCase()));
  const random = randomFrom(question);
  const upTo = (n: number) => Math.floor(random() * n);
  const chosen = words[upTo(words.length)];
  if (chosen === undefined) return undefined;
  const [word] = chosen;
  for (;;) {
    const at = 1 + upTo(word.length - 2);
    const slips = [
      at + 2 < word.length ? `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}` : word,
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word[at] + word.slice(at),
      word.slice(0, at) + String.fromCharCode(97 + upTo(26)) + word.slice(at + 1),
    ];
    const slip = slips[upTo(slips.length)] ?? word;
    if (slip !== word) {
      return question.slice(0, chosen.index) + slip + question.slice(chosen.index + word.length);
    }
  }
}
