/** Of the time that a question may take, the share that reading is planned to fill. */
const planned = 0.9;

/**
 * How many of `count` passages to read: all, half of them, or none, whichever is over in time behind the `ahead`
 * passages that are waiting. `each` is ms a passage, `wait` ms that may pass. Where nobody waits, half is tried in any
 * case: otherwise one slow minute would end reading for good.
 */
export function affordable(count: number, ahead: number, each: number, wait: number): number {
  const inTime = (passages: number): boolean => (ahead + passages) * each <= wait * planned;
  if (inTime(count)) return count;
  const half = Math.ceil(count / 2);
  return ahead === 0 || inTime(half) ? half : 0;
}

/** The mean time a passage takes, of the last ten or so questions. `first` is a guess until there are any. */
export function createPace(first: number) {
  let each = first;
  return {
    each: (): number => each,
    /** Notes that `passages` took `ms`. */
    note(passages: number, ms: number): void {
      if (passages > 0) each += 0.2 * (ms / passages - each);
    },
  };
}
