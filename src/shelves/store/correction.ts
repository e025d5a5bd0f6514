/** Whose words a quotation is, as a moderator says. */
export interface SpeakerCorrection {
  /** See `fingerprintOf`. */
  readonly paragraph: string;
  /** The quotation, word for word. */
  readonly words: string;
  /** Null: it is not clear who speaks. */
  readonly speaker: string | null;
}

/** Whether a paragraph answers a question, as a moderator says. */
export interface AnswerCorrection {
  /** See `fingerprintOf`. */
  readonly paragraph: string;
  /** As it was asked. */
  readonly question: string;
  /** Null: nothing is said of it any more. */
  readonly isRight: boolean | null;
}

/** What a moderator says of a version besides what it is called. It is found again by the words that it is said of. */
export interface Corrections {
  readonly speakers?: readonly SpeakerCorrection[];
  readonly answers?: readonly AnswerCorrection[];
}

/** One correction more. */
export type Correction = { readonly speaker: SpeakerCorrection } | { readonly answer: AnswerCorrection };

/** More than one version takes. */
const MOST = 500;

/** These corrections and one more, in the place of an earlier one of the same words; the oldest are let go. */
export function withCorrection(before: Corrections, correction: Correction): Corrections {
  const { speakers = [], answers = [] } = before;
  if ("speaker" in correction) {
    const { speaker } = correction;
    const others = speakers.filter(
      (one) => one.paragraph !== speaker.paragraph || one.words !== speaker.words,
    );
    return { ...before, speakers: [...others, speaker].slice(-MOST) };
  }
  const { answer } = correction;
  const others = answers.filter(
    (one) => one.paragraph !== answer.paragraph || one.question !== answer.question,
  );
  return { ...before, answers: [...others, ...(answer.isRight === null ? [] : [answer])].slice(-MOST) };
}
