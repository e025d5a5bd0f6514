/** Features by name. */
export type Features = Readonly<Record<string, number>>;

const perBlock = 1 << 15;

/** Rows of features in blocks, so that no array grows beyond what it may hold. Names are those of the first row. */
export class Rows {
  readonly names: string[] = [];
  readonly #blocks: Float32Array[] = [];
  length = 0;

  push(features: Features): void {
    if (this.names.length === 0) this.names.push(...Object.keys(features));
    if (this.length % perBlock === 0) this.#blocks.push(new Float32Array(perBlock * this.names.length));
    const row = this.at(this.length++);
    for (let f = 0; f < row.length; f++) row[f] = features[this.names[f] ?? ""] ?? 0;
  }

  /** A view of the row: features in the order of the names. */
  at(row: number): Float32Array {
    const width = this.names.length;
    const base = (row % perBlock) * width;
    return this.#blocks[Math.floor(row / perBlock)]?.subarray(base, base + width) ?? new Float32Array(width);
  }

  /** The row's sum, weighted in the order of the names. */
  score(row: number, weights: Float64Array): number {
    const values = this.at(row);
    let sum = 0;
    for (let f = 0; f < weights.length; f++) sum += (weights[f] ?? 0) * (values[f] ?? 0);
    return sum;
  }
}

/** Rows in lists: list `l` has the rows from `starts[l]` to `starts[l + 1]`. */
export interface Lists {
  readonly names: readonly string[];
  /** Row after row. */
  readonly values: Float32Array;
  readonly starts: Uint32Array;
  /** 1 where a row is right. */
  readonly right: Uint8Array;
}

/** Collects lists without knowing their number. */
export function createLists(names: readonly string[]) {
  let values = new Float32Array(1 << 16);
  const starts = [0];
  const right: number[] = [];
  return {
    /** Adds a row, its features in the order of the names. */
    row(features: Float32Array, isRight: boolean): void {
      const used = right.length * names.length;
      if (used + names.length > values.length) {
        const larger = new Float32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values.set(features, used);
      right.push(isRight ? 1 : 0);
    },
    /** Ends a list. One without a right or without a wrong row teaches nothing and is left out. */
    end(): void {
      const from = starts[starts.length - 1] ?? 0;
      const own = right.slice(from);
      if (own.includes(1) && own.includes(0)) starts.push(right.length);
      else right.length = from;
    },
    done: (): Lists => ({
      names,
      values: values.subarray(0, right.length * names.length),
      starts: Uint32Array.from(starts),
      right: Uint8Array.from(right),
    }),
  };
}
