import {
  articleWords,
  auxiliaries,
  baseOf as irregularBase,
  isPersonNoun,
  prepositions,
  relatives,
  speechVerbs,
  subordinators,
  words,
} from "../../language/index.ts";
import { cueAt } from "./cues.ts";
import type { NameRun } from "./names.ts";
import { isPhraseBoundary } from "./phrases.ts";
import type { Scene } from "./scene.ts";
import { isMark, type SceneToken } from "./tokens.ts";

const MAX_ROLE = 16;

/** Words that say what somebody is to somebody else only: "her race against rival Mo Poe". */
const relations = words(
  "rival opponent colleague friend counterpart ally foe critic guest partner victim front-runner",
);

/** What an article says somebody is, as it stands: after the name between commas, or before the name. */
export function roleOf(scene: Scene, run: NameRun): string | undefined {
  const { tokens } = scene;
  const { text } = scene.paragraph;
  const after = roleAfter(tokens, run.to);
  if (after) return text.slice(tokens[after.from]?.start, tokens[after.to - 1]?.end);
  let from = run.from;
  while (from > 0 && run.from - from < 8) {
    const token = tokens[from - 1];
    if (!token || tokens[from]?.startsSentence || token.kind !== "word") break;
    if (!token.isCapital && !/^\p{Ll}/u.test(token.text)) break;
    if (isPhraseBoundary(tokens, from - 1) || ["the", "a", "an"].includes(token.lower)) break;
    if (speechVerbs.has(token.lower) && !isPersonNoun(token.lower)) break;
    from--;
  }
  const before = tokens[run.from - 1];
  if (from < run.from && before && isPersonNoun(before.lower) && !before.isCapital && !before.isPossessive) {
    const role = text.slice(tokens[from]?.start, before.end);
    return relations.has(role) ? undefined : role;
  }
  return undefined;
}

function roleAfter(tokens: readonly SceneToken[], at: number): { from: number; to: number } | undefined {
  if (!isMark(tokens[at], ",")) return undefined;
  let from = at + 1;
  if (tokens[from]?.kind === "number" && isMark(tokens[from + 1], ",")) from += 2;
  const first = tokens[from];
  if (
    first?.kind !== "word" ||
    cueAt(tokens, from)?.verb.form === "past" ||
    relatives.has(first.lower) ||
    prepositions.has(first.lower) ||
    auxiliaries.has(first.lower) ||
    subordinators.has(first.lower) ||
    first.startsSentence ||
    ["two", "according", "including"].includes(first.lower)
  )
    return undefined;
  if (opensWithVerb(tokens, from)) return undefined;
  let to = from;
  let isRole = false;
  while (to - from < MAX_ROLE) {
    const token = tokens[to];
    if (!token || token.startsSentence || token.kind === "quotation") break;
    if (token.kind === "mark" && !isMark(token, "-&/")) break;
    if (to > from && cueAt(tokens, to)?.verb.form === "past" && !relatives.has(tokens[to - 1]?.lower ?? "")) {
      if (!hasRelative(tokens, from, to)) return undefined;
    }
    if (isPersonNoun(token.lower) && !hasRelative(tokens, from, to)) isRole = true;
    to++;
  }
  return isRole && to > from ? { from, to } : undefined;
}

/** "met the coach", "visited the farmer": what the one named does, not what they are. */
function opensWithVerb(tokens: readonly SceneToken[], at: number): boolean {
  let verb = at;
  while (verb < at + 2 && tokens[verb]?.lower.endsWith("ly")) verb++;
  const word = tokens[verb]?.lower ?? "";
  const isVerb = /ed$/.test(word) || (irregularBase(word) !== word && !isPersonNoun(word));
  const next = tokens[verb + 1]?.lower ?? "";
  return isVerb && (articleWords.has(next) || prepositions.has(next));
}

function hasRelative(tokens: readonly SceneToken[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (relatives.has(tokens[i]?.lower ?? "")) return true;
  return false;
}
