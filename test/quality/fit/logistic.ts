import { minimize } from "./minimize.ts";
import type { Features } from "./rows.ts";

/** Fits a logistic regression with an L2 penalty on standardised features; "bias" is not punished. */
export function fitLogistic(
  rows: readonly Features[],
  right: readonly boolean[],
  l2: number,
  weightOf: (row: number) => number = () => 1,
): Record<string, number> {
  const names = Object.keys(rows[0] ?? {});
  const width = names.length;
  const mean = names.map((name) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0) / rows.length);
  const spread = names.map((name, f) =>
    Math.sqrt(rows.reduce((sum, row) => sum + ((row[name] ?? 0) - (mean[f] ?? 0)) ** 2, 0) / rows.length),
  );
  const scale = names.map((name, f) =>
    name === "bias" ? 1 : (spread[f] ?? 0) < 1e-9 ? 0 : 1 / (spread[f] ?? 1),
  );
  const shift = names.map((name, f) => (name === "bias" ? 0 : (mean[f] ?? 0)));
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, r) => {
    names.forEach((name, f) => {
      values[r * width + f] = ((row[name] ?? 0) - (shift[f] ?? 0)) * (scale[f] ?? 0);
    });
  });
  const bias = names.indexOf("bias");
  let total = 0;
  for (let r = 0; r < rows.length; r++) total += weightOf(r);
  const x = minimize(
    // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: loss and gradient in plain loops, since they are run millions of times
    (weights, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (let r = 0; r < rows.length; r++) {
        let score = 0;
        for (let f = 0; f < width; f++) score += (weights[f] ?? 0) * (values[r * width + f] ?? 0);
        const y = right[r] === true ? 1 : 0;
        const p = 1 / (1 + Math.exp(-score));
        const w = weightOf(r) / total;
        loss += w * (y === 1 ? Math.log1p(Math.exp(-score)) : Math.log1p(Math.exp(score)));
        for (let f = 0; f < width; f++)
          gradient[f] = (gradient[f] ?? 0) + w * (p - y) * (values[r * width + f] ?? 0);
      }
      for (let f = 0; f < width; f++) {
        if (f === bias) continue;
        loss += (l2 / 2) * (weights[f] ?? 0) ** 2;
        gradient[f] = (gradient[f] ?? 0) + l2 * (weights[f] ?? 0);
      }
      return loss;
    },
    width,
    300,
  );
  const model: Record<string, number> = {};
  let constant = x[bias] ?? 0;
  names.forEach((name, f) => {
    if (f === bias) return;
    const weight = (x[f] ?? 0) * (scale[f] ?? 0);
    model[name] = weight;
    constant -= weight * (shift[f] ?? 0);
  });
  model["bias"] = constant;
  return model;
}
