import type { DomNode, Page } from "../dom.ts";

/** A short text of a page, in the order in which it is read. */
export interface Sign {
  readonly text: string;
  /** What the page's markup calls it. */
  readonly isDate: boolean;
  readonly isAuthor: boolean;
  /** Whether it stands in a heading of level one. */
  readonly isHeading: boolean;
}

/** Longest text that says when or by whom and nothing more, in UTF-16 units. */
const LONGEST = 100;
const MOST = 5_000;
/** So far up the markup speaks of a text. */
const LEVELS = 3;

const SKIPPED = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE HEAD NAV FOOTER ASIDE FORM SELECT BUTTON SVG IFRAME FIGURE".split(" "),
);
/** Words of the names (class, id) of what is not about the article itself. */
const ELSEWHERE = new Set(
  "comment comments related sidebar footer breadcrumb breadcrumbs recommended menu nav navigation newsletter".split(
    " ",
  ),
);
/** Words of the names that sites give to dates and to bylines, as seen on the pages of many. */
const DATES = new Set(
  "date datum fecha published publish publishing pubdate datepublished datecreated timestamp time timedata posted created".split(
    " ",
  ),
);
const AUTHORS = new Set("author authors byline autor autorin auteur writer".split(" "));

/** The short texts of a page that may say when it was published and who wrote it, without menus, comments and the like. */
export function readSigns(page: Page): Sign[] {
  const signs: Sign[] = [];
  let node: DomNode | null = page.body;
  const root = node;
  const around = aboveHeadings(page);
  while (node && signs.length < MOST) {
    const sign = signOf(node);
    if (sign) signs.push(...sign);
    if (node.firstChild && (around.has(node) || !isElsewhere(node))) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) node = node.parentNode;
    node = !node || node === root ? null : node.nextSibling;
  }
  return signs;
}

/** What holds a heading of level one is about the article, whatever it is called: many a page is one form. */
function aboveHeadings(page: Page): ReadonlySet<DomNode> {
  const above = new Set<DomNode>(page.body === null ? [] : [page.body]);
  for (const heading of page.querySelectorAll("h1, main, article"))
    for (let at: DomNode | null = heading; at && !above.has(at); at = at.parentNode) above.add(at);
  return above;
}

function isElsewhere(node: DomNode): boolean {
  if (SKIPPED.has(node.nodeName.toUpperCase())) return true;
  return namesOf(node).some((word) => ELSEWHERE.has(word));
}

function signOf(node: DomNode): readonly Sign[] | undefined {
  if (node.nodeType === 1) {
    // What machines are told stands in an attribute.
    const name = node.nodeName.toUpperCase();
    const given = attributeOf(node, name === "TIME" ? "datetime" : name === "ABBR" ? "title" : "content");
    const isDate = name === "TIME" || namesOf(node).some((word) => DATES.has(word));
    return given !== null && isDate
      ? [{ text: given, isDate, isAuthor: false, isHeading: false }]
      : undefined;
  }
  if (node.nodeType !== 3) return undefined;
  const text = (node.nodeValue ?? "").replace(/\s+/g, " ").trim();
  const above = ancestorsOf(node);
  const isHeading = above.some((element) => element.nodeName.toUpperCase() === "H1");
  if (text === "" || (text.length > LONGEST && !isHeading)) return undefined;
  const words = above.slice(0, LEVELS).flatMap(namesOf);
  const isTime = above.slice(0, LEVELS).some((element) => element.nodeName.toUpperCase() === "TIME");
  return [
    {
      text,
      isHeading,
      isDate: isTime || words.some((word) => DATES.has(word)),
      isAuthor: words.some((word) => AUTHORS.has(word)),
    },
  ];
}

function ancestorsOf(node: DomNode): DomNode[] {
  const above: DomNode[] = [];
  for (let at = node.parentNode; at && above.length < 2 * LEVELS; at = at.parentNode) above.push(at);
  return above;
}

/** The words of an element's names: class, id, and what microdata and RDFa call it. */
function namesOf(node: DomNode): string[] {
  const names = ["class", "id", "itemprop", "property", "rel"]
    .map((name) => attributeOf(node, name) ?? "")
    .join(" ");
  const words = names.slice(0, 500).split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u);
  return [...words.map((word) => word.toLowerCase()), ...names.toLowerCase().split(/[\s:]+/)];
}

function attributeOf(node: DomNode, name: string): string | null {
  return node.getAttribute?.(name) ?? null;
}
