/** So large a share of a list may be left empty rather than that it be copied. */
const spare = 1 / 32;

/** How numbers of an earlier list are called now, found out as they come. */
export interface Translation {
  /** By the earlier number the one now, plus 1; 0 where it has not come yet. */
  readonly table: Uint32Array;
  /** Gives the number now of an earlier one that has not come yet. */
  readonly find: (earlier: number) => number;
  /** So many of the lowest bits say something else, and stay as they are. */
  readonly bits: number;
}

/** A list of 32-bit numbers that grows: four bytes each, not eight or sixteen. */
export class Numbers {
  #values: Uint32Array;
  length = 0;
  constructor(capacity = 1024) {
    this.#values = new Uint32Array(Math.max(16, capacity));
  }
  push(value: number): void {
    if (this.length === this.#values.length) this.#grow(this.length * 2);
    this.#values[this.length++] = value;
  }
  /** Appends `values[from]` to before `values[to]`, each changed by so much. */
  appendShifted(values: Uint32Array, from: number, to: number, by: number): void {
    this.reserve(to - from);
    const into = this.#values;
    let at = this.length;
    for (let i = from; i < to; i++) into[at++] = (values[i] ?? 0) + by;
    this.length = at;
  }
  /** Appends `values[from]` to before `values[to]`, each translated. */
  appendTranslated(
    values: Uint32Array,
    [from, to]: readonly [number, number],
    { table, find, bits }: Translation,
  ): void {
    this.reserve(to - from);
    const into = this.#values;
    const low = (1 << bits) - 1;
    let at = this.length;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? 0;
      const old = value >>> bits;
      if (table[old] === 0) table[old] = find(old) + 1;
      into[at++] = (((table[old] ?? 1) - 1) << bits) | (value & low);
    }
    this.length = at;
  }
  /** Makes room for so many more, and a few. */
  reserve(count: number): void {
    const wanted = this.length + count;
    if (wanted > this.#values.length) this.#grow(Math.max(this.length * 2, Math.ceil(wanted * (1 + spare))));
  }
  at(index: number): number {
    return this.#values[index] ?? 0;
  }
  set(index: number, value: number): void {
    this.#values[index] = value;
  }
  increment(index: number): void {
    this.#values[index] = (this.#values[index] ?? 0) + 1;
  }
  /** The numbers so far; they must not be added to afterwards. */
  done(): Uint32Array {
    const isTight = this.#values.length <= this.length * (1 + 2 * spare);
    return isTight ? this.#values.subarray(0, this.length) : this.#values.slice(0, this.length);
  }
  #grow(capacity: number): void {
    const larger = new Uint32Array(capacity);
    larger.set(this.#values);
    this.#values = larger;
  }
}
