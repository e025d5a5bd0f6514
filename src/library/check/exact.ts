import type { Article } from "../../articles/index.ts";
import { spansOf } from "./differences.ts";
import { type Stance, sourceOf, stanceOf, warningsOf } from "./judgement.ts";
import { findMatches, type Match } from "./matches.ts";
import { countNegations } from "./negation.ts";
import type { ArticleWord, PhraseIndex } from "./phrase-index.ts";
import type { Claim, Difference, JudgedClaim, Warning } from "./quote-check.ts";
import { type Voice, voiceOf } from "./voices.ts";
import { ELLIPSIS, trimPauses, type Word } from "./words.ts";

/** The words between the claim's ellipses. */
export function splitAtEllipses(words: readonly Word[]): (readonly Word[])[] {
  const pieces: Word[][] = [[]];
  for (const word of words) {
    if (word.key === ELLIPSIS) pieces.push([]);
    else pieces.at(-1)?.push(word);
  }
  return pieces.map(trimPauses).filter((piece) => piece.length > 0);
}

/** Words of a piece that is worth reporting where it was joined to another from elsewhere. */
const SHORTEST_JOINED = 3;

interface Finding {
  readonly match: Match;
  readonly pieces: readonly (readonly ArticleWord[])[];
  readonly elided: readonly (readonly ArticleWord[])[];
  readonly voice: Voice;
  readonly stance: Stance;
  readonly warnings: readonly Warning[];
}

function findingOf(match: Match, stanceIn: (article: Article, voice: Voice) => Stance): Finding {
  const { article } = match;
  const pieces = match.pieces.map(({ from, to }) => match.words.slice(from, to));
  const elided = match.pieces
    .slice(1)
    .map(({ from }, index) => match.words.slice(match.pieces[index]?.to ?? from, from))
    .filter((words) => words.some((word) => !word.isMark));
  const voice = voiceOf(article, pieces.flat());
  const warnings = warningsOf(article, pieces, elided);
  return { match, pieces, elided, voice, stance: stanceIn(article, voice), warnings };
}

/** The runs of a claim whose pieces stand in the article, with what its ellipses leave out. */
function elisionsOf(claim: Claim, claimPieces: readonly (readonly Word[])[], finding: Finding): Difference[] {
  const runs: Difference[] = [];
  for (const [index, piece] of finding.pieces.entries()) {
    const { from, to } = finding.match.pieces[index] ?? { from: 0, to: 0 };
    const words = claimPieces[index] ?? [];
    const before = finding.match.pieces[index - 1]?.to ?? from;
    const left = finding.match.words.slice(before, from);
    const start = words[0]?.start ?? claim.start;
    for (const stretch of spansOf(left)) {
      const lost = left.filter((word) => word.paragraph === stretch.paragraph);
      const isNegative = countNegations(lost) > 0;
      const end = runs.at(-1)?.claim.end ?? claim.start;
      runs.push({
        kind: "elided",
        claim: { start: end, end: Math.max(end, start) },
        article: stretch,
        isMarked: false,
        ...(isNegative ? { negation: "lost" } : {}),
      });
    }
    let nth = 0;
    for (const stretch of spansOf(piece)) {
      const size = finding.match.words
        .slice(from, to)
        .filter((w) => w.paragraph === stretch.paragraph).length;
      const part = words.slice(nth, nth + size);
      nth += size;
      const span = { start: part[0]?.start ?? start, end: part.at(-1)?.end ?? start };
      runs.push({ kind: "equal", claim: span, article: stretch, isMarked: false });
    }
  }
  return runs;
}

/** The stance of a claim, which is the same wherever an article has the same speaker. */
function rememberStances(claim: Claim): (article: Article, voice: Voice) => Stance {
  const known = new Map<string, Stance>();
  return (article, voice) => {
    const key = JSON.stringify([article.id, voice.isQuoted, voice.speaker]);
    const stance = known.get(key) ?? stanceOf(claim, article, voice);
    known.set(key, stance);
    return stance;
  };
}

/** Finds the claim word for word, apart from what its own ellipses leave out. */
export function checkMatches(
  index: PhraseIndex,
  claim: Claim,
  pieces: readonly (readonly Word[])[],
  only?: number,
): JudgedClaim | undefined {
  const stanceIn = rememberStances(claim);
  const findings = findMatches(index, pieces, only).map((match) => findingOf(match, stanceIn));
  const sound = findings.filter((finding) => finding.warnings.length === 0);
  // Any article has two given words somewhere; only longer pieces show that somebody joined them.
  const isTelling = pieces.every((piece) => piece.length >= SHORTEST_JOINED);
  const joined = findings.filter((finding) => isTelling || !finding.warnings.includes("far-apart"));
  // Of several places the one where the ellipses leave out least.
  const usable = (sound.length > 0 ? sound : joined).toSorted(
    (one, other) => one.elided.flat().length - other.elided.flat().length,
  );
  const withStance = (...stances: Stance[]) => usable.find((finding) => stances.includes(finding.stance));
  // A place that says who speaks is worth more than one that does not.
  const chosen = withStance("agrees") ?? withStance("open") ?? withStance("conflicts") ?? usable[0];
  if (chosen === undefined) return undefined;
  const { article } = chosen.match;
  const source = sourceOf(
    article,
    chosen.match.words.slice(chosen.match.pieces[0]?.from ?? 0, chosen.match.pieces.at(-1)?.to ?? 0),
    chosen.voice,
  );
  if (source === undefined) return undefined;
  if (chosen.warnings.length > 0) {
    return {
      kind: "altered",
      claim,
      source,
      differences: elisionsOf(claim, pieces, chosen),
      warnings: chosen.warnings,
      isOtherSpeaker: chosen.stance === "conflicts",
    };
  }
  return {
    kind: chosen.stance === "conflicts" ? "wrong-speaker" : "exact",
    claim,
    source,
    elided: chosen.elided.flatMap(spansOf),
    interruptions: [],
    others: usable.length - 1,
  };
}
