import type { Paragraph } from "../article.ts";
import type { Cue } from "./cues.ts";
import type { Phrase } from "./phrases.ts";
import type { MarkedSpan } from "./scan-marks.ts";
import { isMark, type SceneToken } from "./tokens.ts";

/** A paragraph with its tokens and the quotations in it. */
export interface Scene {
  readonly index: number;
  /** All paragraphs of the article, this one at `index`. */
  readonly all: readonly Scene[];
  readonly paragraph: Paragraph;
  readonly tokens: readonly SceneToken[];
  readonly quotations: readonly Found[];
  /** Words of the article, lower case, that have a capital in the middle of a sentence and are never small. */
  readonly names: ReadonlySet<string>;
  /** Marked spans inside names, which are no quotations: `Luis “Iron Hand” Ortega`. */
  readonly nicknames: readonly MarkedSpan[];
}

/** A quotation on the way to its speaker. */
export interface Found {
  readonly scene: Scene;
  /** Index among the quotations of the scene. */
  readonly index: number;
  /** Index of its token. */
  readonly at: number;
  readonly marked: MarkedSpan;
  readonly inner: string;
  /** The last character of the words, without closing marks of nested quotations. */
  readonly ending: string;
  attribution?: Attribution;
}

/** What a rule found: the phrase that names the speaker, where it stands, and the cue. */
export interface Attribution {
  readonly rule: string;
  readonly isStrong: boolean;
  readonly speaker?: { readonly scene: Scene; readonly phrase: Phrase };
  readonly cue?: { readonly scene: Scene; readonly from: number; readonly to: number };
  /** Who passed the words on: "Reuters" in "Reuters quoted her as saying". */
  readonly medium?: { readonly scene: Scene; readonly phrase: Phrase };
}

/** A rule: an attribution, or undefined where the rule does not apply. */
export type Rule = (found: Found) => Attribution | undefined;

/** A range of tokens. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** An attribution to a phrase in the quotation's own paragraph. */
export function attribute(
  { scene }: Found,
  rule: string,
  isStrong: boolean,
  phrase: Phrase,
  cue?: TokenRange,
): Attribution {
  return { rule, isStrong, speaker: { scene, phrase }, ...(cue ? { cue: { scene, ...cue } } : {}) };
}

/** The tokens of a cue. */
export function cueRange(cue: Cue): TokenRange {
  return { from: cue.at, to: cue.to };
}

/** Whether the quotation stands at the beginning of a sentence. */
export function startsSentence(found: Found): boolean {
  return found.scene.tokens[found.at]?.startsSentence === true;
}

/** Whether the quotation begins a statement of its own: a sentence, or what follows a colon. */
export function isFresh(found: Found): boolean {
  return startsSentence(found) || isMark(found.scene.tokens[found.at - 1], ":");
}

/** Whether the quotation ends as a sentence or a tagged statement does, rather than as a few quoted words. */
export function isWhole(found: Found): boolean {
  return [",", ".", "?", "!", "…", "—", "-", "–"].includes(found.ending) || found.inner.length > 60;
}
