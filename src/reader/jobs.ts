import type { Network, Pair } from "./network.ts";
import type { Request, Response } from "./protocol.ts";
import type { Reading, Urgency } from "./reader.ts";
import type { Sequence } from "./sequence.ts";

/**
 * So many sequences are computed at a time: few, so that what is urgent waits for few, and a pair by itself, since int8
 * rounds by all that is computed at once and a score is not to hang on what is read beside it. It costs no time: there
 * is no padding.
 */
const batch = { read: 1, encode: 4 };

/** Something that is asked of the network, cut into steps. */
interface Job {
  readonly id: number;
  readonly urgency: Urgency;
  /** Computes the next step. Gives the answer once there is no other. */
  step(): Promise<Response | undefined>;
}

/**
 * Works off what is asked: what somebody waits for before what is made in the background, the earlier first, in
 * steps of a few sequences, between which new requests and cancellations are heard.
 */
export function createJobs(network: Network, answer: (response: Response) => void) {
  let jobs: Job[] = [];
  let isRunning = false;

  const run = async (): Promise<void> => {
    isRunning = true;
    for (;;) {
      const job = jobs.find(({ urgency }) => urgency === "asked") ?? jobs[0];
      if (job === undefined) break;
      const response = await job
        .step()
        .catch((error: unknown): Response => ({ kind: "failed", id: job.id, reason: String(error) }));
      if (response !== undefined && jobs.includes(job)) {
        jobs = jobs.filter((other) => other !== job);
        answer(response);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    isRunning = false;
  };

  return (request: Request): void => {
    if (request.kind === "cancel") {
      const isWaiting = jobs.some(({ id }) => id === request.id);
      jobs = jobs.filter(({ id }) => id !== request.id);
      if (isWaiting) answer({ kind: "cancelled", id: request.id });
    } else jobs.push(request.kind === "read" ? readJob(network, request) : encodeJob(network, request));
    if (!isRunning) void run();
  };
}

function readJob(network: Network, { id, question, passages }: Request & { kind: "read" }): Job {
  const best: (Reading | undefined)[] = passages.map(() => undefined);
  let todo: (Pair & { readonly passage: number })[] | undefined;
  const note = ({ passage, first }: Pair & { passage: number }, { score, mass }: Reading): void => {
    if ((best[passage]?.score ?? Number.NEGATIVE_INFINITY) >= score) return;
    // The mass of a window's sentences stands among that of all the paragraph's.
    const spread = passages[passage]?.sentences.map((_, i) => mass[i - first] ?? 0) ?? [];
    best[passage] = { score, mass: spread };
  };
  return {
    id,
    urgency: "asked",
    async step() {
      todo ??= passages.flatMap((passage, at) =>
        network.pairs(question, passage).map((pair) => ({ ...pair, passage: at })),
      );
      const now = todo.splice(0, batch.read);
      const readings = await network.read(now.map(({ sequence }) => sequence));
      now.forEach((pair, i) => {
        const reading = readings[i];
        if (reading !== undefined) note(pair, reading);
      });
      if (todo.length > 0) return undefined;
      return { kind: "read", id, readings: best.filter((reading) => reading !== undefined) };
    },
  };
}

function encodeJob(network: Network, { id, texts, urgency }: Request & { kind: "encode" }): Job {
  const vectors: (Int8Array | undefined)[] = texts.map(() => undefined);
  let todo: { at: number; sequence: Sequence }[] | undefined;
  return {
    id,
    urgency,
    async step() {
      todo ??= texts
        .map((text, at) => ({ at, sequence: network.single(text) }))
        .sort((a, b) => a.sequence.ids.length - b.sequence.ids.length);
      const now = todo.splice(0, batch.encode);
      const made = await network.encode(now.map(({ sequence }) => sequence));
      now.forEach(({ at }, i) => {
        vectors[at] = made[i];
      });
      if (todo.length > 0) return undefined;
      return { kind: "encoded", id, vectors: vectors.filter((vector) => vector !== undefined) };
    },
  };
}
