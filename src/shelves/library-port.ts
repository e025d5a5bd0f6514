import type { LibraryClient } from "../library/index.ts";

/** One end of a connection: a worker from outside, `parentPort` from inside, or a `MessagePort`. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
}

type Method = keyof LibraryClient;

/** A question on its way to a library, which has a number. */
interface Question {
  readonly question: number;
  readonly library: number;
  readonly method: Method;
  readonly argument: unknown;
}

/** An answer on its way back. */
type Reply =
  | { readonly answered: number; readonly value: unknown }
  | { readonly answered: number; readonly error: unknown };

/** The libraries behind a port, of which each takes the place of the one before. */
export interface ServedLibraries {
  /** From now on the library of this number answers; the one before is gone once nobody has asked it for a while. */
  serve(number: number, client: LibraryClient): void;
}

/**
 * Answers the questions that come in through the port, each by the library that it is asked of or, where that is gone, by
 * the last one; other messages are left alone.
 *
 * @param linger how long a library that was replaced waits for one more question, in ms
 */
export function serveLibraries(port: Port, linger: number): ServedLibraries {
  const libraries = new Map<number, LibraryClient>();
  const endings = new Map<number, NodeJS.Timeout>();
  let last: { readonly number: number; readonly client: LibraryClient } | undefined;
  const forgetSoon = (number: number) => {
    clearTimeout(endings.get(number));
    const forget = () => endings.delete(number) && libraries.delete(number);
    endings.set(number, setTimeout(forget, linger).unref());
  };
  port.on("message", (message) => {
    if (!isQuestion(message) || last === undefined) return;
    const older = message.library === last.number ? undefined : libraries.get(message.library);
    if (older !== undefined) forgetSoon(message.library);
    const send = (reply: Reply) => port.postMessage(reply);
    void answer(older ?? last.client, message)
      .then(send)
      .catch((error) => send({ answered: message.question, error: new Error(String(error)) }));
  });
  return {
    serve(number, client) {
      if (last !== undefined) {
        libraries.set(last.number, last.client);
        forgetSoon(last.number);
      }
      last = { number, client };
    },
  };
}

async function answer(client: LibraryClient, { question, method, argument }: Question): Promise<Reply> {
  try {
    return { answered: question, value: await callMethod(client, method, argument) };
  } catch (error) {
    return { answered: question, error };
  }
}

/** Calls any method of a library. That the argument fits it is up to whoever asks: both ends are typed. */
function callMethod(client: LibraryClient, method: Method, argument: unknown): Promise<unknown> {
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

/** A connection to libraries. */
export interface Connection {
  /** Asks the library with this number. */
  ask(library: number, method: Method, argument: unknown): Promise<unknown>;
  /** How many questions are not answered yet. */
  readonly underWay: number;
  /** Rejects the questions under way with this error, and every later one. */
  lose(error: Error): void;
}

/**
 * Connects to what `serveLibraries` serves at the other end.
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
    ask: (library, method, argument) =>
      new Promise((resolve, reject) => {
        if (lost !== undefined) return reject(lost);
        const question: Question = { question: ++last, library, method, argument };
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
