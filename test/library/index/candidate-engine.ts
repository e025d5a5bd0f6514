import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  CandidateDocument,
  CandidateEngine,
  Filter,
  WeightedTerm,
} from "../../../src/library/index/candidate-engine.ts";
import { InvalidBytesError } from "../../../src/library/index/container.ts";

/** A document of the stems in a text and a title, for tests of engines. */
function document(id: number, text: string, title = "", article = 0): CandidateDocument {
  const stems = (words: string): string[] => words.split(" ").filter((word) => word !== "");
  return { id, article, text: stems(text), title: stems(title) };
}

/** Terms of weight 1. */
const terms = (stems: string): WeightedTerm[] => stems.split(" ").map((stem) => ({ stem, weight: 1 }));

const few = fc.constantFrom(..."ash bay cod dam elm".split(" "));
const stems = fc.array(few, { maxLength: 8 });

/** Any documents of a few words, so that many share some. Their numbers rise, with gaps. */
export const anyDocuments: fc.Arbitrary<CandidateDocument[]> = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 3 }), text: stems, title: stems }), { maxLength: 12 })
  .map((made) => {
    let id = -1;
    return made.map(({ gap, text, title }) => {
      id += gap;
      return { id, article: id >> 2, text, title };
    });
  });

/** Any question to them. */
export const anyTerms: fc.Arbitrary<WeightedTerm[]> = fc.uniqueArray(
  fc.record({ stem: fc.oneof(few, fc.constant("unknown")), weight: fc.constantFrom(1, 0.5, 0.1) }),
  { selector: ({ stem }) => stem },
);

