import { minimize } from "./minimize.ts";
import type { Lists } from "./rows.ts";

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

  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: loss and gradient in plain loops, since they are run millions of times
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
