/** Rows of features in lists: list `l` has the rows from `starts[l]` to `starts[l + 1]`. */
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
  let used = 0;
  const starts = [0];
  const right: number[] = [];
  return {
    row(features: Readonly<Record<string, number>>, isRight: boolean): void {
      if (used + names.length > values.length) {
        const larger = new Float32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      for (const name of names) values[used++] = features[name] ?? 0;
      right.push(isRight ? 1 : 0);
    },
    /** A row whose features stand in the order of the names. */
    copy(features: Float32Array, isRight: boolean): void {
      if (used + names.length > values.length) {
        const larger = new Float32Array(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values.set(features, used);
      used += names.length;
      right.push(isRight ? 1 : 0);
    },
    /** Ends a list. One without a right or without a wrong row teaches nothing and is left out. */
    end(): void {
      const from = starts[starts.length - 1] ?? 0;
      const own = right.slice(from);
      if (own.includes(1) && own.includes(0)) starts.push(right.length);
      else {
        right.length = from;
        used = from * names.length;
      }
    },
    done: (): Lists => ({
      names,
      values: values.subarray(0, used),
      starts: Uint32Array.from(starts),
      right: Uint8Array.from(right),
    }),
  };
}

/** The spread of each feature within its lists, to put features on one scale; 0 for one that never differs. */
function spreadOf(lists: Lists): Float64Array {
  const width = lists.names.length;
  const spread = new Float64Array(width);
  let rows = 0;
  for (let l = 0; l + 1 < lists.starts.length; l++) {
    const [from, to] = [lists.starts[l] ?? 0, lists.starts[l + 1] ?? 0];
    rows += to - from;
    for (let f = 0; f < width; f++) {
      let [sum, squares] = [0, 0];
      for (let r = from; r < to; r++) {
        const value = lists.values[r * width + f] ?? 0;
        sum += value;
        squares += value * value;
      }
      spread[f] = (spread[f] ?? 0) + Math.max(0, squares - (sum * sum) / (to - from));
    }
  }
  return spread.map((sum) => (sum < 1e-9 ? 0 : Math.sqrt(sum / rows)));
}

/**
 * Fits a linear model listwise: the probability that softmax gives to a list's right rows, together, is made as
 * high as it gets, with an L2 penalty (ListNet, Cao et al. 2007, with the marginal of the right rows).
 * Deterministic: fixed order, starting at zero. `keep` says which features may have a weight.
 */
export function fitSoftmax(
  lists: Lists,
  l2: number,
  keep: (name: string) => boolean = () => true,
): Record<string, number> {
  const width = lists.names.length;
  const spread = spreadOf(lists);
  const scale = spread.map((s, f) => (s === 0 || !keep(lists.names[f] ?? "") ? 0 : 1 / s));
  const count = lists.starts.length - 1;
  const scores = new Float64Array(lists.right.length);

  const objective = (weights: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    const scaled = weights.map((w, f) => w * (scale[f] ?? 0));
    let loss = 0;
    for (let l = 0; l < count; l++) {
      const [from, to] = [lists.starts[l] ?? 0, lists.starts[l + 1] ?? 0];
      let highest = Number.NEGATIVE_INFINITY;
      for (let r = from; r < to; r++) {
        let score = 0;
        const base = r * width;
        for (let f = 0; f < width; f++) score += (scaled[f] ?? 0) * (lists.values[base + f] ?? 0);
        scores[r] = score;
        if (score > highest) highest = score;
      }
      let [all, good] = [0, 0];
      for (let r = from; r < to; r++) {
        const e = Math.exp((scores[r] ?? 0) - highest);
        scores[r] = e;
        all += e;
        if (lists.right[r] === 1) good += e;
      }
      good = Math.max(good, 1e-300);
      loss += Math.log(all / good);
      for (let r = from; r < to; r++) {
        const share = (scores[r] ?? 0) / all - (lists.right[r] === 1 ? (scores[r] ?? 0) / good : 0);
        if (share === 0) continue;
        const base = r * width;
        for (let f = 0; f < width; f++)
          gradient[f] = (gradient[f] ?? 0) + share * (lists.values[base + f] ?? 0);
      }
    }
    for (let f = 0; f < width; f++) {
      const w = weights[f] ?? 0;
      gradient[f] = ((gradient[f] ?? 0) * (scale[f] ?? 0)) / count + l2 * w;
      loss += (count * l2 * w * w) / 2;
    }
    return loss / count;
  };

  const weights = minimize(objective, width);
  const model: Record<string, number> = {};
  lists.names.forEach((name, f) => {
    const weight = (weights[f] ?? 0) * (scale[f] ?? 0);
    if (weight !== 0) model[name] = weight;
  });
  return model;
}

/** L-BFGS (Nocedal 1980) with backtracking, from zero. */
export function minimize(
  objective: (x: Float64Array, gradient: Float64Array) => number,
  width: number,
  iterations = 80,
): Float64Array {
  let x = new Float64Array(width);
  let gradient = new Float64Array(width);
  let value = objective(x, gradient);
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = gradient.map((g) => -g);
    const alphas: number[] = [];
    for (let h = history.length - 1; h >= 0; h--) {
      const entry = history[h];
      if (entry === undefined) continue;
      const alpha = entry.rho * dot(entry.s, direction);
      alphas[h] = alpha;
      add(direction, entry.y, -alpha);
    }
    const newest = history[history.length - 1];
    if (newest !== undefined) {
      const factor = dot(newest.s, newest.y) / dot(newest.y, newest.y);
      for (let f = 0; f < width; f++) direction[f] = (direction[f] ?? 0) * factor;
    }
    history.forEach((entry, h) => {
      add(direction, entry.s, (alphas[h] ?? 0) - entry.rho * dot(entry.y, direction));
    });
    const slope = dot(gradient, direction);
    if (slope > -1e-12) break;
    let step = history.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let moved = false;
    for (let tries = 0; tries < 25; tries++) {
      const next = x.slice();
      add(next, direction, step);
      const nextGradient = new Float64Array(width);
      const nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * step * slope) {
        const s = next.map((v, f) => v - (x[f] ?? 0));
        const y = nextGradient.map((g, f) => g - (gradient[f] ?? 0));
        const curvature = dot(s, y);
        if (curvature > 1e-14) history.push({ s, y, rho: 1 / curvature });
        if (history.length > 10) history.shift();
        moved = value - nextValue > 1e-6;
        [x, gradient, value] = [next, nextGradient, nextValue];
        break;
      }
      step /= 2;
    }
    if (!moved) break;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function add(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) + factor * (b[i] ?? 0);
}
