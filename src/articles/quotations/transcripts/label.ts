import { answeringLabels, askingLabels, namelessLabels } from "../../../language/index.ts";
import type { Span } from "../../article.ts";
import { isNumbered, type LabelName, nameIn, plain } from "./label-name.ts";

/** What stands before the words of a turn: "MARK DAVIS, mayor:", "[00:12] Lena Ortiz:", "Q.". */
export interface Label extends LabelName {
  /** Where the words begin; the end of the text where the label stands alone. */
  readonly end: number;
  /** The name as it stands, with its title. */
  readonly mention: Span;
  readonly role?: string;
  readonly isQuestion: boolean;
  readonly isAnswer: boolean;
  /** True where a time stands beside the name. */
  readonly isTimed: boolean;
  /** True for "Q." and "Frage:", which tell nothing of who it is. */
  readonly isNameless: boolean;
  /** True for what nothing but a chat writes: "@mara:", "<mara>", "mara — Today at 02:14". */
  readonly isHandle: boolean;
}

/**
 * How the labels of a transcript are written. All but `marked` are told from other text by the whole article only:
 * - `marked`: "IDA ROE:", "[00:12] Ida:", "Q.", "@ida:", "<ida>", "Senator PELL."
 * - `parted`: "Ida Roe – Words.", "Ida Roe | Words."
 * - `alone`: a line with the name, and perhaps role or time, the words beneath.
 * - `stopped`: "IDA. Words.", as in plays.
 */
export type LabelForm = "marked" | "parted" | "alone" | "stopped";

/** A label is no longer than this. */
const LONGEST = 140;

