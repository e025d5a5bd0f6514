/** Paragraphs (from 0) that only the later of two versions has, and those that only the earlier one has. */
export interface Changes {
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** How many both have. */
  readonly kept: number;
}

/** Compares two versions by the prints of their paragraphs. What was only moved is no change. */
export function changesBetween(before: readonly string[], now: readonly string[]): Changes {
  const added = without(now, before);
  return { added, removed: without(before, now), kept: now.length - added.length };
}

/** Where prints stand that the others have not, or less often. */
function without(prints: readonly string[], others: readonly string[]): number[] {
  const left = new Map<string, number>();
  for (const print of others) left.set(print, (left.get(print) ?? 0) + 1);
  return [...prints.keys()].filter((at) => {
    const print = prints[at] ?? "";
    const count = left.get(print) ?? 0;
    left.set(print, count - 1);
    return count <= 0;
  });
}