/** What every engine promises. */
export function describeCandidateEngine(name: string, create: () => CandidateEngine): void {
  const engineOf = (...documents: CandidateDocument[]): CandidateEngine => {
    const engine = create();
    engine.add(documents);
    return engine;
  };
  const found = async (engine: CandidateEngine, asked: string, filter: Filter = {}, limit = 10) =>
    (await engine.find(terms(asked), filter, limit)).map(({ paragraph }) => paragraph);

  describe(`${name} as a candidate engine`, () => {
    it.each([
      ["who has more of the terms", "ash bay", ["ash cod", "ash bay", "elm"], [1, 0]],
      ["who has the rarer term", "ash bay", ["ash dam", "ash elm", "bay dam", "ash cod"], [2, 0, 1, 3]],
      ["who has a term more often", "ash", ["ash bay cod", "ash ash cod"], [1, 0]],
      ["who is shorter", "ash", ["ash bay cod dam elm", "ash bay"], [1, 0]],
    ])("puts first %s", async (_, asked, texts, order) => {
      const engine = engineOf(...texts.map((text, id) => document(id, text)));
      expect(await found(engine, asked)).toEqual(order);
    });

    it("puts ties in the order of their numbers, in whatever order they were added", async () => {
      const engine = engineOf(document(7, "ash bay"), document(2, "bay ash"), document(5, "ash bay"));
      expect(await found(engine, "bay ash")).toEqual([2, 5, 7]);
    });

    it("counts a term by its weight", async () => {
      const engine = engineOf(document(0, "ash"), document(1, "bay"), document(2, "cod"));
      const asked = [
        { stem: "ash", weight: 0.2 },
        { stem: "bay", weight: 1 },
        { stem: "cod", weight: 0.5 },
      ];
      const hits = await engine.find(asked, {}, 10);
      expect(hits.map(({ paragraph }) => paragraph)).toEqual([1, 2, 0]);
      expect((hits[2]?.score ?? 0) / (hits[0]?.score ?? 0)).toBeCloseTo(0.2);
    });

    it("finds by the title, which counts less than the text", async () => {
      const engine = engineOf(
        document(0, "cod", "ash"),
        document(1, "ash", "cod"),
        document(2, "cod", "cod"),
      );
      const hits = await engine.find(terms("ash"), {}, 10);
      expect(hits.map(({ paragraph }) => paragraph)).toEqual([1, 0]);
      expect((hits[1]?.score ?? 0) / (hits[0]?.score ?? 0)).toBeCloseTo(0.6);
    });

    describe("with a filter", () => {
      const engine = engineOf(...[0, 1, 2, 3, 4, 5].map((id) => document(id, "ash", "", id >> 1)));

      it.each<[string, Filter, number[]]>([
        ["of a range", { range: { from: 1, to: 4 } }, [1, 2, 3]],
        ["of articles", { articles: [2, 0] }, [0, 1, 4, 5]],
        ["of paragraphs", { paragraphs: [4, 2, 99] }, [2, 4]],
        [
          "of several kinds",
          { range: { from: 1, to: 5 }, articles: [0, 1], paragraphs: [0, 1, 3, 4] },
          [1, 3],
        ],
        ["that lets none pass", { paragraphs: [] }, []],
      ])("%s", async (_, filter, expected) => {
        expect(await found(engine, "ash", filter)).toEqual(expected);
      });

      it("fills the limit from those that pass", async () => {
        expect(await found(engine, "ash", { range: { from: 3, to: 6 } }, 2)).toEqual([3, 4]);
      });

      it("scores as without one", async () => {
        const [, , third] = await engine.find(terms("ash"), {}, 10);
        expect(await engine.find(terms("ash"), { paragraphs: [2] }, 10)).toEqual([third]);
      });

      it("that is plain data", async () => {
        const filter = { range: { from: 1, to: 4 }, articles: [0], paragraphs: [1] };
        expect(await found(engine, "ash", structuredClone(filter))).toEqual([1]);
      });
    });

    it.each([
      ["no limit's worth", 0, []],
      ["fewer than there are", 2, [0, 1]],
      ["more than there are", 99, [0, 1, 2]],
    ])("gives %s", async (_, limit, expected) => {
      const engine = engineOf(document(0, "ash"), document(1, "ash"), document(2, "ash"));
      expect(await found(engine, "ash", {}, limit)).toEqual(expected);
    });

    it("finds nothing without terms, for unknown ones, and where it holds nothing", async () => {
      const engine = engineOf(document(0, "ash"), document(1, "", ""));
      expect(await engine.find([], {}, 10)).toEqual([]);
      expect(await found(engine, "unknown")).toEqual([]);
      expect(await found(create(), "ash")).toEqual([]);
    });

    it("takes stems that are names of an object's own properties", async () => {
      const engine = engineOf(
        document(0, "constructor ash"),
        document(1, "__proto__"),
        document(2, "toString"),
      );
      expect(await found(engine, "constructor")).toEqual([0]);
      expect(await found(engine, "__proto__ toString hasOwnProperty")).toEqual([1, 2]);
    });

    it("refuses a paragraph that it has, and adds none of those beside it", async () => {
      const engine = engineOf(document(0, "ash"));
      expect(() => engine.add([document(1, "ash"), document(0, "ash")])).toThrow(RangeError);
      expect(() => engine.add([document(2, "ash"), document(2, "ash")])).toThrow(RangeError);
      expect(await found(engine, "ash")).toEqual([0]);
    });

    const both = async (one: CandidateEngine, other: CandidateEngine, asked: WeightedTerm[]) =>
      expect(await one.find(asked, {}, 99)).toEqual(await other.find(asked, {}, 99));

    it("answers the same however the paragraphs were added", async () => {
      await fc.assert(
        fc.asyncProperty(anyDocuments, fc.nat(12), anyTerms, async (documents, cut, asked) => {
          const engine = engineOf(...documents.slice(0, cut));
          await engine.find(asked, {}, 3);
          engine.add(documents.slice(cut));
          await both(engine, engineOf(...documents), asked);
        }),
      );
    });

    it("answers, with some removed, as if these had never been there", async () => {
      await fc.assert(
        fc.asyncProperty(anyDocuments, fc.array(fc.nat(20)), anyTerms, async (documents, gone, asked) => {
          const engine = engineOf(...documents);
          await engine.find(asked, {}, 3);
          engine.remove(gone);
          await both(engine, engineOf(...documents.filter(({ id }) => !gone.includes(id))), asked);
          engine.add(documents.filter(({ id }) => gone.includes(id)));
          await both(engine, engineOf(...documents), asked);
        }),
      );
    });

    it("answers the same once it has been saved and loaded", async () => {
      await fc.assert(
        fc.asyncProperty(anyDocuments, anyTerms, async (documents, asked) => {
          const engine = engineOf(...documents);
          const loaded = engineOf(document(0, "elm"));
          loaded.load(engine.save());
          await both(loaded, engine, asked);
          expect(loaded.save()).toEqual(engine.save());
          loaded.remove(documents.slice(0, 2).map(({ id }) => id));
          loaded.add([document(900, "ash bay")]);
          await both(loaded, engineOf(...documents.slice(2), document(900, "ash bay")), asked);
        }),
      );
    });

    it("loads bytes from the middle of others", async () => {
      const saved = engineOf(document(0, "ash", "bay")).save();
      const inside = new Uint8Array(saved.length + 3);
      inside.set(saved, 3);
      const loaded = create();
      loaded.load(inside.subarray(3));
      expect(await found(loaded, "bay")).toEqual([0]);
    });

    it("refuses bytes that are cut short, changed or strange, and goes on with what it has", async () => {
      const saved = engineOf(document(0, "ash cod", "bay"), document(1, "ash")).save();
      const engine = engineOf(document(5, "ash"));
      const refuses = (bytes: Uint8Array): void => {
        expect(() => engine.load(bytes), `${bytes.length} bytes`).toThrow(InvalidBytesError);
      };
      refuses(new Uint8Array());
      refuses(new TextEncoder().encode("no index at all, but long enough to be one by its length alone"));
      fc.assert(fc.property(fc.nat(saved.length - 1), (length) => refuses(saved.slice(0, length))));
      fc.assert(
        fc.property(fc.nat(saved.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
          const changed = saved.slice();
          changed[at] = (changed[at] ?? 0) ^ change;
          refuses(changed);
        }),
      );
      expect(await found(engine, "ash")).toEqual([5]);
    });
  });
}
