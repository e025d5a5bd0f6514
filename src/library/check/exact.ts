import type { Article } from "../../articles/index.ts";
import { spansOf } from "./differences.ts";
import { judgeFound, type Stance, sourceOf, stanceOf, warningsOf } from "./judgement.ts";
import { findMatches, type Match } from "./matches.ts";
import { countNegations } from "./negation.ts";
import type { ArticleWord, PhraseIndex } from "./phrase-index.ts";
import type { Claim, Difference, JudgedClaim, Warning } from "./quote-check.ts";
import { areOnePlace, groupPlaces, judgeSplice, type Piece } from "./splice.ts";
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

interface Candidate {
  readonly match: Match;
  readonly pieces: readonly Piece[];
  /** The same, those of one place together. */
  readonly places: readonly Piece[];
  readonly elided: readonly (readonly ArticleWord[])[];
  readonly voice: Voice;
  readonly stance: Stance;
  readonly warnings: readonly Warning[];
}

function candidateOf(
  match: Match,
  claimPieces: readonly (readonly Word[])[],
  stanceIn: (article: Article, voice: Voice) => Stance,
): Candidate {
  const { article, words } = match;
  const pieces = match.pieces.map(({ from, to }, nth) => ({
    claim: claimPieces[nth] ?? [],
    article: words.slice(from, to),
  }));
  const between = match.pieces
    .slice(1)
    .map(({ from }, index) => words.slice(match.pieces[index]?.to ?? from, from));
  const elided = between.filter((left) => left.some((word) => !word.isMark));
  let nth = 0;
  const places = groupPlaces(pieces, (one, other) => {
    const left = between[nth++] ?? [];
    const [last, first] = [one.article.at(-1), other.article[0]];
    return last !== undefined && first !== undefined && areOnePlace(article, last, first, left);
  });
  const held = pieces.map((piece) => piece.article);
  const voice = voiceOf(article, held.flat());
  const stance = stanceIn(article, voice);
  return { match, pieces, places, elided, voice, stance, warnings: warningsOf(article, held, elided) };
}

/** The runs of a claim whose pieces stand in the article, with what its ellipses leave out. */
function elisionsOf(claim: Claim, { match, pieces }: Candidate): Difference[] {
  const runs: Difference[] = [];
  for (const [index, piece] of pieces.entries()) {
    const { from } = match.pieces[index] ?? { from: 0 };
    const left = match.words.slice(match.pieces[index - 1]?.to ?? from, from);
    const start = piece.claim[0]?.start ?? claim.start;
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
    for (const stretch of spansOf(piece.article)) {
      const size = piece.article.filter((word) => word.paragraph === stretch.paragraph).length;
      const part = piece.claim.slice(nth, nth + size);
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
  const all = findMatches(index, pieces, only).map((match) => candidateOf(match, pieces, stanceIn));
  const sound = all.filter(({ places, warnings }) => places.length === 1 && warnings.length === 0);
  // Any article has two given words somewhere; only longer pieces show that somebody joined them.
  const isTelling = pieces.every((piece) => piece.length >= SHORTEST_JOINED);
  const joined = all.filter(({ places }) => isTelling || places.length === 1);
  // Of several places the one where the ellipses leave out least.
  const usable = (sound.length > 0 ? sound : joined).toSorted(
    (one, other) => one.elided.flat().length - other.elided.flat().length,
  );
  const withStance = (stance: Stance) => usable.find((candidate) => candidate.stance === stance);
  // A place that says who speaks is worth more than one that does not.
  const chosen = withStance("agrees") ?? withStance("open") ?? withStance("conflicts") ?? usable[0];
  return chosen && judge(claim, chosen, usable.length - 1);
}

function judge(claim: Claim, chosen: Candidate, others: number): JudgedClaim | undefined {
  const { match, pieces, places, elided, voice, stance, warnings } = chosen;
  const { article } = match;
  if (places.length > 1) return judgeSplice(claim, article, places);
  const words = match.words.slice(match.pieces[0]?.from ?? 0, match.pieces.at(-1)?.to ?? 0);
  const held = pieces.map((piece) => piece.article);
  if (warnings.length === 0)
    return judgeFound(claim, { article, words, pieces: held, voice, stance, elided, others });
  const source = sourceOf(article, words, voice, stance);
  return (
    source && {
      kind: "altered",
      claim,
      source,
      differences: elisionsOf(claim, chosen),
      warnings,
      isOtherSpeaker: stance === "conflicts",
    }
  );
}
