import data from "./first-names.data.json" with { type: "json" };
import { words } from "./words.ts";

/** First names whose bearers are nearly always men, lower case. Source and threshold stand in the data. */
export const maleNames: ReadonlySet<string> = words(data.male);

/** First names whose bearers are nearly always women, lower case. */
export const femaleNames: ReadonlySet<string> = words(data.female);
