import { makeArticle, makeQuotation } from "../make-article.ts";

const harbourTexts = [
  "The port of Alder Bay will close its old ferry terminal in October, the harbour board decided on Tuesday.",
  "“We cannot keep patching a pier from 1911,” said Nora Velt, the harbour master. “It is not safe.”",
  "Some 240 commuters use the ferry each morning, according to a count made in March.",
  "“Nobody asked the islanders,” Piet Oster, a fisherman, told the meeting.",
];
const velt = { mention: "Nora Velt", name: "Nora Velt", role: "the harbour master", type: "person" } as const;
const oster = { mention: "Piet Oster", name: "Piet Oster", role: "a fisherman", type: "person" } as const;

/** Two invented articles for the tests of commands. */
export const harbour = makeArticle({
  id: "harbour",
  title: "Harbour board closes ferry terminal",
  author: "Lena Brook",
  date: "2023-05-10",
  publication: "Alder Bay Courier",
  url: "https://courier.example/harbour",
  paragraphs: harbourTexts,
  quotations: [
    makeQuotation(harbourTexts, 1, "“We cannot keep patching a pier from 1911,”", velt),
    makeQuotation(harbourTexts, 1, "“It is not safe.”", velt),
    makeQuotation(harbourTexts, 3, "“Nobody asked the islanders,”", oster),
  ],
});

export const orchard = makeArticle({
  id: "orchard",
  title: "Late frost hits the orchards",
  author: "Tom Adair",
  date: "2023-05-02",
  paragraphs: [
    "A late frost destroyed a third of the apple blossom in the Tarn valley on Sunday night.",
    "Growers lit candles between the rows, and some hired a helicopter to push warm air down.",
    "The cooperative expects to press 60,000 litres of cider, half of last year’s output.",
  ],
});
