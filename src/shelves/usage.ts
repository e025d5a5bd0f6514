/** How often articles and speakers were asked for by name since the start: what suggestions offer first. */
export class Usage {
  #counts = { article: new Map<string, number>(), speaker: new Map<string, number>() };

  /** Counts one more use. `name` is an article's id or a speaker's name. */
  note(kind: "article" | "speaker", name: string): void {
    const counts = this.#counts[kind];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  /** The names that were used most, at most `limit` of them; of those used equally often, the first used first. */
  first(kind: "article" | "speaker", limit: number): string[] {
    return [...this.#counts[kind]]
      .sort(([, one], [, other]) => other - one)
      .slice(0, limit)
      .map(([name]) => name);
  }
}
