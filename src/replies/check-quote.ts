import type { APIEmbed } from "discord-api-types/v10";
import type { ParagraphSpan, Span } from "../articles/index.ts";
import type { Claim, CutOut, Difference, ParagraphSlice, QuoteCheck, Warning } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { buttonRows, citeButton, walkButtons } from "./buttons.ts";
import { escapeText, plainLine } from "./escape.ts";
import { cutMark, fitPlain, fitStart, fitTotal, limits } from "./fit.ts";
import { colours, sourceWithTitle } from "./passage.ts";
import { withText } from "./plain-text.ts";
import type { Reply } from "./reply.ts";
import { speakerLine } from "./speaker.ts";

type Slices = readonly ParagraphSlice[];

/**
 * The verdicts on a message's quotations, one embed each, as many as fit. `message` is the text that the claims are
 * spans of; `notes` say of each verdict, in order, in which version of its article the words stood, where that is known.
 */
export function renderQuoteChecks(
  checks: readonly QuoteCheck[],
  message: string,
  asker: string,
  messages: Messages,
  notes: readonly (string | undefined)[] = [],
): Reply {
  const [first] = checks;
  if (first === undefined) return withText({ content: escapeText(messages.check.nothingToCheck) });
  const embeds = fitTotal(
    checks.map((check, at) => withNote(verdictEmbed(check, message, messages), notes[at])),
  );
  const left = checks.length - embeds.length;
  const isLegendNeeded = checks.slice(0, embeds.length).some(({ kind }) => kind === "altered");
  const found = checks.length === 1 ? firstPlace(first) : undefined;
  return withText({
    content: lines([
      isLegendNeeded ? `-# ${messages.check.legend}` : undefined,
      left > 0 ? escapeText(messages.check.notShown(left)) : undefined,
    ]),
    embeds,
    components:
      found === undefined
        ? []
        : buttonRows([
            ...walkButtons(found.slice, asker, messages),
            citeButton(found.slice, found.span, messages),
          ]),
  });
}

function withNote(embed: APIEmbed, note: string | undefined): APIEmbed {
  if (note === undefined) return embed;
  return { ...embed, description: lines([embed.description, escapeText(note)]) };
}

/** Where the words that were found begin. */
function firstPlace(check: QuoteCheck): { slice: ParagraphSlice; span: Span } | undefined {
  if (check.kind === "not-found") return undefined;
  const { source } = check.kind === "spliced" ? check.places[0] : check;
  const [span] = source.spans;
  const slice = sliceAt(source.text, span);
  return slice === undefined ? undefined : { slice, span };
}

function sliceAt(slices: Slices, { paragraph }: ParagraphSpan): ParagraphSlice | undefined {
  return slices.find((slice) => slice.paragraph === paragraph);
}

function verdictEmbed(check: QuoteCheck, message: string, messages: Messages): APIEmbed {
  const { check: phrases } = messages;
  switch (check.kind) {
    case "exact":
    case "wrong-speaker":
    case "elsewhere":
      return foundEmbed(check, messages);
    case "spliced":
      return splicedEmbed(check, messages);
    case "altered":
      return {
        color: colours.warning,
        author: { name: `≠ ${phrases.altered}` },
        description: lines([
          ...check.warnings.map((warning) => `**${escapeText(warningText(warning, messages))}**`),
          ...speakerNotes(check.claim, check.source, check.isOtherSpeaker, messages).map((note) =>
            escapeText(note),
          ),
          sourceOf(check.source.text, check.source.spans[0], messages),
        ]),
        fields: [
          { name: phrases.claimed, value: markedClaim(message, check.differences), inline: true },
          {
            name: phrases.original,
            value: markedSource(check.source.text, check.differences),
            inline: true,
          },
        ],
      };
    case "not-found":
      return {
        color: colours.nothing,
        author: { name: `✘ ${phrases.notFound}` },
        description: lines([
          `> ${fitStart(plainLine(check.claim.text), 1_000)}`,
          ...(check.closest === undefined
            ? []
            : [
                `**${escapeText(phrases.closest)}**`,
                quotedSpans(check.closest.text, [check.closest.span]),
                sourceOf(check.closest.text, check.closest.span, messages),
              ]),
        ]),
      };
  }
}

type FoundCheck = QuoteCheck & { readonly kind: "exact" | "wrong-speaker" | "elsewhere" };

/** What the words are, in the heading, and whether anything speaks against them. */
function headingOf(check: FoundCheck, { check: phrases }: Messages): { text: string; isSound: boolean } {
  if (check.kind === "wrong-speaker") return { text: `≠ ${phrases.wrongSpeaker}`, isSound: false };
  if (check.kind === "elsewhere") return { text: `≠ ${phrases.otherArticle}`, isSound: false };
  if (check.cutOut !== undefined) return { text: `⚠ ${phrases.cutOut}`, isSound: false };
  if (check.isSpeakerOpen) return { text: `✔ ${phrases.exactUnclear}`, isSound: true };
  const isNarrated = check.claim.speaker !== undefined && !check.source.isQuoted;
  return { text: `✔ ${isNarrated ? phrases.exactNarrated : phrases.exact}`, isSound: true };
}

function foundEmbed(check: FoundCheck, messages: Messages): APIEmbed {
  const { check: phrases } = messages;
  const { text, isSound } = headingOf(check, messages);
  const { source, cutOut, elided, interruptions, others } = check;
  const isOther = check.kind === "wrong-speaker" || (check.kind === "elsewhere" && check.isOtherSpeaker);
  return {
    color: isSound ? colours.found : colours.warning,
    author: { name: text },
    description: lines([
      quotedSpans(source.text, source.spans),
      ...(cutOut === undefined
        ? []
        : [`**${escapeText(cutOutText(cutOut, messages))}**`, quotedSpans(source.text, [cutOut.sentence])]),
      ...speakerNotes(check.claim, source, isOther, messages).map((note) => escapeText(note)),
      elided.length > 0 ? escapeText(phrases.ellipsis) : undefined,
      interruptions.length > 0 ? escapeText(phrases.interrupted) : undefined,
      others > 0 ? escapeText(phrases.elsewhere(others)) : undefined,
      sourceOf(source.text, source.spans[0], messages),
    ]),
  };
}

