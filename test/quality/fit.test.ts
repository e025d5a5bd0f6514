import { describe, expect, it } from "vitest";
import { groups, without } from "./fit/ablation.ts";
import { fitLogistic } from "./fit/logistic.ts";
import { minimize } from "./fit/minimize.ts";
import { createLists, Rows } from "./fit/rows.ts";
import { fitSoftmax } from "./fit/softmax.ts";
import { paraphrase, recut } from "./fit/variants.ts";
import { type QuestionFile, toArticle } from "./retrieval/question-file.ts";

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48271) % 2147483647;
    yield state / 2147483647;
  }
}

function listsOf(count: number) {
  const random = numbers(7);
  const lists = createLists(["useful", "noise", "constant"]);
  for (let l = 0; l < count; l++) {
    const gold = l % 4;
    for (let row = 0; row < 4; row++) {
      const useful = random.next().value + (row === gold ? 0.5 : 0);
      lists.row(Float32Array.of(useful, random.next().value, 3), row === gold);
    }
    lists.end();
  }
  return lists.done();
}

describe("minimize", () => {
  it("finds the lowest point of a bowl", () => {
    const [x = 0, y = 0] = minimize((at, gradient) => {
      const [a = 0, b = 0] = at;
      gradient[0] = 2 * (a - 3);
      gradient[1] = 20 * (b + 1);
      return (a - 3) ** 2 + 10 * (b + 1) ** 2;
    }, 2);
    expect(x).toBeCloseTo(3, 3);
    expect(y).toBeCloseTo(-1, 3);
  });
});

describe("fitSoftmax", () => {
  it("gives weight to what sets the right rows apart, little to noise, none to what never differs", () => {
    const model = fitSoftmax(listsOf(400), 0.003);
    expect(model["useful"]).toBeGreaterThan(2);
    expect(Math.abs(model["noise"] ?? 0)).toBeLessThan(0.5);
    expect(model["constant"]).toBeUndefined();
  });

  it("gives the same weights every time", () => {
    expect(fitSoftmax(listsOf(50), 0.01)).toEqual(fitSoftmax(listsOf(50), 0.01));
  });

  it("gives no weight to a feature that is left out", () => {
    expect(fitSoftmax(listsOf(50), 0.01, (name) => name !== "useful")["useful"]).toBeUndefined();
  });
});

describe("createLists", () => {
  it("leaves out a list without a right or without a wrong row", () => {
    const lists = createLists(["a"]);
    for (const right of [[true], [false, false], [true, false], []]) {
      for (const isRight of right) lists.row(Float32Array.of(1), isRight);
      lists.end();
    }
    expect([...lists.done().starts]).toEqual([0, 2]);
  });
});

describe("Rows", () => {
  it("gives back what was pushed, in the order of the first row's names", () => {
    const rows = new Rows();
    rows.push({ b: 1, a: 2 });
    rows.push({ a: 4, b: 3 });
    expect(rows.names).toEqual(["b", "a"]);
    expect([...rows.at(1)]).toEqual([3, 4]);
    expect(rows.score(1, Float64Array.of(1, 10))).toBe(43);
  });
});

describe("fitLogistic", () => {
  it("gives probabilities that come true", () => {
    const random = numbers(11);
    const rows = Array.from({ length: 4000 }, () => ({ bias: 1, x: random.next().value }));
    const right = rows.map(({ x }) => random.next().value < x);
    const { bias = 0, x = 0 } = fitLogistic(rows, right, 0.0001);
    const at = (value: number): number => 1 / (1 + Math.exp(-bias - x * value));
    expect(at(0.5)).toBeCloseTo(0.5, 1);
    expect(at(0.8)).toBeCloseTo(0.8, 1);
  });
});

describe("an ablation", () => {
  it.each(Object.keys(groups))("leaves out %s and nothing else", (group) => {
    const keep = without(group);
    expect(keep("sentence", "no such feature")).toBe(true);
    const names = [
      "coverage",
      "bm25",
      "pairsNear",
      "derived",
      "synonym",
      "below",
      "nearTime",
      "before",
      "title",
    ];
    const others = [...names, "articleCoverage", "length", "bestSentence"].filter((name) =>
      keep("paragraph", name),
    );
    expect(others.length).toBeLessThan(names.length + 3);
    expect(others.length).toBeGreaterThanOrEqual(names.length + 1);
  });
});

describe("recut", () => {
  const text = "One is here. Two is there. Three came. Four went. Five sat down. Six stood. Seven slept.";
  const article = toArticle("a", "Numbers", [text, "Eight ate."]);
  const start = text.indexOf("sat down");
  const asked = { article, text: "What did five do?", gold: [0] };
  const file: QuestionFile = {
    articles: [article],
    questions: [
      { ...asked, answers: new Map([[0, [{ start, end: start + 8 }]]]), unanswerable: false },
      { ...asked, answers: new Map(), unanswerable: true },
    ],
  };
  const cut = recut(file);

  it("cuts paragraphs into pieces of one to three sentences, and loses none", () => {
    const [short] = cut.articles;
    expect(short?.paragraphs.map((piece) => piece.text).join(" ")).toBe(`${text} Eight ate.`);
    for (const { sentences } of short?.paragraphs ?? []) {
      expect(sentences.length).toBeGreaterThanOrEqual(1);
      expect(sentences.length).toBeLessThanOrEqual(3);
    }
  });

  it("points each answerable question at the piece that holds the answer", () => {
    expect(cut.questions).toHaveLength(1);
    const [question] = cut.questions;
    const [gold = -1] = question?.gold ?? [];
    const [span] = question?.answers.get(gold) ?? [];
    expect(cut.articles[0]?.paragraphs[gold]?.text.slice(span?.start, span?.end)).toBe("sat down");
  });

  it("cuts the same every time", () => {
    expect(recut(file)).toEqual(cut);
  });
});

describe("paraphrase", () => {
  const question = "How many wooden bridges did Anna Keller build across the narrow river before 1920?";

  it("changes some words, the same way every time, and keeps names, numbers and function words", () => {
    const other = paraphrase(question);
    expect(other).not.toBe(question);
    expect(paraphrase(question)).toBe(other);
    for (const kept of ["How many", "did Anna Keller", "before 1920?"]) expect(other).toContain(kept);
    expect(
      ["wooden", "bridges", "build", "narrow", "river"].filter((word) => other.includes(word)),
    ).not.toEqual([]);
  });

  it("leaves a question alone that has only names", () => {
    expect(paraphrase("Who is Anna Keller?")).toBe("Who is Anna Keller?");
  });
});
