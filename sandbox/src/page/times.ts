const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const clockWithSeconds = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const shortDate = new Intl.DateTimeFormat(undefined, { dateStyle: "short" });
// What has words in it speaks English, as the page does; digits stand as the browser's language has them.
const longDate = new Intl.DateTimeFormat("en", { dateStyle: "long" });
const day = new Intl.DateTimeFormat("en", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** `10:32`. */
export const clockTime = (date: Date) => clock.format(date);

/** `Tuesday, March 4, 2025 10:32`: what Discord shows of a time under the mouse. */
export const fullTime = (date: Date) => `${day.format(date)} ${clock.format(date)}`;

/** `November 22, 2026`: the line between the messages of two days. */
export const dayName = (date: Date) => longDate.format(date);

/** `Today at 10:32`, `Yesterday at 10:32`, or the date and time: what stands beside an author's name. */
export function messageTime(date: Date, now = new Date()): string {
  const startOfDay = (of: Date) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime();
  const daysAgo = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (daysAgo === 0) return `Today at ${clock.format(date)}`;
  if (daysAgo === 1) return `Yesterday at ${clock.format(date)}`;
  return `${shortDate.format(date)} ${clock.format(date)}`;
}

/** A `<t:…:style>` as Discord writes it. */
export function timestampText(seconds: number, style: string, now = new Date()): string {
  const date = new Date(seconds * 1_000);
  switch (style) {
    case "t":
      return clock.format(date);
    case "T":
      return clockWithSeconds.format(date);
    case "d":
      return shortDate.format(date);
    case "D":
      return longDate.format(date);
    case "F":
      return fullTime(date);
    case "R":
      return relativeText(date.getTime() - now.getTime());
    case "s":
      return `${shortDate.format(date)} ${clock.format(date)}`;
    case "S":
      return `${shortDate.format(date)} ${clockWithSeconds.format(date)}`;
    default:
      return `${longDate.format(date)} ${clock.format(date)}`;
  }
}

function relativeText(ms: number): string {
  const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
    ["year", 31_557_600_000],
    ["month", 2_629_800_000],
    ["day", 86_400_000],
    ["hour", 3_600_000],
    ["minute", 60_000],
  ];
  const [unit, length] = units.find(([, length]) => Math.abs(ms) >= length) ?? ["second", 1_000];
  return relative.format(Math.round(ms / length), unit);
}
