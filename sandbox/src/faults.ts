/** Faults that a test asks for: refused, limited, slow and cut requests. */
import type { Route } from "./routes.ts";

/** What goes wrong with a request. */
export interface Fault {
  /** Answer with this status; `cut` closes the connection without an answer. */
  readonly status: number | "cut";
  /** Whether the request is carried out all the same. */
  readonly carriedOut: boolean;
}

/** A limit in force. */
export interface Limit {
  /** Whole ms until it is over. */
  readonly retryAfter: number;
  readonly isGlobal: boolean;
}

/** The faults in force in one sandbox. */
export class Faults {
  readonly #failures = new Map<Route, { fault: Fault; times: number }[]>();
  readonly #limits = new Map<Route | "global", number>();
  readonly #delays = new Map<Route, number>();

  /** The next `times` requests of a route fail. */
  fail(route: Route, fault: Fault, times: number): void {
    this.#failures.set(route, [...(this.#failures.get(route) ?? []), { fault, times }]);
  }

  /** For `ms` from now, requests of a route, or all of them, are answered 429. */
  rateLimit(route: Route | "global", ms: number): void {
    this.#limits.set(route, Date.now() + ms);
  }

  /** Every request of a route is held for `ms` before it is looked at; 0 ends that. */
  delay(route: Route, ms: number): void {
    this.#delays.set(route, ms);
  }

  /** Ends every fault. */
  clear(): void {
    this.#failures.clear();
    this.#limits.clear();
    this.#delays.clear();
  }

  /** How long to hold a request, in ms. */
  delayOf(route: Route): number {
    return this.#delays.get(route) ?? 0;
  }

  /** The limit that a request runs into. */
  limitOf(route: Route): Limit | null {
    for (const key of ["global", route] as const) {
      const retryAfter = (this.#limits.get(key) ?? 0) - Date.now();
      if (retryAfter > 0) return { retryAfter, isGlobal: key === "global" };
    }
    return null;
  }

  /** The fault of a request, which is used up by it. */
  take(route: Route): Fault | null {
    const queue = this.#failures.get(route) ?? [];
    const [first] = queue;
    if (!first) return null;
    first.times -= 1;
    if (first.times <= 0) queue.shift();
    return first.fault;
  }
}
