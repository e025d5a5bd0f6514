import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { Reader } from "../reader/index.ts";

type Call<Method extends "read" | "encode" | "state"> = {
  readonly method: Method;
  readonly args: Parameters<Reader[Method]>;
};
type Asked = { readonly id: number } & (Call<"read"> | Call<"encode"> | Call<"state">);
interface Answered {
  readonly id: number;
  readonly value: unknown;
}

/** A port at whose other end, in another thread, `readerAt` gives this reader. */
export function portTo(reader: Reader): MessagePort {
  const { port1: own, port2: given } = new MessageChannel();
  own.on("message", (asked: Asked) => {
    void ask(reader, asked).then((value) => own.postMessage({ id: asked.id, value } satisfies Answered));
  });
  // Whoever waits for an answer keeps the process going.
  own.unref();
  return given;
}

function ask(reader: Reader, asked: Asked): Promise<unknown> {
  if (asked.method === "read") return reader.read(...asked.args);
  return asked.method === "encode" ? reader.encode(...asked.args) : reader.state();
}

/** The reader behind a port. It gives nothing once the port is closed, as one that is away. */
export function readerAt(port: MessagePort): Reader {
  const waiting = new Map<number, (value: unknown) => void>();
  let isClosed = false;
  let last = 0;
  const nothing: Record<Asked["method"], unknown> = {
    read: [],
    encode: [],
    state: { state: "off", reason: "it was closed" },
  };
  const call = (method: Asked["method"], args: readonly unknown[]) =>
    new Promise<unknown>((resolve) => {
      if (isClosed) return resolve(nothing[method]);
      waiting.set(++last, (value) => resolve(value ?? nothing[method]));
      port.postMessage({ id: last, method, args });
    });
  port.on("message", ({ id, value }: Answered) => {
    waiting.get(id)?.(value);
    waiting.delete(id);
  });
  port.on("close", () => {
    isClosed = true;
    for (const settle of waiting.values()) settle(undefined);
    waiting.clear();
  });
  port.unref();
  return {
    read: (...args) => call("read", args) as ReturnType<Reader["read"]>,
    encode: (...args) => call("encode", args) as ReturnType<Reader["encode"]>,
    state: () => call("state", []) as ReturnType<Reader["state"]>,
  };
}
