import { tidy } from "../../text/metadata.ts";

/** What a page is called, as its parts say. */
export interface TitleSources {
  /** The page's first level-one headings, as they are seen. */
  readonly headings: readonly string[];
  /** What the page's data say for machines, the best first. */
  readonly stated: readonly string[];
  /** Names of the site, among them its host. */
  readonly sites: readonly string[];
}

const SEPARATOR = /\s+(?:[|│–—·•:»«]|-|::|\/\/)\s+|\s*[|│]\s*/gu;

/**
 * The title of a page: the heading that readers see, where the page's data know it, too, or where it is the only one;
 * otherwise what the data say, without the site's name before or after it.
 */
export function chooseTitle({ headings, stated, sites }: TitleSources): string | null {
  const seen = headings.flatMap((text) => tidy(text) ?? []).filter((text) => !isSite(text, sites));
  const known = stated.flatMap((text) => tidy(text) ?? []);
  const agreed = seen.find((heading) => known.some((title) => holds(title, heading)));
  if (agreed !== undefined) return agreed;
  // A line above the title may stand within the heading.
  const within = known
    .map((title) => withoutSite(title, sites))
    .find((title) => title.includes(" ") && seen.some((heading) => holds(heading, title)));
  if (within !== undefined) return within;
  if (seen.length === 1) return seen[0] ?? null;
  const [first] = known;
  return first === undefined ? (seen[0] ?? null) : withoutSite(first, sites);
}

/** Whether a heading is the title or a whole part of it: one word alone may stand there by chance. */
function holds(title: string, heading: string): boolean {
  const [whole, part] = [levelled(title), levelled(heading)];
  return part !== "" && (whole === part || (part.includes(" ") && ` ${whole} `.includes(` ${part} `)));
}

/** "Ferry stays | The Daily Bugler" without the bugler. */
function withoutSite(title: string, sites: readonly string[]): string {
  const cuts = [...title.matchAll(SEPARATOR)];
  const [first, last] = [cuts[0], cuts.at(-1)];
  if (last !== undefined && isSite(title.slice(last.index + last[0].length), sites))
    return withoutSite(title.slice(0, last.index), sites);
  if (first !== undefined && isSite(title.slice(0, first.index), sites))
    return withoutSite(title.slice(first.index + first[0].length), sites);
  return title;
}

/** Whether a text is a name of the site, or a host's name. */
export function isSite(text: string, sites: readonly string[]): boolean {
  const own = squeezed(text);
  if (own === "") return false;
  return sites.some((site) => {
    const name = squeezed(site);
    return (
      name !== "" &&
      (name === own ||
        (own.length > 3 && name.startsWith(own)) ||
        (name.length > 3 && own.startsWith(name) && own.length < 2 * name.length))
    );
  });
}

function levelled(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(" ");
}

function squeezed(text: string): string {
  return levelled(text).replaceAll(" ", "").replace(/^www/, "");
}
