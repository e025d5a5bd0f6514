import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../log.ts";
import { type ConnectionError, connectionError } from "./connection-error.ts";

/** How starting waits for a Discord that cannot be reached yet. */
export interface Patience {
  readonly log: Log;
  /** Milliseconds before each further attempt. Default: two minutes in all, after which a supervisor may start anew. */
  readonly waits?: readonly number[] | undefined;
}

const usualWaits = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/**
 * Tries something with Discord again as long as what goes wrong may pass by itself: an error on Discord's side, no
 * network, a connection that breaks off. Every further attempt is announced in the log.
 *
 * @throws ConnectionError that of the last attempt
 */
export async function withPatience<Result>(
  attempt: () => Promise<Result>,
  { log, waits = usualWaits }: Patience,
): Promise<Result> {
  for (let number = 1; ; number++) {
    let failure: ConnectionError;
    try {
      return await attempt();
    } catch (error) {
      failure = connectionError(error);
    }
    const wait = waits[number - 1];
    if (!failure.isPassing || wait === undefined) throw failure;
    log.warn(
      { attempt: number, reason: failure.message },
      `Discord cannot be reached yet, trying again in ${wait / 1_000} s`,
    );
    await sleep(wait);
  }
}

/**
 * What came of the work; or of `otherwise`, once `milliseconds` have passed without an end of the work or a call of
 * `goesOn`.
 */
export async function withinSilence<Result>(
  milliseconds: number,
  work: (goesOn: () => void) => Promise<Result>,
  otherwise: () => Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    return await Promise.race([work(() => timer?.refresh()), silence.then(otherwise)]);
  } finally {
    clearTimeout(timer);
  }
}
