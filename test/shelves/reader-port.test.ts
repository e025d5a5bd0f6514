import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { noReader, type Reader } from "../../src/reader/index.ts";
import { portTo, readerAt } from "../../src/shelves/reader-port.ts";

const passage = { title: "The ferry", before: "", text: "It costs 30.", sentences: [{ start: 0, end: 12 }] };

/** A reader that repeats what it is asked. */
const echo = (asked: unknown[]): Reader => ({
  async read(question, passages, within) {
    asked.push({ question, within });
    return passages.map(({ text }) => ({ score: text.length, mass: [1] }));
  },
  async encode(texts, urgency) {
    asked.push({ texts, urgency });
    return texts.map((text) => Int8Array.of(text.length));
  },
  state: async () => ({ state: "ready", encoder: "e" }),
});

describe("a reader behind a port", () => {
  it("is the reader at the other end, for as many as have a port to it", async () => {
    const asked: unknown[] = [];
    const reader = echo(asked);
    const ports = [portTo(reader), portTo(reader)];
    for (const port of ports) {
      const there = readerAt(port);
      const answers = Promise.all([
        there.read("What does it cost?", [passage], 50),
        there.encode(["a", "bc"], "background"),
        there.state(),
      ]);
      expect(await answers).toEqual([
        [{ score: 12, mass: [1] }],
        [Int8Array.of(1), Int8Array.of(2)],
        { state: "ready", encoder: "e" },
      ]);
      port.close();
    }
    expect(asked.slice(0, 2)).toEqual([
      { question: "What does it cost?", within: 50 },
      { texts: ["a", "bc"], urgency: "background" },
    ]);
  });

  it("gives nothing once the port is closed, and leaves nobody waiting", async () => {
    const port = portTo({ ...noReader, read: () => new Promise(() => {}) });
    const there = readerAt(port);
    const waiting = there.read("Who?", [passage]);
    port.close();
    expect(await waiting).toEqual([]);
    expect(await there.read("Who?", [passage])).toEqual([]);
    expect(await there.encode(["a"])).toEqual([]);
    expect(await there.state()).toMatchObject({ state: "off" });
  });

  it("is lost with the thread that had the port, to the harm of nobody", async () => {
    const asked: unknown[] = [];
    const port = portTo(echo(asked));
    const worker = new Worker(
      "require('node:worker_threads').workerData.port.postMessage({ id: 1, method: 'encode', args: [['x'], 'asked'] })",
      {
        eval: true,
        workerData: { port },
        transferList: [port],
      },
    );
    await new Promise((resolve) => worker.once("exit", resolve));
    await expect.poll(() => asked).toEqual([{ texts: ["x"], urgency: "asked" }]);
  });
});
