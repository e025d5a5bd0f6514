/** The articles of these tests, by file name. Invented. */
export const articleFiles: Readonly<Record<string, string>> = {
  "harbour-ferry.md": `---
title: The harbour ferry gets a second boat
author: Ines Calder
date: 2023-03-14
publication: The Saltmarsh Courier
url: https://example.org/harbour-ferry
---

The town council of Saltmarsh voted on Monday to buy a second ferry for the harbour crossing, after a winter in which the only boat was out of service for nineteen days.

The new ferry will carry 120 passengers and twelve bicycles. It is to be built at the yard in Port Lune and delivered in the autumn.

"We cannot ask people to plan their lives around one engine," said Mayor Dora Whitlow. "Two boats are not a luxury in a town that is cut in half by water."

Harbour master Piet Osgood said that the old ferry had broken down seven times since November. "Every morning I looked at the sky and then at the gearbox," he said.

The opposition voted against the purchase. Its speaker, Lena Marsh, called the price of four million crowns reckless and asked for a bridge instead.

The crossing is used by about 900 people a day, most of them pupils and workers of the cannery.
`,
  "library-roof.md": `---
title: Storm takes the roof off the library
author: Tomas Reed
date: 2023-02-02
publication: The Saltmarsh Courier
---

A storm tore off a third of the roof of the Saltmarsh library on Tuesday night. Nobody was hurt.

About 4,000 books were soaked, among them the town's parish registers from the seventeenth century.

"We formed a chain and passed the books from hand to hand until four in the morning," said librarian Ruth Anselm. "Strangers stood in the rain beside the mayor."

The registers are now being freeze-dried in Port Lune, which will take about six months.

Repairs to the roof will cost 310,000 crowns, of which the insurance pays half.
`,
};

/** An article that a test adds later. */
export const laterArticle = `---
title: Cannery opens its doors at night
author: Ines Calder
date: 2023-05-20
publication: The Saltmarsh Courier
---

The cannery on the north quay opened its doors at night for the first time on Friday, and 640 visitors came.

"People have smelled us for a century and now they have seen us," said foreman Abel Quist.
`;

/** So many articles that reading them takes a moment, by file name. */
export const manyArticles: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 30 }, (_, n) => [
    `observatory-${n}.md`,
    `---\ntitle: Night ${n} at the observatory\n---\n\n${Array.from(
      { length: 20 },
      (_, hour) =>
        `At hour ${hour} of night ${n} the keeper counted ${hour * 31 + n} stars through a gap in the clouds. "The dome creaks when the wind turns north," she wrote into the book, and went back to the lamp.`,
    ).join("\n\n")}\n`,
  ]),
);

/** A question, and the paragraph that answers it. */
export const question = "How many passengers will the new ferry carry?";
export const passage =
  "The new ferry will carry 120 passengers and twelve bicycles. It is to be built at the yard in Port Lune and delivered in the autumn.";
