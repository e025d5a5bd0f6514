import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import {
  openReader,
  type PassageText,
  type ReaderOptions,
  type ReaderProcess,
} from "../../src/reader/index.ts";

const hasModels = existsSync(fileURLToPath(new URL("../../models/manifest.json", import.meta.url)));

const lines: string[] = [];
const log = {
  info: (_: object, message: string) => void lines.push(message),
  warn: (details: object, message: string) => void lines.push(`${message} ${JSON.stringify(details)}`),
};
let reader: ReaderProcess | undefined;
const open = (options: Partial<ReaderOptions> = {}): ReaderProcess => {
  lines.length = 0;
  reader = openReader({ log, threads: 1, waitMs: 20_000, ...options });
  return reader;
};
afterEach(async () => {
  await reader?.close();
});

const passage = (text: string): PassageText => ({
  title: "Fire at the mill",
  before: "",
  text,
  sentences: [{ start: 0, end: text.length }],
});
const passages = [
  "The bakery on Lower Street opens at seven and closes at noon.",
  "Investigators said the blaze was started by a spark from a welding torch.",
  "The mayor thanked the volunteers for their work.",
].map(passage);

describe("a reader that cannot be", () => {
  it.each([
    ["no models", async () => join(await mkdtemp(join(tmpdir(), "verbatim-")), "none"), "ENOENT"],
    [
      "a file that is not the manifest's",
      async () => {
        const folder = await mkdtemp(join(tmpdir(), "verbatim-"));
        await writeFile(
          join(folder, "manifest.json"),
          JSON.stringify({ files: { "a.onnx": { sha256: "00" } } }),
        );
        await writeFile(join(folder, "a.onnx"), "x");
        return folder;
      },
      "a.onnx is not the file",
    ],
  ])("is absent with one line: %s", async (_, folder, reason) => {
    const absent = open({ models: await folder() });
    expect(await absent.read("cause of fire", passages)).toEqual([]);
    expect(await absent.encode(["fire"])).toEqual([]);
    expect((await absent.state()).state).toBe("absent");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(reason);
  });
});

describe.skipIf(!hasModels)("the reader", () => {
  it("knows which passage answers, and gives vectors that tell likeness", async () => {
    const open1 = open();
    expect((await open1.started).state).toBe("ready");
    const readings = await open1.read("cause of fire", passages);
    const scores = readings.map(({ score }) => score);
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
    const [fire, blaze, bread] = await open1.encode(["the fire", "a blaze", "a loaf of bread"], "background");
    expect(fire).toHaveLength(384);
    expect(cosine(fire, blaze)).toBeGreaterThan(cosine(fire, bread));
    expect(cosine(fire, fire)).toBeCloseTo(1, 1);
  });

  it("gives nothing when it is late, and goes on", async () => {
    const late = open();
    await late.started;
    expect(await late.read("cause of fire", passages, 1)).toEqual([]);
    expect(await late.read("cause of fire", passages)).toHaveLength(3);
  });

  it("puts those who ask before what is made in the background", async () => {
    const busy = open();
    await busy.started;
    const order: string[] = [];
    const made = busy.encode(
      Array.from({ length: 200 }, (_, i) => `text ${i}`),
      "background",
    );
    await Promise.all([
      made.then((vectors) => order.push(`background ${vectors.length}`)),
      busy.read("cause of fire", passages).then((readings) => order.push(`asked ${readings.length}`)),
    ]);
    expect(order).toEqual(["asked 3", "background 200"]);
  });

  it("killed while it reads, gives nothing, says so, and comes back", async () => {
    const killed = open();
    await killed.started;
    const reading = killed.read("cause of fire", Array.from({ length: 200 }, () => passages).flat());
    process.kill(killed.pid() ?? 0, "SIGKILL");
    expect(await reading).toEqual([]);
    expect(await killed.state()).toMatchObject({ state: "restarting" });
    expect(lines.join("\n")).toContain("died");
    await expect.poll(async () => (await killed.state()).state, { timeout: 20_000 }).toBe("ready");
    expect(await killed.read("cause of fire", passages)).toHaveLength(3);
  });

  it("closed, is gone", async () => {
    const closed = open();
    await closed.started;
    const pid = closed.pid() ?? 0;
    await closed.close();
    await closed.close();
    expect(() => process.kill(pid, 0)).toThrow();
    expect(await closed.read("cause of fire", passages)).toEqual([]);
    expect((await closed.state()).state).toBe("off");
  });
});

function cosine(a: Int8Array | undefined, b: Int8Array | undefined): number {
  return (a ?? new Int8Array()).reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0) / 127 ** 2;
}
