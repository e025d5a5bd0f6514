import type { JudgedClaim } from "../../../src/library/check/index.ts";
import { inAnotherHand, inMarks, pick, type Random, randomFrom, runOf } from "./hand.ts";
import { invented } from "./invented.ts";
import { isFullName, type KnownQuotation, type Material, oneVoice, ownSentence } from "./material.ts";

/** The kinds of cases. */
export const kinds = [
  "exact",
  "changed",
  "negation",
  "ellipsis",
  "spliced",
  "speaker",
  "cut out",
  "absent",
] as const;

/** A message, and what a careful reader of the articles would say of the quotation in it. */
export interface Case {
  readonly what: (typeof kinds)[number];
  readonly message: string;
  /** The id of the only article to look in. */
  readonly article?: string;
  readonly isRight: (checks: readonly JudgedClaim[]) => boolean;
}

const NEGATION =
  /\b(?:not|never|no|without|hardly|scarcely|barely|rarely|seldom|neither|nor|none|nobody|nothing|nowhere|cannot)\b|n['’]t\b/iu;
const REPLACEMENTS =
  "lantern velvet thirteen walnuts quietly purchased harbour gigantic whistled Tuesdayish".split(" ");

type MakeCase = (materials: readonly Material[], random: Random) => Case | undefined;

/** Whether there is one result, and what is asked of it holds. */
function only(holds: (check: JudgedClaim) => boolean): Case["isRight"] {
  return (checks) => checks.length === 1 && checks[0] !== undefined && holds(checks[0]);
}

/** Claims the words for somebody, in one of the ways in which people do. */
function credited(said: string, name: string, random: Random): string {
  return (
    pick(
      [`${name} said ${said}`, `${said} — ${name}`, `${said}, said ${name}`, `${name}: ${said}`],
      random,
    ) ?? said
  );
}

/** The last name, or the whole. */
function formOf(name: string, random: Random): string {
  return random() < 0.4 ? (name.split(" ").at(-1) ?? name) : name;
}

const exact: MakeCase = (materials, random) => {
  const material = pick(materials, random);
  const quotation = material && random() < 0.6 ? pick(material.quotations, random) : undefined;
  const paragraph = material && pick(material.article.paragraphs, random);
  const words = runOf(quotation?.words ?? paragraph?.text ?? "", 4, 40, random);
  if (!words || words.length < 14) return undefined;
  const said = inMarks(inAnotherHand(words, random), random);
  const name = quotation?.speaker ?? null;
  return {
    what: "exact",
    message: isFullName(name) ? credited(said, formOf(name, random), random) : said,
    isRight: only(({ kind }) => kind === "exact"),
  };
};

const changed: MakeCase = (materials, random) => {
  const material = pick(materials, random);
  const words = runOf((material && oneVoice(material, random)) ?? "", 6, 30, random)?.split(/\s+/u);
  if (!words) return undefined;
  const long = words.flatMap((word, at) => (/^\p{L}{4,}$/u.test(word) ? [at] : []));
  const at = pick(long, random);
  if (at === undefined) return undefined;
  words[at] = pick(REPLACEMENTS, random) ?? "";
  return {
    what: "changed",
    message: inMarks(inAnotherHand(words.join(" "), random), random),
    isRight: only(({ kind }) => kind === "altered"),
  };
};

const PLAIN_NEGATION = /^(?:not|never|(?:is|was|are|did|does|do|had|has|have|would|could|should)n['’]t)$/u;
const MODAL = /^(?:is|was|are|were|will|would|could|should|has|have|had|must|can)$/u;

const negation: MakeCase = (materials, random) => {
  const material = pick(materials, random);
  const words = runOf((material && oneVoice(material, random)) ?? "", 6, 30, random)?.split(/\s+/u);
  if (!words) return undefined;
  const isInserted = random() < 0.5;
  const isInside = (nth: number) => nth > 0 && nth < words.length - 1;
  const at = words.findIndex(
    (word, nth) => isInside(nth) && (isInserted ? MODAL : PLAIN_NEGATION).test(word),
  );
  const isNegated = isInserted && NEGATION.test(words[at + 1] ?? "");
  if (at < 0 || isNegated) return undefined;
  const kept = words[at]?.replace(/^(?:not|never)$|n['’]t$/u, "") ?? "";
  if (isInserted) words.splice(at + 1, 0, "not");
  else words.splice(at, 1, ...(kept === "" ? [] : [kept]));
  const warning = isInserted ? "negation-added" : "negation-dropped";
  return {
    what: "negation",
    message: inMarks(inAnotherHand(words.join(" "), random), random),
    isRight: only((check) => check.kind === "altered" && check.warnings.includes(warning)),
  };
};

const ELLIPSES = ["…", "...", "[...]", "[…]", ". . ."];

const ellipsis: MakeCase = (materials, random) => {
  const material = pick(materials, random);
  const words = runOf((material && oneVoice(material, random)) ?? "", 9, 30, random)?.split(/\s+/u);
  if (!words || /…|\.\.\./u.test(words.join(" "))) return undefined;
  const count = 1 + Math.floor(random() * 4);
  const at = 3 + Math.floor(random() * (words.length - 5 - count));
  const left = words.splice(at, count, pick(ELLIPSES, random) ?? "…").join(" ");
  const isNegative = NEGATION.test(left);
  return {
    what: "ellipsis",
    message: inMarks(inAnotherHand(words.join(" "), random), random),
    isRight: only((check) =>
      isNegative
        ? check.kind === "altered" && check.warnings.includes("negation-elided")
        : check.kind === "exact" && check.elided.length === 1,
    ),
  };
};

/** Two pieces from different paragraphs, of one known speaker or of the article's own words. */
function twoPlaces(
  { article, quotations }: Material,
  random: Random,
): readonly { readonly words: string; readonly paragraph: number }[] | undefined {
  const first = random() < 0.6 ? pick(quotations, random) : undefined;
  if (first === undefined) {
    const [one, other] = [ownSentence(article, random), ownSentence(article, random)];
    if (!one || !other) return undefined;
    return [one, other].map(({ text, paragraph }) => ({ words: text, paragraph }));
  }
  const others = quotations.filter(
    ({ speaker, paragraph }) => speaker === first.speaker && paragraph !== first.paragraph,
  );
  const second: KnownQuotation | undefined = first.speaker === null ? undefined : pick(others, random);
  return second && [first, second];
}

const spliced: MakeCase = (materials, random) => {
  const material = pick(materials, random);
  const places = material && twoPlaces(material, random);
  const [one, other] = places ?? [];
  const [start, end] = [one, other].map((place) => runOf(place?.words ?? "", 5, 14, random));
  if (!one || !other || !start || !end || one.paragraph === other.paragraph) return undefined;
  const joint = random() < 0.5 ? ` ${pick(ELLIPSES, random)} ` : /[.!?]$/u.test(start) ? " " : ". ";
  return {
    what: "spliced",
    message: inMarks(inAnotherHand(start + joint + end, random), random),
    isRight: only(({ kind }) => kind === "spliced"),
  };
};

function surnameOf(name: string): string {
  return name.split(" ").at(-1) ?? name;
}

const speaker: MakeCase = (materials, random) => {
  const material = pick(materials, random);
  const quotation = material && pick(material.quotations, random);
  const right = quotation?.speaker ?? null;
  if (!material || !quotation || right === null) return undefined;
  const words = runOf(quotation.words, 5, 30, random);
  const others = material.quotations
    .flatMap((known) => (isFullName(known.speaker) ? [known.speaker] : []))
    .filter((name) => !name.includes(surnameOf(right)) && !right.includes(surnameOf(name)));
  const other = pick(others, random);
  if (!words || words.length < 20 || !other) return undefined;
  return {
    what: "speaker",
    message: credited(inMarks(inAnotherHand(words, random), random), formOf(other, random), random),
    isRight: only(
      (check) =>
        check.kind === "wrong-speaker" ||
        (check.kind === "exact" && (check.isSpeakerOpen || !check.source.isQuoted)),
    ),
  };
};

// What takes back what follows it in its sentence, as these patterns find it; the words of group 1 are claimed.
const REVERSED: readonly RegExp[] = [
  /\b(?:do|does|did)(?: not|n['’]t) (?:think|believe|know|say|expect|mean|want)(?: that)? (.+?)[.,;]/u,
  /\b(?:denied|denies|denying|doubts?|doubted) (?:that )?(.+?)[.,;]/u,
  /\b(?:refused|declined) to say (?:that |whether |if )?(.+?)[.,;]/u,
  /\b(?:if|whether|unless) (.+?)[.,;?]/iu,
  /\b(?:is|was|are|were|will|would|can|could|has|have|had)(?: not|n['’]t) ([^,;.]+?)[.,;]/u,
  /^(?:And |But |So )?(?:Do|Does|Did|Is|Are|Was|Were|Will|Would|Can|Could|Should|How|Why|What|Who) ([^?]+?)\?$/u,
];

const cutOut: MakeCase = (materials, random) => {
  const material = pick(materials, random);
  const voice = material && oneVoice(material, random);
  const sentence = pick(voice?.match(/[^.!?]+[.!?]/gu) ?? [], random)?.trim();
  const pattern = pick(REVERSED, random);
  const words = sentence && pattern?.exec(sentence)?.[1];
  if (!words || words.split(/\s+/u).length < 4 || words.length < 20) return undefined;
  return {
    what: "cut out",
    message: inMarks(inAnotherHand(words, random), random),
    isRight: only((check) => check.kind === "exact" && check.cutOut !== undefined),
  };
};

const absent: MakeCase = (materials, random) => {
  if (random() < 0.5) {
    const words = pick(invented, random) ?? "";
    return {
      what: "absent",
      message: inMarks(inAnotherHand(words, random), random),
      isRight: only(({ kind }) => kind === "not-found"),
    };
  }
  const material = pick(materials, random);
  const other = pick(materials, random);
  const words = runOf((material && oneVoice(material, random)) ?? "", 8, 30, random);
  if (!words || !other || other === material) return undefined;
  return {
    what: "absent",
    message: inMarks(inAnotherHand(words, random), random),
    article: other.article.id,
    isRight: only(({ kind }) => kind === "elsewhere"),
  };
};

const makers: readonly MakeCase[] = [exact, changed, negation, ellipsis, spliced, speaker, cutOut, absent];

/** This many cases of each kind, the same for the same seed. */
export function makeCases(materials: readonly Material[], each: number, seed: number): Case[] {
  const random = randomFrom(seed);
  return makers.flatMap((make) => {
    const cases: Case[] = [];
    for (let tries = 0; cases.length < each && tries < each * 600; tries += 1) {
      const made = make(materials, random);
      if (made) cases.push(made);
    }
    return cases;
  });
}
