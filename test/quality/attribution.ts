/** Replaced by the attribution measurement; returns an exit code. */
export async function main(_args: string[]): Promise<number> {
  return 2;
}
