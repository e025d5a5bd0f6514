import {
  askingWords,
  femaleNames,
  fullTitles,
  maleNames,
  stem,
  stopwords,
  tokenize,
} from "../../language/index.ts";

/** A speaker as questions call them. */
export interface NamedVoice {
  readonly name: string;
  readonly isPerson: boolean;
  /** Other names of a body, folded: "ehrc". */
  readonly forms: Set<string>;
  /** What articles say they are: roles and titles, as they stand. */
  readonly descriptions: Set<string>;
}

/** Voices by their folded names, in the order in which they are to be found. */
type Voices = readonly (readonly [key: string, voice: NamedVoice])[];

const isFirstName = (word: string): boolean => maleNames.has(word) || femaleNames.has(word);

/**
 * Finds speakers by their whole folded name or, of bodies, another form of it, and people by the last word of it, unless another first name stands
 * before that; where that finds nobody, people by their first name.
 */
export function createNameFinder(voices: Voices): (words: readonly string[]) => string[] {
  const lastOf = (key: string): string => key.slice(key.lastIndexOf(" ") + 1);
  const firstOf = (key: string): string => key.split(" ", 1)[0] ?? "";
  const byLast = placesBy(voices, lastOf);
  const byFirst = placesBy(
    voices.map(([key, voice]) => [voice.isPerson ? key : "", voice] as const),
    firstOf,
  );
  const byLastName = (words: readonly string[]): string[] => {
    const asked = ` ${words.join(" ")} `;
    const isOther = (key: string): boolean => {
      const before = words[words.indexOf(lastOf(key)) - 1] ?? "";
      return isFirstName(before) && key.includes(" ") && !key.split(" ").includes(before);
    };
    const places = new Set(words.flatMap((word) => byLast.get(word) ?? []));
    return [...places]
      .sort((a, b) => a - b)
      .flatMap((place) => {
        const [key = "", voice] = voices[place] ?? [];
        if (voice === undefined) return [];
        const isLast = voice.isPerson && lastOf(key).length > 2 && !isOther(key);
        return isLast || asked.includes(` ${key} `) ? [voice.name] : [];
      });
  };
  const byForm = new Map<string, NamedVoice>();
  let longest = 1;
  for (const [, voice] of voices) {
    for (const form of voice.forms) {
      if (!byForm.has(form)) byForm.set(form, voice);
      longest = Math.max(longest, form.split(" ").length);
    }
  }
  const byOtherForm = (words: readonly string[]): string[] =>
    words.flatMap((_, from) => {
      for (let to = Math.min(words.length, from + longest); to > from; to--) {
        const voice = byForm.get(words.slice(from, to).join(" "));
        if (voice) return [voice.name];
      }
      return [];
    });
  return (words) => {
    const named = byLastName(words);
    const found = named.length > 0 ? named : byOtherForm(words);
    const only = words.length === 1 ? words[0] : undefined;
    if (found.length > 0 || only === undefined || !isFirstName(only)) return found;
    return (byFirst.get(only) ?? []).flatMap((place) => voices[place]?.[1].name ?? []);
  };
}

/** Places in `voices` by a word of the key. */
function placesBy(voices: Voices, wordOf: (key: string) => string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, [key]] of voices.entries()) {
    const there = places.get(wordOf(key));
    if (there === undefined) places.set(wordOf(key), [place]);
    else there.push(place);
  }
  return places;
}

/** Finds speakers by what articles say they are: all words must be of one description or of several. */
export function createRoleFinder(voices: Voices): (words: readonly string[]) => string[] {
  const stemsOf = (words: readonly string[]): string[] =>
    words
      .filter((word) => !stopwords.has(word) && !askingWords.has(word))
      .map((word) => stem(fullTitles.get(word) ?? word));
  let byStem: Map<string, Set<number>> | undefined;
  const collect = (): Map<string, Set<number>> => {
    const places = new Map<string, Set<number>>();
    for (const [place, [, { descriptions }]] of voices.entries()) {
      for (const own of stemsOf(
        [...descriptions].flatMap((text) => tokenize(text).map(({ word }) => word)),
      )) {
        const there = places.get(own);
        if (there === undefined) places.set(own, new Set([place]));
        else there.add(place);
      }
    }
    return places;
  };
  return (words) => {
    const asked = stemsOf(words);
    byStem ??= collect();
    const [first, ...others] = asked.map((word) => byStem?.get(word) ?? new Set<number>());
    return [...(first ?? [])]
      .filter((place) => others.every((places) => places.has(place)))
      .sort((a, b) => a - b)
      .flatMap((place) => voices[place]?.[1].name ?? []);
  };
}