const TIME = "\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?(?:\\s?[AaPp]\\.?[Mm]\\b\\.?)?";
const DATE = "\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4},?\\s+";
/** "[00:12] ", "(1:02:33) ", "[12/03/2024, 10:15] ", "12/03/2024, 10:15 - ". */
const STAMP = new RegExp(
  `^(?:\\[[^\\]]{0,40}\\d[^\\]]{0,40}\\]|\\(${TIME}\\)|(?:${DATE})?${TIME})\\s*(?:[-–—|]\\s*)?`,
  "u",
);
/** "Ida Roe (00:12):", "MARK DAVIS, mayor of Alder Bay:", "Mr. Ben Orr (Northport) (Ind):". */
const COLON = /^([^:([]{1,120}?)\s*(?:[([]([^)\]]{1,60})[)\]]\s?){0,3}:(?:\s+|$)/u;
/** "Lena Ortiz  0:03", and then the words. */
const TIMED = new RegExp(`^([^:([\\d]{2,60}?)\\s+[([]?${TIME}[)\\]]?(?:\\s+|$)`, "u");
/** "Senator PELL.", "Ms. PELL of Ohio.", "The CHAIRMAN.", as in the records of parliaments. */
const STOPPED =
  /^(\p{Lu}[\p{L}]*\.?(?:\s\p{Lu}[\p{Lu}'’-]+)+)(?:\sof\s\p{Lu}[\p{L}]+(?:\s\p{Lu}[\p{L}]+)?|\spro tempore)?\.\s+/u;
/** "Q.", "A:", "Frage:", and "Q" alone, as in the records of briefings. */
const LETTER = /^(\p{L}{1,20}(?=(?:\s?\d{1,3})?\s?[.:]\s)|Q(?=\s+[\p{Lu}“"(]))(?:\s?\d{1,3})?\s?([.:]?)\s+/u;

/** "@mara_k:", "<+mara>", and "[ANNOUNCER]", "/ANNOUNCER/" around a name in capitals. */
const HANDLE = /^(?:@([\p{L}\p{N}_.-]{1,40}):|<[@+%~&!]?([\p{L}\p{N}_.|-]{1,40})>:?)\s+/u;
/** "10:01 | mara | Words." */
const BARRED = /^([\p{L}\p{N}_.-]{1,40})\s*[|>»]\s+/u;
const ENCLOSED = /^(?:\[([^\]]{2,40})\]|\/([^/]{2,40})\/):?\s+/u;
/** "mara — Today at 02:14", "Ida Roe 9:14 AM": a line of its own. */
const DATED = new RegExp(
  `^(\\S[^:]{0,40}?)(?:,|\\s+[-–—•|])?\\s+[([]?(?:(?:Today|Yesterday|today|yesterday)(?: at)?\\s|${DATE}(?:at\\s)?)?${TIME}[)\\]]?$`,
  "u",
);
/** "Ida Roe – ", "IDA | ", "ida> ". */
const PARTED = /^([^–—|>»:]{1,60}?)(?:\s(?:--?|[–—|]|[>»]{1,2})\s+|[>»]\s+)/u;
/** "mara_k: ", as chats without marks have it. */
const SMALL = /^([\p{Ll}\p{N}][\p{Ll}\p{N}_.-]{1,31}):\s+/u;
/** "Ida Roe", "Paul Poe -- Chief Executive Officer", "IDA (V.O.)". */
const ALONE = /^([^–—|(,:]{1,60}?)(?:\s*(?:,|--|[–—|])\s*([^:]{2,80})|\s*\([^)]{1,40}\))?:?$/u;
/** "IDA. " */
const CAPITALS = /^((?:\p{Lu}[\p{Lu}'’-]+)(?:\s\p{Lu}[\p{Lu}'’-]*){0,3})\.\s+/u;

/**
 * The label that a text begins with, if it is written in this form. `line` is the length of its first line. Looks at
 * its beginning only.
 */
export function readLabel(text: string, form: LabelForm = "marked", line = text.length): Label | undefined {
  const start = text.slice(0, LONGEST);
  if (form === "alone") return aloneAt(start, Math.min(line, text.length));
  if (form === "parted") return formAt(PARTED, start) ?? smallAt(start);
  if (form === "stopped") return formAt(CAPITALS, start);
  const stamp = STAMP.exec(start)?.[0].length ?? 0;
  const rest = start.slice(stamp);
  const alone = stamp > 0 && line < text.length ? aloneAt(rest, line - stamp) : undefined;
  if (alone !== undefined) {
    const mention = { start: stamp, end: stamp + alone.mention.end };
    return { ...alone, mention, end: alone.end + stamp, isTimed: true };
  }
  return (
    letterAt(rest, stamp) ??
    handleAt(rest, stamp, line - stamp) ??
    enclosedAt(rest, stamp) ??
    nameAt(rest, stamp)
  );
}

/** A name or office and nothing else before what parts it from the words. */
function formAt(pattern: RegExp, start: string): Label | undefined {
  const [head, before = ""] = pattern.exec(start) ?? [];
  const named = head === undefined ? undefined : nameIn(before);
  if (head === undefined || named === undefined) return undefined;
  return {
    ...named,
    ...spokenBy,
    ...asking(named),
    end: head.length,
    mention: { start: 0, end: before.length },
  };
}

function smallAt(start: string): Label | undefined {
  const [head = "", name = ""] = SMALL.exec(start) ?? [];
  if (!/\p{L}/u.test(name)) return undefined;
  const mention = { start: 0, end: name.length };
  return { words: [plain(name)], name, ...spokenBy, end: head.length, mention, isHandle: true };
}

function aloneAt(start: string, line: number): Label | undefined {
  if (line > MOST_ALONE) return undefined;
  const [, name = "", role] = ALONE.exec(start.slice(0, line)) ?? [];
  const named = nameIn(name);
  if (named === undefined || /[.?!…]["”’)]*$/u.test(role ?? name)) return undefined;
  return {
    ...named,
    ...spokenBy,
    ...asking(named),
    ...(role === undefined ? {} : { role: role.trim() }),
    end: Math.min(line + 1, start.length),
    mention: { start: 0, end: name.length },
  };
}

/** A line with nothing but a name and what he is is no longer. */
export const MOST_ALONE = 100;

function handleAt(rest: string, at: number, line: number): Label | undefined {
  const [head, called, named] = HANDLE.exec(rest) ?? (at > 0 ? BARRED.exec(rest) : null) ?? [];
  const dated = head === undefined ? DATED.exec(rest.slice(0, Math.max(0, line))) : null;
  const name = called ?? named ?? dated?.[1]?.replace(/[,;]$/u, "");
  if (name === undefined || (dated !== null && /\s/u.test(name) && nameIn(name) === undefined))
    return undefined;
  const start = at + rest.indexOf(name);
  return {
    ...(nameIn(name) ?? { words: [plain(name)], name }),
    ...spokenBy,
    end: Math.min(at + (head?.length ?? line + 1), at + rest.length),
    mention: { start, end: start + name.length },
    isTimed: at > 0 || dated !== null,
    isHandle: true,
  };
}

function enclosedAt(rest: string, at: number): Label | undefined {
  const [head, bracketed, slashed] = ENCLOSED.exec(rest) ?? [];
  const name = bracketed ?? slashed ?? "";
  const named = name === name.toUpperCase() ? nameIn(name) : undefined;
  if (head === undefined || named === undefined) return undefined;
  const mention = { start: at + 1, end: at + 1 + name.length };
  return { ...named, ...spokenBy, ...asking(named), end: at + head.length, mention };
}

function asking({ words }: Pick<Label, "words">): Pick<Label, "isQuestion"> {
  return { isQuestion: words.length === 1 && askingLabels.has(words[0] ?? "") };
}

function letterAt(rest: string, at: number): Label | undefined {
  const [head, letter = "", mark] = LETTER.exec(rest) ?? [];
  if (head === undefined || !/^\p{Lu}/u.test(letter) || (mark !== ":" && letter.length > 1)) return undefined;
  const word = letter.toLowerCase();
  const [isQuestion, isAnswer] = [askingLabels.has(word), answeringLabels.has(word)];
  if (!isQuestion && !isAnswer) return undefined;
  const mention = { start: at, end: at + letter.length };
  return {
    end: at + head.length,
    mention,
    words: [word],
    name: letter,
    isQuestion,
    isAnswer,
    isTimed: at > 0,
    isNameless: isAnswer || namelessLabels.has(word),
    isHandle: false,
  };
}

/** What a label with somebody's name is not. */
const spokenBy = { isQuestion: false, isAnswer: false, isTimed: false, isNameless: false, isHandle: false };

/** What a label with a name can look like in this text: a name before a colon, or a time, needs one. */
function patternsFor(rest: string): readonly RegExp[] {
  return rest.includes(":") ? [COLON, TIMED, STOPPED] : [STOPPED];
}

function nameAt(rest: string, at: number): Label | undefined {
  for (const pattern of patternsFor(rest)) {
    const [head, before = "", aside = ""] = pattern.exec(rest) ?? [];
    if (head === undefined) continue;
    // "The Minister for Harbours (Ms Nora Velt):"
    const inside = pattern === COLON ? nameIn(aside) : undefined;
    if (inside && inside.words.length > 1 && (nameIn(before) === undefined || isNumbered(before))) {
      const start = at + rest.indexOf(aside);
      const mention = { start, end: start + aside.length };
      const role = isNumbered(before) ? {} : { role: before.trim() };
      return { ...inside, ...spokenBy, ...role, end: at + head.length, mention };
    }
    const comma = before.search(/,|\s[-–—]\s/u);
    const whole = (comma < 0 ? before : before.slice(0, comma)).trimEnd();
    const role = comma < 0 ? undefined : before.slice(comma).replace(/^[\s,–—-]+/u, "");
    const named = nameIn(whole);
    if (!named || (pattern === STOPPED && named.title === undefined && !/^the\s/iu.test(whole))) continue;
    return {
      ...named,
      ...spokenBy,
      ...(role === undefined || role === "" ? {} : { role }),
      end: at + head.length,
      mention: { start: at, end: at + whole.length },
      ...asking(named),
      isTimed: at > 0 || /\d:\d/u.test(head),
    };
  }
  return undefined;
}
