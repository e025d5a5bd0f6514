import { describe, expect, it } from "vitest";
import { readHtml } from "../../../../src/articles/formats/html.ts";

const story = [
  "The harbour board voted on Monday to keep the old ferry running until spring, officials said, ending a dispute of a year.",
  "About two hundred people filled the school for the vote, which came after four hours of testimony from fishermen and nurses.",
  "The ship will get a new engine, and the fare will rise to four dollars in June, according to the plan that was approved.",
];

/** A page with a head of its own and something between its heading and its text. */
function pageOf({ head = "", heading = "<h1>Ferry stays</h1>", below = "" }): string {
  const text = story.map((paragraph) => `<p>${paragraph}</p>`).join("");
  return `<!doctype html><html><head>${head}</head><body><nav><a href="/">News</a></nav><article>${heading}${below}${text}</article></body></html>`;
}

function read(parts: Parameters<typeof pageOf>[0]) {
  const contents = readHtml(pageOf(parts));
  if ("reason" in contents) throw new Error(contents.reason);
  return contents.metadata;
}

const linked = (json: string): string => `<script type="application/ld+json">${json}</script>`;

describe("the title of a page", () => {
  it.each<[string, Parameters<typeof pageOf>[0], string]>([
    [
      "is its heading where the data add the site",
      { head: "<title>Ferry stays | The Bugler</title>" },
      "Ferry stays",
    ],
    [
      "is its heading where the data put a line for searching there",
      { head: '<meta property="og:title" content="Old ferry on Gull Island: all you need to know">' },
      "Ferry stays",
    ],
    [
      "is what the heading is called in the data, where a line above it stands in the heading",
      {
        head: '<meta property="og:title" content="The ferry stays">',
        heading: "<h1><span>Harbour</span> <span>The ferry stays</span></h1>",
      },
      "The ferry stays",
    ],
    [
      "is not the site's name, though that is the heading",
      {
        head: '<meta property="og:site_name" content="The Bugler"><meta property="og:title" content="Ferry stays - The Bugler">',
        heading: "<h1>The Bugler</h1><h2>Ferry stays</h2>",
      },
      "Ferry stays",
    ],
    [
      "has lost what was escaped twice",
      {
        head: linked('{"@type":"NewsArticle","headline":"Ferry &#8216;stays&#8217; &amp; sails"}'),
        heading: "",
      },
      "Ferry ‘stays’ & sails",
    ],
    [
      "is the heading of an encyclopedia, not its description",
      { head: linked('{"@type":"Article","name":"Ferry stays","headline":"ship built in 1963"}') },
      "Ferry stays",
    ],
    ["keeps a dash of its own", { heading: "<h1>Ferry stays - for now</h1>" }, "Ferry stays - for now"],
  ])("%s", (_, parts, title) => {
    expect(read(parts).title).toBe(title);
  });
});

