/** How often articles and speakers were asked for by name since the start: what suggestions offer first. */
export class Usage {
  #counts = new Map<string, number>();

  /** Counts one more use. `name` is an article's id or a speaker's name. */
  note(kind: "article" | "speaker", name: string): void {
    const key = `${kind}:${name}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** The same things, the most used first; what was used equally often keeps its order. */
  sort<T>(kind: "article" | "speaker", things: readonly T[], nameOf: (thing: T) => string): T[] {
    const count = (thing: T) => this.#counts.get(`${kind}:${nameOf(thing)}`) ?? 0;
    return things.toSorted((a, b) => count(b) - count(a));
  }
}