function splicedEmbed(check: QuoteCheck & { readonly kind: "spliced" }, messages: Messages): APIEmbed {
  const { check: phrases } = messages;
  const isOther = ({ speaker }: Source) => check.isOtherSpeaker && speaker !== undefined;
  return {
    color: colours.warning,
    author: { name: `≠ ${phrases.spliced(check.places.length)}` },
    description: lines([
      ...check.warnings.map((warning) => `**${escapeText(warningText(warning, messages))}**`),
      ...check.places.flatMap(({ source }) => [
        quotedSpans(source.text, source.spans, check.places.length),
        ...speakerNotes(check.claim, source, isOther(source), messages).map((note) => escapeText(note)),
        sourceOf(source.text, source.spans[0], messages),
      ]),
    ]),
  };
}

type Source = (QuoteCheck & { readonly kind: "exact" })["source"];

/** Who said it; or, where the message names somebody else than the article, both. Not escaped. */
function speakerNotes(claim: Claim, source: Source, isOther: boolean, messages: Messages): string[] {
  const { check: phrases } = messages;
  const speaker = source.speaker === undefined ? undefined : fitPlain(speakerLine(source.speaker), 300);
  if (isOther && speaker !== undefined) {
    return [phrases.claimedSpeaker(fitPlain(claim.speaker ?? "?", 100)), phrases.actualSpeaker(speaker)];
  }
  if (speaker !== undefined) return [phrases.saidBy(speaker)];
  return [source.isQuoted ? messages.answer.speakerUnclear : phrases.articleWords];
}

function cutOutText({ kind }: CutOut, { check: phrases }: Messages): string {
  switch (kind) {
    case "unsaid":
      return phrases.cutOutOfUnsaid;
    case "negation":
      return phrases.cutOutOfNegation;
    case "condition":
      return phrases.cutOutOfCondition;
    case "question":
      return phrases.cutOutOfQuestion;
  }
}

function warningText(warning: Warning, { check: phrases }: Messages): string {
  switch (warning) {
    case "negation-dropped":
    case "negation-added":
      return phrases.negationChanged;
    case "negation-elided":
      return phrases.negationLeftOut;
    case "joins-speakers":
      return phrases.speakerChanged;
  }
}

/** The claim with what the article does not have underlined. */
function markedClaim(message: string, differences: readonly Difference[]): string {
  const runs = differences.map(({ kind, claim }) => ({
    ...claim,
    mark: kind === "added" || kind === "changed" ? "__" : "",
  }));
  return marked(message, runs);
}

/** The article's words with what the claim lacks struck out; one line for each paragraph, as many as fit. */
function markedSource(slices: Slices, differences: readonly Difference[]): string {
  let shown = "";
  for (const { paragraph, text } of slices) {
    const room = limits.fieldValue - shown.length - 1;
    if (room < 100) return shown.endsWith(cut) ? shown : shown + cut;
    const runs = differences
      .filter((difference) => difference.article.paragraph === paragraph)
      .map(({ kind, article: { start, end } }) => ({
        start,
        end,
        mark: kind === "dropped" || kind === "changed" || kind === "elided" ? "~~" : "",
      }));
    if (runs.length === 0) continue;
    const words = marked(text, runs, room - cut.length);
    shown += shown === "" ? words : `\n${words}`;
  }
  return shown;
}

const cut = ` ${escapeText(cutMark)}`;

/** A text from the first run to the last, each run between its marks; where it grows beyond `limit`, it is cut. */
function marked(
  text: string,
  runs: readonly (Span & { readonly mark: string })[],
  limit: number = limits.fieldValue - cut.length,
): string {
  let shown = "";
  let at = runs[0]?.start ?? 0;
  for (const { start, end, mark } of joinRuns(runs)) {
    const gap = escapeText(text.slice(at, Math.max(at, start)));
    const room = limit - shown.length - gap.length - 2 * mark.length;
    const words = text.slice(start, end);
    const escaped = escapeText(words);
    if (escaped.length > room) {
      if (room < 40) return shown + cut;
      return `${shown}${gap}${mark}${fitStart(words, room)}${mark}`;
    }
    shown += gap + (words.trim() === "" ? escaped : mark + escaped + mark);
    at = Math.max(at, end);
  }
  return shown === "" ? "—" : shown;
}

/** Joins runs of one mark that touch: `__a____b__` would not be read as two underlined words. */
function joinRuns<Run extends Span & { readonly mark: string }>(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && last.mark === run.mark && last.end === run.start) {
      joined[joined.length - 1] = { ...last, end: run.end };
    } else joined.push(run);
  }
  return joined;
}

/** The article's words as a block quote, a paragraph a line. */
function quotedSpans(slices: Slices, spans: readonly ParagraphSpan[], of = 1): string {
  const room = Math.floor(2_400 / spans.length / of);
  return spans
    .map((span) => (sliceAt(slices, span)?.text ?? "").slice(span.start, span.end))
    .map((words) => `> ${fitStart(words, room).replaceAll("\n", "\n> ")}`)
    .join("\n");
}

function sourceOf(slices: Slices, span: ParagraphSpan, messages: Messages): string {
  const slice = sliceAt(slices, span);
  return slice === undefined ? "" : `-# ${sourceWithTitle(slice, messages)}`;
}

function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n");
}