describe("the author of a page", () => {
  const meta = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
  it.each<[string, Parameters<typeof pageOf>[0], string | null]>([
    [
      "all whom the tags name",
      { head: meta("author", "Ann Lee") + meta("author", "Bob Hale") },
      "Ann Lee, Bob Hale",
    ],
    ["scholars, surname first", { head: meta("citation_author", "Lee, Ann") }, "Ann Lee"],
    [
      "by reference",
      {
        head: linked('{"@graph":[{"@type":"WebPage","author":{"@id":"#a"}},{"@id":"#a","name":"Ann Lee"}]}'),
      },
      "Ann Lee",
    ],
    [
      "who is seen, where the site names itself",
      {
        head: `${meta("og:site_name", "The Bugler")}${meta("author", "The Bugler")}`,
        below: '<p class="byline">By Ann Lee</p>',
      },
      "Ann Lee",
    ],
    [
      "the whole name, where the tags have the first",
      { head: meta("author", "Ann"), below: '<p class="author">Ann Lee</p>' },
      "Ann Lee",
    ],
    [
      "behind a label of its own",
      { below: "<div><span>Von</span> <a href='/a'>Petra Ruhl</a></div>" },
      "Petra Ruhl",
    ],
    ["without label", { below: '<div class="byline">Autor: Petra Ruhl</div>' }, "Petra Ruhl"],
    ["in small letters", { below: '<div class="byline">von kathrin</div>' }, "kathrin"],
    ["in another script", { below: '<div class="byline">Текст: Вера Иванова</div>' }, "Вера Иванова"],
    [
      "without the date behind",
      { below: '<div class="byline">Veröffentlicht von Petra Ruhl am 5. März 2024</div>' },
      "Petra Ruhl",
    ],
    [
      "without the date beside",
      { below: '<div class="byline"><div>Ann Lee</div><div>November 15, 2019</div></div>' },
      "Ann Lee",
    ],
    ["not a date", { below: '<p class="byline">February 25, 2021</p>' }, null],
    ["not what a button says", { below: '<p class="author">Follow</p>' }, null],
    [
      "not a line of time",
      { below: '<p class="byline author">Posted on <time datetime="2024-03-05">March 5</time></p>' },
      null,
    ],
    ["not an address", { head: meta("author", "editor@bugler.example") }, null],
    ["not who comments", { below: '<div class="comments"><span class="author">Max Ohm</span></div>' }, null],
  ])("is %s", (_, parts, author) => {
    expect(read(parts).author).toBe(author);
  });
});

describe("the date of a page", () => {
  it.each<[string, Parameters<typeof pageOf>[0], string | null]>([
    [
      "in a comment of CDATA",
      { head: linked('\n<![CDATA[\n{"@type":"NewsArticle","datePublished":"2024-03-05"}\n]]>\n') },
      "2024-03-05",
    ],
    [
      "behind a line break within a string",
      { head: linked('{"@type":"NewsArticle","description":"Two\nlines","datePublished":"2024-03-05"}') },
      "2024-03-05",
    ],
    [
      "behind a loose comma",
      { head: linked('{"@type":"NewsArticle","keywords":["a,]",],"datePublished":"2024-03-05",}') },
      "2024-03-05",
    ],
    [
      "of the page where no article is named",
      { head: linked('{"@type":["WebPage"],"datePublished":"2024-03-05"}') },
      "2024-03-05",
    ],
    [
      "in a tag of any name for publishing",
      { head: '<meta name="sw-pubdate" content="2024-03-05">' },
      "2024-03-05",
    ],
    [
      "not in one of updating",
      { head: '<meta property="article:modified_time" content="2024-03-05">' },
      null,
    ],
    [
      "that machines are told, not readers",
      { below: '<span itemprop="datePublished" content="2024-03-05">last week</span>' },
      "2024-03-05",
    ],
    [
      "in the title of an abbreviation",
      { below: '<abbr class="published" title="2024-03-05T10:00:00+01:00">10:00</abbr>' },
      "2024-03-05",
    ],
    [
      "in an element that is called so",
      { below: '<div class="itemPostDate">am 05.03.2024 22:30</div>' },
      "2024-03-05",
    ],
    [
      "short, beside the heading",
      { below: "<div>Von: Björn Jahner <span>|</span> <span>05.03.24</span></div>" },
      "2024-03-05",
    ],
    [
      "month first before an American time",
      { below: "<p>By Ann Lee - 03/05/24 11:04 PM EST</p>" },
      "2024-03-05",
    ],
    [
      "of publishing rather than of updating",
      { below: '<p class="date">Updated 9 March 2024</p><p class="date">5 March 2024</p>' },
      "2024-03-05",
    ],
    [
      "in its address",
      { head: '<link rel="canonical" href="https://bugler.example/2024/03/05/ferry-stays">' },
      "2024-03-05",
    ],
    [
      "not of a comment",
      { below: '<div id="comments"><time datetime="2024-03-05">5 March</time></div>' },
      null,
    ],
  ])("is read %s", (_, parts, date) => {
    expect(read(parts).date).toBe(date);
  });
});
