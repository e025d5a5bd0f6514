import fc from "fast-check";
import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import type { CandidateDocument } from "../../../src/library/index/candidate-engine.ts";
import { createMiniSearchEngine } from "../../../src/library/index/minisearch-engine.ts";
import { anyDocuments, anyTerms, describeCandidateEngine } from "./candidate-engine.ts";

describeCandidateEngine("MiniSearch", createMiniSearchEngine);

describe("MiniSearch over compact postings", () => {
  it("scores as MiniSearch that has read the documents itself", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments, anyTerms, async (documents, asked) => {
        const plain = new MiniSearch<CandidateDocument>({
          fields: ["text", "title"],
          // Documents come with their stems, which are joined for MiniSearch only to be cut again.
          stringifyField: (stems: readonly string[]) => stems.join(" "),
          tokenize: (text) => text.split(" ").filter((stem) => stem !== ""),
          processTerm: (stem) => stem,
        });
        plain.addAll(documents);
        const hits = plain.search(asked.map(({ stem }) => stem).join(" "), {
          boost: { title: 0.6 },
          boostTerm: (stem) => asked.find((term) => term.stem === stem)?.weight ?? 1,
        });
        const engine = createMiniSearchEngine();
        engine.add(documents);
        const found = await engine.find(asked, {}, 99);
        expect(found.length).toBe(hits.length);
        const scores = new Map(hits.map(({ id, score }) => [id, score]));
        for (const { paragraph, score } of found) expect(score).toBeCloseTo(scores.get(paragraph) ?? 0, 9);
      }),
    );
  });
});
