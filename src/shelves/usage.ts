/** How often articles and speakers were asked for by name since the start: what suggestions offer first. */
export class Usage {
  #counts = { article: new Map<string, number>(), speaker: new Map<string, number>() };

  /** Counts one more use. `name` is an article's id or a speaker's name. */
  note(kind: "article" | "speaker", name: string): void {
    const counts = this.#counts[kind];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  /** At most `limit` of the things, the most used first; what was used equally often keeps its order. */
  first<T>(
    kind: "article" | "speaker",
    things: readonly T[],
    nameOf: (thing: T) => string,
    limit: number,
  ): T[] {
    const counts = this.#counts[kind];
    const used = things.flatMap((thing) => {
      const count = counts.get(nameOf(thing));
      return count === undefined ? [] : [{ thing, count }];
    });
    const isUsed = new Set(used.map(({ thing }) => thing));
    const rest: T[] = [];
    for (const thing of things) {
      if (rest.length >= limit) break;
      if (!isUsed.has(thing)) rest.push(thing);
    }
    return [...used.sort((a, b) => b.count - a.count).map(({ thing }) => thing), ...rest].slice(0, limit);
  }
}
