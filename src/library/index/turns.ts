/** Longest time in ms that building holds the event loop. */
const longest = 8;

/** Lets other work go on: `next` is to be waited for whenever the turn `isOver`. */
export interface Turns {
  isOver(): boolean;
  next(): Promise<void>;
}

/** Starts the first turn. */
export function createTurns(): Turns {
  let since = performance.now();
  return {
    isOver: () => performance.now() - since > longest,
    next: () =>
      new Promise((resolve) =>
        setImmediate(() => {
          since = performance.now();
          resolve();
        }),
      ),
  };
}
