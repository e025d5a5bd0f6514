import { words } from "./words.ts";

/** News agencies (the members of MINDS International and EANA, and the largest others), lower case. */
export const newsAgencies: ReadonlySet<string> = words(
  "reuters ap afp upi dpa epd kna efe ansa lusa belga anp sda apa tass xinhua kyodo pti bloomberg",
);

/** Broadcasters that are known by letters (members of the EBU, and the national networks of North America). */
export const broadcasters: ReadonlySet<string> = words(
  "bbc itv rte rai zdf ard srf orf rtve rtp nrk svt dr yle cbc abc cbs nbc cnn fox npr pbs nhk",
);

/** Last words of the names of newspapers, agencies and channels, safe anywhere in a text. */
const endings = words(`
  news times post journal herald tribune gazette magazine tv radio press chronicle observer telegraph guardian mail
  mirror independent economist broadcasting daily globe dispatch examiner inquirer star sun today wire week weekly
  review broadcaster newspaper outlet network
`);

/** Whether a name or noun, lower case, stands for a newspaper, an agency or a channel. */
export function isOutletWord(word: string): boolean {
  return endings.has(word) || newsAgencies.has(word) || broadcasters.has(word);
}

/** Last words of names of newspapers on a line of its own, where they are common nouns elsewhere. German ones among them. */
export const mastheadEndings: ReadonlySet<string> = new Set([
  ...endings,
  ...words(`
    standard courier register sentinel bulletin echo argus reuters monitor advertiser mercury enquirer record leader
    citizen bugle reporter ledger messenger union banner dealer eagle democrat republican
    zeitung anzeiger bote tagblatt rundschau
  `),
]);
