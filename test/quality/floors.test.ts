import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readAnnotated, report } from "./attribution.ts";
import { readReadersFile } from "./readers/file.ts";
import { judgeSpeakers, speakerFigures } from "./readers/speakers.ts";

const annotated = "../shared/eval/attribution.json";
const readers = "../shared/eval/readers.json";

/** A little under what was measured on the odd articles, for which nothing is fitted. */
describe("who says what (skipped where the measuring data is missing)", () => {
  it.skipIf(!existsSync(annotated))("is found beside the quotations of news articles", async () => {
    const odd = (await readAnnotated(annotated)).filter((_, i) => i % 2 === 1);
    const { span, speaker, cue } = report(odd);
    expect(span.f1).toBeGreaterThan(94.5);
    expect(span.fullRecall).toBeGreaterThan(98);
    expect(speaker.all).toBeGreaterThan(93);
    expect(speaker.high.accuracy).toBeGreaterThan(98);
    expect(speaker.high.coverage).toBeGreaterThan(76);
    expect(cue.full).toBeGreaterThan(92.5);
  });

  it.skipIf(!existsSync(readers))("is resolved over the article", async () => {
    const { quotations } = await readReadersFile(readers);
    const { right, wrong } = speakerFigures(
      judgeSpeakers(quotations.filter(({ position }) => position % 2 === 1)),
    );
    expect(right).toBeGreaterThan(78);
    expect(wrong).toBeLessThan(4.4);
  });
});
