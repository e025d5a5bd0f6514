import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Tokenizer } from "@huggingface/tokenizers";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { PassageText } from "../../src/reader/index.ts";
import { findModelFiles, readManifest } from "../../src/reader/model-files.ts";
import { loadNetwork } from "../../src/reader/network.ts";
import { pairSequence, questionIds, singleSequence } from "../../src/reader/sequence.ts";
import { windowsOf } from "../../src/reader/windows.ts";

const models = fileURLToPath(new URL("../../models/", import.meta.url));
const read = (name: string): unknown => JSON.parse(readFileSync(`${models}${name}`, "utf8"));

const fixture = z
  .object({
    pairs: z.array(
      z.object({
        question: z.string(),
        passages: z.array(
          z.object({
            title: z.string(),
            before: z.string(),
            paragraph: z.string(),
            sentences: z.array(z.string()),
            score: z.number(),
            cosine: z.number(),
            encoderIds: z.array(z.number()),
            windows: z.array(
              z.object({ head: z.string(), ids: z.array(z.number()), mass: z.array(z.number()) }),
            ),
          }),
        ),
      }),
    ),
  })
  .parse(read("fixture.json"));

type FixturePassage = (typeof fixture)["pairs"][number]["passages"][number];

/** The passage as the reader is given it: its sentences end before the white space that follows them. */
function passageOf({ title, before, paragraph, sentences }: FixturePassage): PassageText {
  let start = 0;
  return {
    title,
    before,
    text: paragraph,
    sentences: sentences.map((sentence) => {
      const span = { start, end: start + sentence.trimEnd().length };
      start += sentence.length;
      return span;
    }),
  };
}

const tokenizer = new Tokenizer(Object(read("tokenizer.json")), {});
const marks = { start: 101, end: 102 };
const all = fixture.pairs.flatMap(({ question, passages }) =>
  passages.map((passage) => ({ question, passage, name: `${question}: ${passage.paragraph.slice(0, 40)}` })),
);

describe("what the networks are given", () => {
  it.each(all)("$name", ({ question, passage }) => {
    const text = passageOf(passage);
    const windows = windowsOf(text);
    const ids = questionIds(tokenizer, question);
    expect(windows.map(({ head }) => head)).toEqual(passage.windows.map(({ head }) => head));
    expect(windows.map((window) => pairSequence(tokenizer, marks, ids, text, window, 256).ids)).toEqual(
      passage.windows.map(({ ids }) => ids),
    );
    expect(singleSequence(tokenizer, marks, passage.paragraph, 256).ids).toEqual(passage.encoderIds);
  });

  it("is never longer than it may be, and keeps the whole question", () => {
    const long = passageOf({
      ...(all[0]?.passage ?? fixtureOf("")),
      ...fixtureOf("word ".repeat(600).trim()),
    });
    const ids = questionIds(tokenizer, "how many goats got out");
    const [sequence] = windowsOf(long).map((window) =>
      pairSequence(tokenizer, marks, ids, long, window, 256),
    );
    expect(sequence?.ids).toHaveLength(256);
    expect(sequence?.ids.slice(0, ids.length + 2)).toEqual([101, ...ids, 102]);
    expect(sequence?.ids.at(-1)).toBe(102);
    expect(sequence?.sentences.at(-1)?.end).toBe(255);
  });
});

const fixtureOf = (paragraph: string) => ({
  title: "T",
  before: "",
  paragraph,
  sentences: [paragraph],
  score: 0,
  cosine: 0,
  encoderIds: [],
  windows: [],
});

const hasRuntime = await import("onnxruntime-node").then(
  () => true,
  () => false,
);

describe.skipIf(!hasRuntime)("what the networks make of it", async () => {
  const network = hasRuntime ? await loadNetwork(await findModelFiles(models), 1) : undefined;

  it.each(fixture.pairs)("$question", async ({ question, passages }) => {
    const scores: number[] = [];
    for (const passage of passages) {
      const [pair] = network?.pairs(question, passageOf(passage)) ?? [];
      const [reading] = pair === undefined ? [] : ((await network?.read([pair.sequence])) ?? []);
      scores.push(reading?.score ?? Number.NaN);
      // Which sentence holds most does not hang on the processor.
      const [{ mass = [] } = {}] = passage.windows;
      if (passage === passages[0] && passage.windows.length === 1)
        expect(reading?.mass.indexOf(Math.max(...reading.mass))).toBe(mass.indexOf(Math.max(...mass)));
    }
    expect(scores.indexOf(Math.max(...scores))).toBe(0);
    expect(scores[0]).toBeCloseTo(passages[0]?.score ?? Number.NaN, -0.1);
  });
});

describe("the manifest", () => {
  it("names files that lie there, and lists no file that does not", async () => {
    await expect(findModelFiles(models)).resolves.toMatchObject({ maxTokens: 256 });
    expect(
      [...readManifest(read("manifest.json")).keys()].filter((name) => !existsSync(models + name)),
    ).toEqual([]);
  });
  it.each([
    ["nothing", {}],
    ["no checksum", { files: { "a.onnx": {} } }],
    ["a word", "manifest"],
  ])("is none where it has %s", (_, manifest) => {
    expect(() => readManifest(manifest)).toThrow(/manifest\.json has no/);
  });
});
