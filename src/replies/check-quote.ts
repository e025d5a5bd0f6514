import type { APIEmbed } from "discord-api-types/v10";
import type { Article, Span } from "../articles/index.ts";
import type { Claim, Difference, Place, QuoteCheck, Warning } from "../library/index.ts";
import type { Messages } from "../messages/index.ts";
import { embedLength, withText } from "./answer.ts";
import { buttonRows, citeButton, walkButtons } from "./buttons.ts";
import { escapeText, plainLine } from "./escape.ts";
import { cutMark, fitStart, limits } from "./fit.ts";
import { colours, fitPlain, sourceWithTitle } from "./passage.ts";
import type { Reply } from "./reply.ts";
import { speakerLine } from "./speaker.ts";

/**
 * The verdicts on a message's quotations, one embed each, as many as fit. `message` is the text that the claims are
 * spans of.
 */
export function renderQuoteChecks(
  checks: readonly QuoteCheck[],
  message: string,
  asker: string,
  messages: Messages,
): Reply {
  const [first] = checks;
  if (first === undefined) return withText({ content: escapeText(messages.check.nothingToCheck) });
  const embeds: APIEmbed[] = [];
  let total = 0;
  for (const check of checks) {
    const embed = verdictEmbed(check, message, messages);
    total += embedLength(embed);
    if (total > limits.embedsTotal || embeds.length === limits.embeds) break;
    embeds.push(embed);
  }
  const place = checks.length === 1 ? placeOf(first) : undefined;
  return withText({
    embeds,
    components:
      place === undefined
        ? []
        : buttonRows([
            ...walkButtons(place.article, place.paragraph, asker, messages),
            citeButton(place.article, place.paragraph, place, messages),
          ]),
  });
}

function placeOf(check: QuoteCheck): (Place & { readonly article: Article }) | undefined {
  if (check.kind === "not-found") return undefined;
  return { ...check.source.places[0], article: check.source.article };
}

function verdictEmbed(check: QuoteCheck, message: string, messages: Messages): APIEmbed {
  const { check: phrases } = messages;
  switch (check.kind) {
    case "exact":
    case "wrong-speaker": {
      const isExact = check.kind === "exact";
      return {
        color: isExact ? colours.found : colours.warning,
        author: { name: isExact ? `✔ ${phrases.exact}` : `≠ ${phrases.wrongSpeaker}` },
        description: lines([
          ...check.source.places.map((place) => fitStart(slice(check.source.article, place), 1_600)),
          ...speakerNotes(check, check.kind === "wrong-speaker", messages).map(escapeText),
          check.elided.length > 0 ? escapeText(phrases.ellipsis) : undefined,
          check.others > 0 ? escapeText(phrases.elsewhere(check.others)) : undefined,
          sourceOf(check.source.article, check.source.places[0], messages),
        ]),
      };
    }
    case "altered":
      return {
        color: colours.warning,
        author: { name: `≠ ${phrases.altered}` },
        description: lines([
          ...check.warnings.map((warning) => `**${escapeText(warningText(warning, messages))}**`),
          ...speakerNotes(check, check.isOtherSpeaker, messages).map(escapeText),
          `-# ${phrases.legend}`,
          sourceOf(check.source.article, check.source.places[0], messages),
        ]),
        fields: [
          { name: phrases.claimed, value: markedClaim(message, check.differences), inline: true },
          {
            name: phrases.original,
            value: markedSource(check.source.article, check.differences),
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
                fitStart(slice(check.closest.article, check.closest.place), 1_200),
                sourceOf(check.closest.article, check.closest.place, messages),
              ]),
        ]),
      };
  }
}

function speakerNotes(
  { claim, source }: { claim: Claim } & Pick<QuoteCheck & { kind: "exact" }, "source">,
  isOther: boolean,
  messages: Messages,
): string[] {
  const { check: phrases } = messages;
  const speaker = source.speaker === undefined ? undefined : fitPlain(speakerLine(source.speaker), 300);
  if (isOther && speaker !== undefined) {
    return [phrases.claimedSpeaker(fitPlain(claim.speaker ?? "?", 100)), phrases.actualSpeaker(speaker)];
  }
  if (speaker !== undefined) return [phrases.saidBy(speaker)];
  return [source.isQuoted ? messages.answer.speakerUnclear : phrases.articleWords];
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
    case "far-apart":
      return phrases.farApart;
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

/** The article's words with what the claim lacks struck out; one line for each paragraph. */
function markedSource(article: Article, differences: readonly Difference[]): string {
  const paragraphs = [...new Set(differences.map((difference) => difference.article.paragraph))];
  const texts = paragraphs.map((paragraph) => {
    const runs = differences
      .filter((difference) => difference.article.paragraph === paragraph)
      .map(({ kind, article: { start, end } }) => ({
        start,
        end,
        mark: kind === "dropped" || kind === "changed" || kind === "elided" ? "~~" : "",
      }));
    return marked(article.paragraphs[paragraph]?.text ?? "", runs);
  });
  return texts.join("\n").length <= limits.fieldValue ? texts.join("\n") : (texts[0] ?? "—");
}

/** A text from the first run to the last, each run between its marks, cut after a run where it grows too long. */
function marked(text: string, runs: readonly (Span & { readonly mark: string })[]): string {
  const cut = ` ${escapeText(cutMark)}`;
  let shown = "";
  let at = runs[0]?.start ?? 0;
  for (const { start, end, mark } of runs) {
    const gap = escapeText(text.slice(at, Math.max(at, start)));
    const room = limits.fieldValue - cut.length - shown.length - gap.length - 2 * mark.length;
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

function slice(article: Article, { paragraph, start, end }: Place): string {
  return (article.paragraphs[paragraph]?.text ?? "").slice(start, end);
}

function sourceOf(article: Article, { paragraph }: Place, messages: Messages): string {
  return `-# ${sourceWithTitle(article, paragraph, messages)}`;
}

function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n");
}
