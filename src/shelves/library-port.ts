import type { LibraryClient } from "../library/index.ts";

/** One end of a connection: a worker from outside, `parentPort` from inside, or a `MessagePort`. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
}

/** A library that stands in a thread: what its host may ask besides is in `OpenLibrary`. */
export interface ThreadClient extends LibraryClient {
  handOver(): Promise<Uint8Array | undefined>;
}

type Method = keyof ThreadClient;

/** A question on its way to a library. */
interface Question {
  readonly question: number;
  readonly method: Method;
  readonly argument: unknown;
}

/** An answer on its way back. */
type Reply =
  | { readonly answered: number; readonly value: unknown }
  | { readonly answered: number; readonly error: unknown };

/** Answers the questions that come in through the port; other messages are left alone. */
export function serveClient(port: Port, client: ThreadClient): void {
  port.on("message", (message) => {
    if (!isQuestion(message)) return;
    const send = (reply: Reply) => port.postMessage(reply);
    void answer(client, message)
      .then(send)
      .catch((error) => send({ answered: message.question, error: new Error(String(error)) }));
  });
}

async function answer(client: ThreadClient, { question, method, argument }: Question): Promise<Reply> {
  try {
    return { answered: question, value: await callMethod(client, method, argument) };
  } catch (error) {
    return { answered: question, error };
  }
}

/** Calls any method of a library. That the argument fits it is up to whoever asks: both ends are typed. */
function callMethod(client: ThreadClient, method: Method, argument: unknown): Promise<unknown> {
  const call: (argument: never) => Promise<unknown> = client[method];
  return call(argument as never);
}

/**
 * Makes a library of one function that asks any of its methods.
 *
 * @param methods all of them (`libraryMethods`): passed in, since whoever only asks need not load what answers
 */
export function clientOf(
  methods: readonly (keyof LibraryClient)[],
  ask: (method: keyof LibraryClient, argument: unknown) => Promise<unknown>,
): LibraryClient {
  const calls = methods.map((method) => [method, (argument: unknown) => ask(method, argument)]);
  return Object.fromEntries(calls) as LibraryClient;
}

/** A connection to a library. */
export interface Connection {
  ask(method: Method, argument: unknown): Promise<unknown>;
  /** How many questions are not answered yet. */
  readonly underWay: number;
  /** Rejects the questions under way with this error, and every later one. */
  lose(error: Error): void;
}

/**
 * Connects to what `serveClient` serves at the other end.
 *
 * @param onChange is called whenever a question is asked or answered
 */
export function connect(port: Port, onChange: () => void = () => {}): Connection {
  const underWay = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }
  >();
  let last = 0;
  let lost: Error | undefined;
  port.on("message", (message) => {
    if (!isReply(message)) return;
    const waiting = underWay.get(message.answered);
    underWay.delete(message.answered);
    onChange();
    if ("error" in message) waiting?.reject(message.error);
    else waiting?.resolve(message.value);
  });
  return {
    ask: (method, argument) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost);
        const question: Question = { question: ++last, method, argument };
        port.postMessage(question);
        underWay.set(last, { resolve, reject });
        onChange();
      }),
    get underWay() {
      return underWay.size;
    },
    lose(error) {
      lost = error;
      for (const { reject } of underWay.values()) reject(error);
      underWay.clear();
      onChange();
    },
  };
}

function isQuestion(message: unknown): message is Question {
  return typeof message === "object" && message !== null && "question" in message;
}

function isReply(message: unknown): message is Reply {
  return typeof message === "object" && message !== null && "answered" in message;
}
