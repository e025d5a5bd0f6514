/** L-BFGS (Nocedal 1980) with backtracking, from zero. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the two loops of L-BFGS and its line search, as they are written down there
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
