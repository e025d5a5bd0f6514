import { getEventListeners } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LibraryClient } from "../../src/library/index.ts";
import { type HostOptions, inThreads } from "../../src/shelves/hosted-library.ts";
import type { OpenLibrary, OpenRequest } from "../../src/shelves/library-source.ts";

let marks = "";
const opened: OpenLibrary[] = [];
const logged: string[] = [];
const log: HostOptions["log"] = {
  warn: (_fields: unknown, message?: string) => logged.push(`warn: ${message}`),
  error: (_fields: unknown, message?: string) => logged.push(`error: ${message}`),
};

beforeEach(() => {
  marks = mkdtempSync(join(tmpdir(), "verbatim-host-"));
  logged.length = 0;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((library) => library.close()));
  rmSync(marks, { recursive: true });
});

/** Opens a library in a thread that does as the questions say (see `test-library.ts`). */
async function open(options: Partial<HostOptions> = {}, request: Partial<OpenRequest> = {}) {
  const folder = {
    articlesDir: marks,
    maxArticleBytes: 1,
    dataDir: marks,
    reader: "off",
    readerWaitMs: 0,
  } as const;
  const entry = new URL("./test-library.ts", import.meta.url);
  const source = inThreads(folder, { log, entry, ...options });
  const { library, findings } = await source.open({ isConfirmed: false, onProgress: () => {}, ...request });
  if (library !== undefined) opened.push(library);
  return { library, findings };
}

async function openLibrary(options: Partial<HostOptions> = {}): Promise<OpenLibrary> {
  const { library } = await open(options);
  if (library === undefined) throw new Error("there is no library");
  return library;
}

const ask = ({ client }: { client: LibraryClient }, question: string): Promise<unknown> =>
  client.article(question);

describe("a library in a thread", () => {
  it("answers, and passes errors on", async () => {
    const library = await openLibrary();
    expect(await ask(library, "hello")).toBe("HELLO");
    await expect(ask(library, "fail")).rejects.toThrow("out of range");
    await expect(ask(library, "unsendable")).rejects.toThrow("could not be cloned");
    expect(await ask(library, "which thread")).toEqual({ number: 1, isRecalled: false });
  });

  it("tells its progress and its warnings", async () => {
    const heard: unknown[] = [];
    await open({}, { onProgress: (progress) => heard.push(progress) });
    expect(heard).toEqual([{ stage: "reading", done: 1, total: 1 }]);
    expect(logged).toEqual(["warn: just so"]);
  });

  it("does not open where that takes a confirmation", async () => {
    writeFileSync(join(marks, "refuse"), "");
    expect((await open()).library).toBeUndefined();
    expect((await open({}, { isConfirmed: true })).library).toBeDefined();
  });

  it.each([
    ["broken", { kind: "ended" }, {}],
    ["stuck", { kind: "silent", milliseconds: 400 }, { openingPatience: 400 }],
    ["greedy", { kind: "memory" }, { memoryLimit: 48 }],
  ])("says why where its thread is %s before it is open", async (state, failure, limits) => {
    writeFileSync(join(marks, state), "");
    await expect(open(limits)).rejects.toMatchObject({ failure });
    expect(logged).toContain("error: a library could not be opened");
  });

  it.each(["slow to start", "slow"])(
    "has time with a thread that is %s, as long as it gets on",
    async (state) => {
      writeFileSync(join(marks, state), "");
      expect((await open({ openingPatience: 1_500 })).library).toBeDefined();
    },
  );

  it("that is open listens no more to whether it is wanted", async () => {
    const { signal } = new AbortController();
    const { library } = await open({}, { signal });
    expect(library).toBeDefined();
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is not opened where nobody wants it any more", async () => {
    writeFileSync(join(marks, "stuck"), "");
    const stop = new AbortController();
    const opening = open({}, { signal: stop.signal });
    setTimeout(() => stop.abort(), 100);
    await expect(opening).rejects.toThrow("ended");
    expect(logged).toEqual([]);
  });

  it("is replaced when its thread dies, and asked once more what was under way", async () => {
    const library = await openLibrary();
    const answers = [ask(library, "wait 1"), ask(library, "die once 1"), ask(library, "wait 2")];
    expect(await Promise.all(answers)).toEqual(["waited", "survived", "waited"]);
    expect(await ask(library, "which thread")).toEqual({ number: 2, isRecalled: true });
    expect(logged).toContain("warn: the library's thread died and is replaced");
  });

  it("gives up the one question that its thread dies of twice, and no other", async () => {
    const library = await openLibrary();
    const dies = expect(ask(library, "die")).rejects.toThrow("the library's thread ended");
    const others = Promise.all([ask(library, "wait 1"), ask(library, "wait 2"), ask(library, "hello")]);
    expect(await others).toEqual(["waited", "waited", "HELLO"]);
    await dies;
    expect(await ask(library, "which thread")).toMatchObject({ number: 3 });
    expect(logged).toContain("error: a question was given up: its thread died twice");
  });

  it("is replaced when it hangs, be it asked ever so often meanwhile", async () => {
    const library = await openLibrary({ patience: 3_000 });
    const hangs = expect(ask(library, "hang")).rejects.toThrow("the library's thread ended");
    const others: Promise<unknown>[] = [];
    const asking = setInterval(() => others.push(ask(library, "hello")), 50);
    await hangs;
    clearInterval(asking);
    expect(new Set(await Promise.all(others))).toEqual(new Set(["HELLO"]));
  });

  it("is replaced when it runs out of memory, which does not take the process down", async () => {
    const library = await openLibrary({ memoryLimit: 48 });
    await expect(ask(library, "memory")).rejects.toThrow("the library's thread ended");
    expect(await ask(library, "hello")).toBe("HELLO");
  });

  it("once it has a successor answers what is under way, and passes later questions on", async () => {
    const [old, successor] = [await openLibrary({ linger: 50 }), await openLibrary()];
    const underWay = ask(old, "wait");
    old.retire(successor.client);
    expect(await ask(old, "which thread")).toMatchObject({ number: 1 });
    expect(await underWay).toBe("waited");
    await expect
      .poll(() => ask(old, "which thread"), { interval: 200, timeout: 20_000 })
      .toMatchObject({ number: 2 });
    expect(logged).not.toContain("warn: the library's thread died and is replaced");
  });
});
