import type { Article, Quotation, Speaker } from "../../../src/articles/index.ts";
import { makeArticle } from "../../make-article.ts";

/** A person, as an article names one. */
export function person(name: string, more: Partial<Speaker> = {}): Speaker {
  return { mention: name.split(" ").at(-1) ?? name, name, type: "person", ...more };
}

/**
 * An article of these paragraphs. Each “quotation” gets the next of the speakers; `null` is a quotation whose
 * speaker is not clear.
 */
export function articleOf(
  id: string,
  paragraphs: readonly string[],
  speakers: readonly (Speaker | null)[] = [],
  more: Partial<Omit<Article, "paragraphs">> = {},
): Article {
  const quotations: Quotation[] = [];
  for (const [paragraph, text] of paragraphs.entries()) {
    for (const { 0: quoted, index } of text.matchAll(/“[^”]*”/gu)) {
      const speaker = speakers[quotations.length] ?? null;
      quotations.push({
        paragraph,
        start: index,
        end: index + quoted.length,
        parts: [{ start: index, end: index + quoted.length }],
        kind: "speech",
        confidence: speaker ? "high" : "low",
        rule: "test",
        ...(speaker ? { speaker } : {}),
      });
    }
  }
  return makeArticle({ id, file: `${id}.txt`, paragraphs, quotations, ...more });
}

const roe = person("Ida Roe", { title: "Mayor", role: "mayor of Harlow Ferry" });
const okafor = person("Daniel Okafor", { title: "Col.", role: "spokesman for the River Guard" });
const stern = person("Lena Stern", { title: "Dr.", role: "hydrologist at the Lowmoor Institute" });
const council: Speaker = { mention: "the council", name: "Harlow Ferry Town Council", type: "group" };

/** A small library with every trap of a real one: two speakers in a paragraph, broken sentences, ellipses. */
export const flood: Article = articleOf(
  "the-night-the-river-rose",
  [
    "HARLOW FERRY — The river rose nine feet in a single night and carried away the old wooden bridge, the mill’s boathouse and most of Water Street.",
    "“We did not order anyone to leave before midnight,” Mayor Ida Roe said. “That was my decision, and I would make it again.”",
    "Col. Daniel Okafor, a spokesman for the River Guard, disagreed. “The warning reached the town hall at eight o’clock,” he told reporters on Tuesday. “Nobody answered the telephone.”",
    "“The gauge had never failed in forty years,” said Dr. Lena Stern, “and nobody thought to look at it twice.” Her institute lent the town a second gauge [at no charge] in 1998.",
    "The temperature fell to -12 degrees by dawn — the coldest morning of the year. About 1,400 people slept in the school’s gymnasium, 3.5 miles from the river.",
    "“We will rebuild the bridge … however long it takes,” the council wrote in a letter to residents. It did not say who would pay for the work.",
    "Okafor said the Guard’s eighteen boats were ready at nine. They were not used until the next morning, when the water had already reached the second floor of the hospital.",
    "“You cannot argue with a river,” Roe said. “You can only get out of its way.”",
  ],
  [roe, roe, okafor, okafor, stern, stern, council, roe, roe],
  { title: "The night the river rose", author: "Maud Linden", publication: "The Harlow Courier" },
);

export const orchard: Article = articleOf(
  "an-orchard-without-bees",
  [
    "For the third spring in a row, the growers of the Lowmoor valley have rented bees from two hundred miles away.",
    "“My grandfather never paid for a bee in his life,” said Tomas Vrana, who grows pears and quinces above the village. “I pay for forty hives before I have sold a single pear.”",
    "A report by the Lowmoor Institute counted eleven species of wild bee in the valley in 1975 and four last year. The report does not blame a single cause.",
    "“It is not the weather alone, and it is not the sprays alone,” said Petra Hahn, who wrote it. “But without the hedges there is hardly anything left for them to eat.”",
    "Vrana has planted half a mile of hawthorn. “Ask me again in ten years,” he said.",
  ],
  [
    person("Tomas Vrana"),
    person("Tomas Vrana"),
    person("Petra Hahn", { role: "author of the report" }),
    person("Petra Hahn"),
    person("Tomas Vrana"),
  ],
  { title: "An orchard without bees", author: "Jonas Weir", publication: "Lowmoor Gazette" },
);
