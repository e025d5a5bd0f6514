/**
 * The circles in a graph of imports: groups of files, each of which imports itself through the others of its group.
 * Each group and all of them in the order of the alphabet. For so few files, asking who reaches whom is enough.
 *
 * @param imports what each file imports; files that are not keys themselves count as importing nothing
 */
export function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachableFrom(file, imports)]));
  const inCircle = [...reached].filter(([file, others]) => others.has(file)).map(([file]) => file);
  const circles = inCircle.map((file) =>
    inCircle.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)).sort(),
  );
  return [...new Map(circles.map((circle) => [circle.join("\n"), circle])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, circle]) => circle);
}

function reachableFrom(file: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(imports.get(file) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return reached;
}
