import { tokenize } from "../../language/index.ts";
import type { Suggestion, SuggestQuery } from "../client.ts";
import { editDistance, editsForgiven } from "../index/edit-distance.ts";

/** Gives what fits what was typed, by any word of its name, forgiving typos; see `SuggestQuery`. */
export type Suggest = (query: Omit<SuggestQuery, "kind">) => Suggestion[];

/** Collects what can be suggested. Its order decides ties; a word that was typed may be the beginning of one. */
export function createSuggest(): {
  /** Adds something with the texts that it is found by, the first being its own name. */
  add(item: Suggestion, names: readonly string[]): void;
  suggest: Suggest;
} {
  const words: string[] = [];
  const wordIds = new Map<string, number>();
  const items: Suggestion[] = [];
  const byValue = new Map<string, Suggestion>();
  const rows: number[][][] = [];
  const idsOf = (name: string): number[] =>
    tokenize(name.slice(0, 300)).map(({ word }) => {
      const known = wordIds.get(word);
      if (known !== undefined) return known;
      wordIds.set(word, words.length);
      words.push(word);
      return words.length - 1;
    });
  /** All in order, after those that are to come first. */
  const inOrder = (first: readonly string[], limit: number): Suggestion[] => {
    const ahead = first.flatMap((value) => byValue.get(value) ?? []);
    const rest = items.slice(0, limit + ahead.length).filter((item) => !ahead.includes(item));
    return [...ahead, ...rest].slice(0, Math.max(0, limit));
  };
  const suggest: Suggest = ({ typed, limit, first = [] }) => {
    const asked = tokenize(typed.slice(0, 200))
      .slice(0, 12)
      .map(({ word }) => word);
    if (asked.length === 0) return inOrder(first, limit);
    const fits = asked.map((word) => {
      const fit = new Float32Array(words.length);
      words.forEach((other, id) => {
        fit[id] = fitOf(word, other);
      });
      return fit;
    });
    const scored = items.map((item, i) => {
      let score = 0;
      for (const fit of fits) {
        let best = 0;
        rows[i]?.forEach((row, k) => {
          row.forEach((id, place) => {
            best = Math.max(best, (fit[id] ?? 0) * (k === 0 ? 1 : 0.6) * (place === 0 ? 1.05 : 1));
          });
        });
        // Every word that was typed must fit somewhere.
        if (best === 0) return { item, i, score: 0 };
        score += best;
      }
      return { item, i, score };
    });
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.i - b.i)
      .slice(0, Math.max(0, limit))
      .map(({ item }) => item);
  };
  return {
    add(item, names) {
      items.push(item);
      byValue.set(item.value, item);
      rows.push(names.map(idsOf));
    },
    suggest,
  };
}

function fitOf(typed: string, word: string): number {
  if (word === typed) return 1;
  if (word.startsWith(typed)) return 0.9;
  const limit = editsForgiven(typed.length);
  if (limit === 0 || word[0] !== typed[0]) return 0;
  const whole = editDistance(typed, word, limit);
  if (whole <= limit) return 0.7 - 0.1 * whole;
  if (word.length <= typed.length) return 0;
  const beginning = editDistance(typed, word.slice(0, typed.length), limit);
  return beginning <= limit ? 0.5 - 0.1 * beginning : 0;
}
