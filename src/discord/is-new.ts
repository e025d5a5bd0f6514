/** Tells whether an id was not among the last `most` that it was asked about; older ones are forgotten. */
export function createIsNew(most: number): (id: string) => boolean {
  const latest = new Set<string>();
  return (id) => {
    if (latest.has(id)) return false;
    latest.add(id);
    const [oldest] = latest;
    if (oldest !== undefined && latest.size > most) latest.delete(oldest);
    return true;
  };
}
