import type { Reply } from "../replies/index.ts";

/** Shows replies one after another, not too fast. */
export interface Progress {
  /** Shows this reply as soon as one is due, unless a later one has come by then. */
  show(reply: Reply): void;
  /** Shows no more; resolves once none is on its way. */
  stop(): Promise<void>;
}

/**
 * Passes on replies that tell how far something has come: the first at the earliest `after` ms from now, then one
 * every `every` ms at most. `send` never rejects.
 */
export function createProgress(
  send: (reply: Reply) => Promise<unknown>,
  { after = 2_000, every = 1_500 } = {},
): Progress {
  let due = Date.now() + after;
  let latest: Reply | undefined;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let isStopped = false;

  const plan = () => {
    if (isStopped || latest === undefined || timer !== undefined || sending !== undefined) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        const reply = latest;
        latest = undefined;
        if (reply === undefined) return;
        due = Date.now() + every;
        sending = send(reply).then(() => {
          sending = undefined;
          plan();
        });
      },
      Math.max(0, due - Date.now()),
    );
  };

  return {
    show(reply) {
      latest = reply;
      plan();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await sending;
    },
  };
}
