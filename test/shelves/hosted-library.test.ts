import { getEventListeners } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { LibraryClient } from "../../src/library/index.ts";
import { type HostOptions, inThreads } from "../../src/shelves/hosted-library.ts";
import type { OpenLibrary, OpenRequest } from "../../src/shelves/library-source.ts";
import { startThread } from "../../src/shelves/library-thread.ts";

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

const folder = () => ({
  articlesDir: marks,
  maxArticleBytes: 1,
  dataDir: marks,
  reader: "off" as const,
  readerWaitMs: 0,
});
const entry = new URL("./test-library.ts", import.meta.url);

/** Opens a library in a thread that does as the questions say (see `test-library.ts`). */
async function open(options: Partial<HostOptions> = {}, onProgress: OpenRequest["onProgress"] = () => {}) {
  const source = inThreads(folder, { log, entry, ...options });
  const { library } = await source.open({ onProgress });
  opened.push(library);
  return library;
}

const renew = (library: OpenLibrary, isConfirmed = false) =>
  library.renew({ isConfirmed, onProgress: () => {} });

const ask = ({ client }: { client: LibraryClient }, question: string): Promise<unknown> =>
  client.article(question);

describe("a library in a thread", () => {
  it("answers, and passes errors on", async () => {
    const library = await open();
    expect(await ask(library, "hello")).toBe("HELLO");
    await expect(ask(library, "fail")).rejects.toThrow("out of range");
    await expect(ask(library, "unsendable")).rejects.toThrow("could not be cloned");
    expect(await ask(library, "which thread")).toEqual({ thread: 1, isRecalled: false });
  });

  it("tells its progress and its warnings", async () => {
    const heard: unknown[] = [];
    await open({}, (progress) => heard.push(progress));
    expect(heard).toEqual([{ stage: "reading", done: 1, total: 1 }]);
    expect(logged).toEqual(["warn: just so"]);
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
      expect(await ask(await open({ openingPatience: 1_500 }), "hello")).toBe("HELLO");
    },
  );

  it("that is open listens no more to whether it is wanted, and is not opened where it is wanted no more", async () => {
    const start = async (signal: AbortSignal) => {
      const request = { folder: folder(), number: 1, isRecalled: false, linger: 0 };
      return startThread(request, { log, entry }, () => {}, signal);
    };
    const wanted = new AbortController();
    const { thread } = await start(wanted.signal);
    expect(getEventListeners(wanted.signal, "abort")).toEqual([]);
    await thread.stop();
    writeFileSync(join(marks, "stuck"), "");
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    await expect(start(stop.signal)).rejects.toThrow("ended");
  });

  it("is renewed in its thread, and who has the old one goes on asking that for a while", async () => {
    const library = await open({ linger: 1_000 });
    const old = { client: library.client };
    expect(await renew(library)).toMatchObject({ replaced: true });
    expect(await Promise.all([ask(old, "which library"), ask(library, "which library")])).toEqual([1, 2]);
    await expect.poll(() => ask(old, "which library"), { interval: 1_500, timeout: 20_000 }).toBe(2);
    expect(await ask(library, "which thread")).toEqual({ thread: 1, isRecalled: false });
  });

  it("is not renewed where that takes a confirmation", async () => {
    const library = await open();
    writeFileSync(join(marks, "refuse"), "");
    expect(await renew(library)).toMatchObject({ needsConfirmation: true });
    expect(await ask(library, "which library")).toBe(1);
    expect(await renew(library, true)).toMatchObject({ needsConfirmation: false });
    expect(await ask(library, "which library")).toBe(2);
  });

  it.each([
    ["die", { kind: "ended" }, {}],
    ["hang", { kind: "silent", milliseconds: 400 }, { openingPatience: 400 }],
    ["memory", { kind: "memory" }, { memoryLimit: 48 }],
  ])(
    "is there again as it was where its thread is lost over renewing it: %s",
    async (act, failure, limits) => {
      const library = await open(limits);
      await renew(library);
      writeFileSync(join(marks, `renew: ${act}`), "");
      await expect(renew(library)).rejects.toMatchObject({ failure });
      expect(await ask(library, "which library")).toBe(2);
      expect(await ask(library, "which thread")).toMatchObject({ isRecalled: true });
      expect(logged).toContain("error: a library could not be opened");
      rmSync(join(marks, `renew: ${act}`));
      expect(await renew(library)).toMatchObject({ replaced: true });
      expect(await ask(library, "which library")).toBe(3);
    },
  );

  it("stays where it cannot be renewed, in the same thread", async () => {
    const library = await open();
    writeFileSync(join(marks, "broken"), "");
    await expect(renew(library)).rejects.toMatchObject({ cause: { message: "broken this time" } });
    expect(await ask(library, "which thread")).toEqual({ thread: 1, isRecalled: false });
  });

  it("that is closed while it is renewed is not there again", async () => {
    const library = await open();
    writeFileSync(join(marks, "renew: hang"), "");
    const renewed = expect(renew(library)).rejects.toThrow("ended");
    await library.close();
    await renewed;
    expect(logged).toEqual(["warn: just so"]);
  });

  it("is replaced when its thread dies, and asked once more what was under way", async () => {
    const library = await open();
    const answers = [ask(library, "wait 1"), ask(library, "die once 1"), ask(library, "wait 2")];
    expect(await Promise.all(answers)).toEqual(["waited", "survived", "waited"]);
    expect(await ask(library, "which thread")).toEqual({ thread: 2, isRecalled: true });
    expect(logged).toContain("warn: the library's thread died and is replaced");
  });

  it("gives up the one question that its thread dies of twice, and no other", async () => {
    const library = await open();
    const dies = expect(ask(library, "die")).rejects.toThrow("the library's thread ended");
    const others = Promise.all([ask(library, "wait 1"), ask(library, "wait 2"), ask(library, "hello")]);
    expect(await others).toEqual(["waited", "waited", "HELLO"]);
    await dies;
    expect(await ask(library, "which thread")).toMatchObject({ thread: 3 });
    expect(logged).toContain("error: a question was given up: its thread died twice");
  });

  it("is replaced when it hangs, be it asked ever so often meanwhile", async () => {
    const library = await open({ patience: 3_000 });
    const hangs = expect(ask(library, "hang")).rejects.toThrow("the library's thread ended");
    const others: Promise<unknown>[] = [];
    const asking = setInterval(() => others.push(ask(library, "hello")), 50);
    await hangs;
    clearInterval(asking);
    expect(new Set(await Promise.all(others))).toEqual(new Set(["HELLO"]));
  });

  it("is replaced when it runs out of memory, which does not take the process down", async () => {
    const library = await open({ memoryLimit: 48 });
    await expect(ask(library, "memory")).rejects.toThrow("the library's thread ended");
    expect(await ask(library, "hello")).toBe("HELLO");
  });

  it("once it has a successor answers what is under way, and passes later questions on", async () => {
    const [old, successor] = [await open({ linger: 50 }), await open()];
    const underWay = ask(old, "wait");
    old.retire(successor.client);
    expect(await ask(old, "which thread")).toMatchObject({ thread: 1 });
    expect(await underWay).toBe("waited");
    await expect
      .poll(() => ask(old, "which thread"), { interval: 200, timeout: 20_000 })
      .toMatchObject({ thread: 2 });
    expect(logged).not.toContain("warn: the library's thread died and is replaced");
  });
});
