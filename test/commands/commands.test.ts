import { describe, expect, it } from "vitest";
import { actions } from "../../commands/index.ts";
import type { Handled, TargetMessage } from "../../src/bot.ts";
import { catalogues, type Messages } from "../../src/messages/index.ts";
import { buttonsOf } from "../../src/replies/index.ts";
import { OpeningError, type OpeningFailure } from "../../src/shelves/index.ts";
import { makeArticle } from "../make-article.ts";
import { makeBot, makeCall } from "../make-bot.ts";
import { harbour, orchard } from "./harbour.ts";

const { bot } = await makeBot([harbour, orchard]);

/** The custom_id of the button with this label. */
function buttonId(reply: Handled, label: string): string {
  const all = (reply.components ?? []).flatMap(({ components }) => components);
  const found = all.find((one) => "label" in one && one.label === label);
  if (found === undefined || !("custom_id" in found))
    throw new Error(`no button ${label} in ${JSON.stringify(all)}`);
  return found.custom_id;
}

/** The call that pressing a button of a reply makes. */
function press(reply: Handled, label: string, more: Parameters<typeof makeCall>[2] = {}) {
  const [action = "", ...fields] = buttonId(reply, label).split(":");
  const target = { id: "1", content: reply.content ?? "", reply, isEphemeral: false };
  return makeCall(action, {}, { via: "button", fields, target, ...more });
}

describe("/ask", () => {
  it("gives the paragraph, its best sentence, its speaker and its source", async () => {
    const { text } = await bot.handle(
      makeCall("ask", { question: "What did the harbour master say about the pier?" }),
    );
    expect(text).toContain("Speaker: Nora Velt, the harbour master");
    expect(text).toContain("“We cannot keep patching a pier from 1911,”");
    expect(text).toContain("Lena Brook · Alder Bay Courier · 2023-05-10 · paragraph 2 of 4");
  });

  it("stays within the article asked for, and refuses where it does not answer", async () => {
    const call = makeCall("ask", { question: "How many commuters use the ferry?", article: "orchard" });
    expect((await bot.handle(call)).text).toContain("The articles do not answer this.");
  });

  it("says what to do about an article or a speaker that does not exist", async () => {
    const article = await bot.handle(makeCall("ask", { question: "why?", article: "volcano" }));
    expect(article).toMatchObject({
      isFailure: true,
      text: "There is no article named “volcano”. /article lists them all.",
    });
    const speaker = await bot.handle(makeCall("ask", { question: "why?", speaker: "Zebedee Quux" }));
    expect(speaker).toMatchObject({
      isFailure: true,
      text: "No article quotes “Zebedee Quux”. /quotes lists who is quoted.",
    });
  });

  it("stays within one speaker's words", async () => {
    const { text } = await bot.handle(
      makeCall("ask", { question: "Was anybody asked?", speaker: "Piet Oster" }),
    );
    expect(text).toContain("“Nobody asked the islanders,”");
    expect(text).not.toContain("Velt");
  });

  it("invites a question where there is none", async () => {
    expect((await bot.handle(makeCall("ask", { question: "   " }))).text).toContain(
      "Ask a question in plain words",
    );
  });

  it("answers in the asker's language, the article staying in its own", async () => {
    const call = makeCall("ask", { question: "How many commuters use the ferry?" }, { locale: "de" });
    const { text } = await bot.handle(call);
    expect(text).toContain("Absatz 3 von 4");
    expect(text).toContain("Some 240 commuters");
  });

  it("is private as asked, or where the asker cannot send messages, and plain in direct messages", async () => {
    const open = makeCall("ask", { question: "?" });
    expect(await bot.acknowledge(open)).toBe("public");
    expect(await bot.acknowledge({ ...open, maySend: false })).toBe("private");
    expect(await bot.acknowledge({ ...open, options: { private: true } })).toBe("private");
    expect(await bot.acknowledge({ ...open, options: { private: false } })).toBe("public");
    expect(
      await bot.acknowledge({ ...open, options: { private: true }, place: { kind: "dm", channelId: "3" } }),
    ).toBe("public");
  });
});

describe("where the asker may not write", () => {
  const question = makeCall("ask", { question: "How many commuters use the ferry?" }, { maySend: false });
  const refusals = Object.entries(catalogues).map(
    ([locale, { errors }]) => [locale, errors.mayNotSend] as const,
  );

  it.each(refusals)(
    "an answer for all (private: false) is refused privately, in %s",
    async (locale, text) => {
      const call = { ...question, locale, options: { ...question.options, private: false } };
      expect(await bot.acknowledge(call)).toBe("private");
      expect(await bot.handle(call)).toMatchObject({ isFailure: true, text });
    },
  );

  it.each(refusals)("a private answer cannot be shared, in %s", async (locale, text) => {
    const answer = await bot.handle({ ...question, locale });
    const { label = "" } = buttonsOf(answer).find(({ custom_id }) => custom_id === "share") ?? {};
    const reply = await bot.handle(press(answer, label, { locale, maySend: false }));
    expect(reply).toMatchObject({ isFailure: true, text });
    expect(reply.delivery).toBeUndefined();
  });

  it("in a direct message or a private channel there is nobody to keep it from", async () => {
    for (const kind of ["dm", "private"] as const) {
      const call = {
        ...question,
        place: { kind, channelId: "3" },
        options: { ...question.options, private: false },
      };
      expect(await bot.acknowledge(call)).toBe("public");
      expect((await bot.handle(call)).isFailure).toBe(false);
    }
  });
});

/** An article with many passages on one question. */
const carousels = makeArticle({
  id: "fair",
  title: "The fair",
  paragraphs: Array.from(
    { length: 8 },
    (_, n) => `The fair had a carousel number ${n + 1} with painted horses.`,
  ),
});

describe("the buttons of an answer", () => {
  const question = makeCall("ask", { question: "How many commuters use the ferry?" });

  it("walk the article from the passage", async () => {
    const answer = await bot.handle(question);
    const next = await bot.handle(press(answer, "¶ 4 ▶"));
    expect(next.text).toContain("“Nobody asked the islanders,” Piet Oster, a fisherman, told the meeting.");
    expect(next.text).toContain("paragraph 4 of 4");
    expect(next.text).toContain("How many commuters use the ferry?");
    const back = await bot.handle(press(next, "◀ ¶ 3"));
    expect(back.text).toContain("Some 240 commuters");
  });

  it("lead back from a paragraph to the answer it was walked to from, narrowed as that was", async () => {
    const narrowed = makeCall("ask", {
      question: "What did Velt say about patching the pier?",
      article: "harbour",
      speaker: "Nora Velt",
    });
    for (const call of [question, narrowed]) {
      const answer = await bot.handle(call);
      const step = (reply: Handled) =>
        (reply.components ?? [])
          .flatMap(({ components }) => components)
          .flatMap((one) => ("label" in one && one.label?.includes("▶") ? [one.label] : []))[0] ?? "◀ ¶ 3";
      const once = await bot.handle(press(answer, step(answer)));
      const twice = await bot.handle(press(once, step(once)));
      expect(twice.text).not.toBe(answer.text);
      expect(await bot.handle(press(twice, "↩ Answer"))).toEqual(answer);
    }
  });

  it("lead back to nothing where no answer was walked from", async () => {
    const card = await bot.handle(makeCall("article", { name: "harbour" }));
    const first = await bot.handle(press(card, "¶ 1 ▶"));
    expect(JSON.stringify(first.components)).not.toContain("back:");
  });

  it("change one's own answer, and answer others privately", async () => {
    const answer = await bot.handle(question);
    expect(await bot.acknowledge(press(answer, "¶ 4 ▶"))).toBe("update");
    const other = { user: { id: "100000000000000002", name: "Ben" } };
    expect(await bot.acknowledge(press(answer, "¶ 4 ▶", other))).toBe("private");
  });

  it("turn to the next passages, the question read back from the message", async () => {
    const { bot: fair } = await makeBot([carousels]);
    const first = await fair.handle(
      makeCall("ask", { question: "Did the fair have a carousel number 1 with painted horses?" }),
    );
    const second = await fair.handle(press(first, "More"));
    const numbers = (text: string) => [...text.matchAll(/number (\d)/g)].map(([, n]) => n);
    expect(new Set([...numbers(first.text), ...numbers(second.text)]).size).toBe(6);
  });

  it("share a private answer as a new message, which its sharer and moderators can delete", async () => {
    const answer = await bot.handle({ ...question, options: { ...question.options, private: true } });
    const shared = await bot.handle(press(answer, "Share"));
    expect(shared.delivery).toBe("new");
    expect(shared.text).toContain("Shared by Mara");
    const stranger = { user: { id: "100000000000000002", name: "Ben" } };
    expect(await bot.handle(press(shared, "🗑 Delete", stranger))).toMatchObject({ isFailure: true });
    expect(await bot.handle(press(shared, "🗑 Delete", { ...stranger, mayModerate: true }))).toMatchObject({
      delivery: "delete",
    });
    expect(await bot.handle(press(shared, "🗑 Delete"))).toMatchObject({ delivery: "delete" });
  });

  it("of a shared answer keep it credited and deletable", async () => {
    const answer = await bot.handle({ ...question, options: { ...question.options, private: true } });
    const shared = await bot.handle(press(answer, "Share"));
    const walked = await bot.handle(press(shared, "¶ 4 ▶"));
    const back = await bot.handle(press(walked, "↩ Answer"));
    for (const reply of [walked, back]) {
      expect(reply.text).toContain("Shared by Mara");
      expect(await bot.handle(press(reply, "🗑 Delete"))).toMatchObject({ delivery: "delete" });
    }
    const stranger = { user: { id: "100000000000000002", name: "Ben" } };
    const own = await bot.handle(press(shared, "¶ 4 ▶", stranger));
    expect(own.text).not.toContain("Shared by");
    expect(JSON.stringify(own.components)).not.toContain("delete:");
  });

  it("of an article that has changed since say so, and show the paragraph only if its text is the same", async () => {
    const { bot: changing, articles, shelf } = await makeBot([harbour]);
    const answer = await changing.handle(question);
    const [one = "", two = "", three = "", four = ""] = harbour.paragraphs.map(({ text }) => text);
    const call = press(answer, "¶ 4 ▶");

    articles.current = [
      makeArticle({
        ...harbour,
        quotations: [],
        source: "x",
        paragraphs: ["New first.", one, two, three, four],
      }),
    ];
    await shelf.reindex();
    const moved = await changing.handle(call);
    expect(moved.text).toContain("The article has changed since.");
    expect(moved.text).toContain("“Nobody asked the islanders,”");
    expect(moved.text).toContain("paragraph 5 of 5");

    articles.current = [
      makeArticle({ ...harbour, quotations: [], source: "y", paragraphs: [one, two, three, "Rewritten."] }),
    ];
    await shelf.reindex();
    const gone = await changing.handle(call);
    expect(gone.text).toContain("The article has changed since.");
    expect(gone.text).not.toContain("islanders");
    expect(gone.text).not.toContain("Rewritten");

    articles.current = [orchard];
    await shelf.reindex();
    // Told to the asker alone, so that the answer stays as it is.
    expect(await changing.handle(call)).toMatchObject({
      isFailure: true,
      text: "This article is no longer here.",
    });
  });

  it("act only where the message carries them", async () => {
    const answer = await bot.handle({ ...question, options: { ...question.options, private: true } });
    const shared = await bot.handle(press(answer, "Share"));
    const card = await bot.handle(makeCall("article", { name: "orchard" }));
    const { bot: emptied, articles } = await makeBot([harbour]);
    articles.current = [];
    const rights = { mayReindex: true, mayModerate: true };
    const warning = await emptied.handle(makeCall("reindex", {}, rights));
    const walked = await bot.handle(press(answer, "¶ 4 ▶"));
    const { bot: fair } = await makeBot([carousels]);
    const page = await fair.handle(
      makeCall("ask", { question: "Did the fair have a carousel number 1 with painted horses?" }),
    );
    const carrying = [answer, shared, walked, page, warning].flatMap((reply) => buttonsOf(reply));
    const kinds = new Set(carrying.map(({ custom_id }) => custom_id.split(":")[0]));
    // Those of /library hang on its own cards: library.test.ts.
    expect(kinds).toEqual(new Set(Object.keys(actions).filter((name) => !name.startsWith("library-"))));
    for (const { custom_id } of carrying) {
      const [action = "", ...fields] = custom_id.split(":");
      for (const target of [undefined, { id: "1", content: "", reply: card, isEphemeral: true }]) {
        const forged = {
          via: "button",
          fields,
          ...rights,
          ...(target === undefined ? {} : { target }),
        } as const;
        const reply = await emptied.handle(makeCall(action, {}, forged));
        expect(reply, custom_id).toMatchObject({ isFailure: true });
        expect(reply.text, custom_id).toContain("Ask again");
      }
    }
    expect((await emptied.handle(makeCall("article"))).text).toContain("Harbour board");
  });

  it("that turn a page are no use of the article or the speaker that the question was narrowed to", async () => {
    const { bot: counting, shelf } = await makeBot([harbour, orchard]);
    const narrowing = { article: "harbour", speaker: "Nora Velt" };
    const asked = makeCall("ask", { question: "What did Velt say about patching the pier?", ...narrowing });
    const answer = await counting.handle(asked);
    await counting.handle(makeCall("article", { name: "orchard" }));
    await counting.handle(makeCall("article", { name: "orchard" }));
    for (let times = 0; times < 3; times++) {
      const walked = await counting.handle(press(answer, "◀ ¶ 1"));
      await counting.handle(press(walked, "↩ Answer"));
    }
    expect(shelf.usage.first("article", 9)).toEqual(["orchard", "harbour"]);
    expect(shelf.usage.first("speaker", 9)).toEqual(["Nora Velt"]);
  });

  it.each([
    ["walk", ["x"]],
    ["walk", []],
    ["more", ["1", "abc"]],
    ["cite", ["harbour"]],
    ["nonsense", []],
    ["constructor", []],
  ])("with a custom_id that nobody made (%s %j) fail politely", async (action, fields) => {
    const custom_id = [action, ...fields].join(":");
    const carrying: TargetMessage["reply"] = {
      components: [{ type: 1, components: [{ type: 2, style: 2, label: "?", custom_id }] }],
    };
    const target = { id: "1", content: "", reply: carrying, isEphemeral: false };
    const reply = await bot.handle(makeCall(action, {}, { via: "button", fields, target }));
    expect(reply.isFailure).toBe(true);
    expect(reply.text).toMatch(/Ask again|no longer known/);
  });
});

describe("/article", () => {
  it("lists the articles without a name", async () => {
    const { text } = await bot.handle(makeCall("article"));
    expect(text).toContain("2 articles, 7 paragraphs");
    expect(text).toContain(
      "**Harbour board closes ferry terminal** · Lena Brook · Alder Bay Courier · 2023-05-10",
    );
  });

  it("shows the card of one, with a button into it", async () => {
    const reply = await bot.handle(makeCall("article", { name: "harbour" }));
    expect(reply.text).toContain("Quoted: Nora Velt, Piet Oster");
    expect(reply.text).toContain("First paragraph: The port of Alder Bay");
    expect((await bot.handle(press(reply, "¶ 1 ▶"))).text).toContain("paragraph 1 of 4");
  });
});

describe("/quotes", () => {
  it("without options says who is quoted and how often", async () => {
    expect((await bot.handle(makeCall("quotes"))).text).toBe(
      "Who is quoted\n- **Nora Velt**, the harbour master · 2 quotations\n- **Piet Oster**, a fisherman · 1 quotation",
    );
  });

  it("gives one speaker's words, each with its source", async () => {
    const { text } = await bot.handle(makeCall("quotes", { speaker: "Velt" }));
    expect(text).toContain("Words of Nora Velt");
    expect(text).toContain("“It is not safe.”");
    expect(text).not.toContain("islanders");
  });

  it("ranks by what they are about", async () => {
    const { text } = await bot.handle(makeCall("quotes", { about: "the islanders" }));
    expect(text).toContain("“Nobody asked the islanders,”");
    expect(text).not.toContain("It is not safe");
  });
});

describe("/compare", () => {
  it("puts each article's best passage beside the others, and says where there is nothing", async () => {
    const { text, embeds } = await bot.handle(
      makeCall("compare", {
        question: "How many commuters use the ferry?",
        first: "harbour",
        second: "orchard",
      }),
    );
    expect(text).toContain(
      "Harbour board closes ferry terminal:\nSome 240 commuters use the ferry each morning",
    );
    expect(text).toContain("Late frost hits the orchards: Nothing here.");
    expect(embeds).toMatchObject([{ fields: [{ inline: true }, { inline: true }] }]);
  });

  it("wants two different articles", async () => {
    const call = makeCall("compare", { question: "Why?", first: "harbour", second: "harbour" });
    expect(await bot.handle(call)).toMatchObject({
      isFailure: true,
      text: "Choose at least two different articles.",
    });
  });
});

describe("checking a quotation", () => {
  const check = async (text: string) => (await bot.handle(makeCall("check", { text }))).text;

  it("finds it exact, with where and who", async () => {
    const text = await check("“we cannot keep patching a pier from 1911”");
    expect(text).toContain("✔ Exact");
    expect(text).toContain("Said by Nora Velt, the harbour master.");
    expect(text).toContain("paragraph 2 of 4");
  });

  it("marks every difference in words that can be read aloud", async () => {
    const text = await check("“We must keep patching a pier from 1911”");
    expect(text).toContain("≠ Altered");
    expect(text).toContain("{+must+}");
    expect(text).toContain("[-cannot-]");
    expect(text).toContain("A negation was dropped or added.");
  });

  it("names the right speaker where the message names another", async () => {
    const text = await check("Piet Oster said: “We cannot keep patching a pier from 1911”");
    expect(text).toContain("≠ Exact words, another speaker");
    expect(text).toContain("The article names Nora Velt, the harbour master.");
  });

  it("says when it is in no article", async () => {
    expect(await check("“The volcano will erupt before Christmas”")).toContain("✘ Not found");
  });

  it("says what an exact quotation leaves out: by its own ellipsis, or between two pieces of one speech", async () => {
    expect(await check("“Some 240 commuters … each morning”")).toContain("Words are left out");
    const joined = await check("“We cannot keep patching a pier from 1911, It is not safe.”");
    expect(joined).toContain("✔ Exact");
    expect(joined).toContain("The article interrupts these words");
  });

  it("shows every place that a spliced quotation was put together from", async () => {
    const text = await check("“Nobody asked the islanders. Some 240 commuters use the ferry”");
    expect(text).toContain("≠ Put together from 2 places");
    expect(text).toContain("> Nobody asked the islanders\nSaid by Piet Oster, a fisherman.");
    expect(text).toContain("> Some 240 commuters use the ferry\nThe article’s own words.");
  });

  it("shows the whole sentence that words were cut out of", async () => {
    const text = await check("“keep patching a pier from 1911,” said Velt");
    expect(text).toContain("⚠ Exact words, cut out of a sentence that says something else");
    expect(text).toContain("The sentence denies it:");
    expect(text).toContain(
      "> “We cannot keep patching a pier from 1911,” said Nora Velt, the harbour master.",
    );
  });

  it("says whether words credited to somebody are the article’s own, and whether another article has them", async () => {
    expect(await check("Piet Oster said “Some 240 commuters use the ferry”")).toContain(
      "✔ Exact words of the article itself, nobody’s quotation",
    );
    const call = makeCall("check", { text: "“Nobody asked the islanders”", article: "orchard" });
    expect((await bot.handle(call)).text).toContain("≠ Exact words, but of another article");
  });

  it("explains its marks once, however many quotations are altered", async () => {
    const text = await check("“We must keep patching a pier from 1911” and “Nobody told the islanders,” too");
    expect(text.match(/≠ Altered/g)).toHaveLength(2);
    expect(text.match(/struck out/g)).toHaveLength(1);
  });

  it("works on a message, too", async () => {
    const target = {
      id: "1",
      content: "They said “It is not safe.” yesterday",
      reply: {},
      isEphemeral: false,
    };
    const { text } = await bot.handle(makeCall("Check quote", {}, { via: "message", target }));
    expect(text).toContain("✔ Exact");
  });
});

describe("Find in articles", () => {
  it("gives the passages that bear on a message, privately", async () => {
    const target = {
      id: "1",
      content: "I heard that frost destroyed apple blossom",
      reply: {},
      isEphemeral: false,
    };
    const call = makeCall("Find in articles", {}, { via: "message", target });
    expect(await bot.acknowledge(call)).toBe("private");
    expect((await bot.handle(call)).text).toContain("A late frost destroyed a third of the apple blossom");
  });
});

describe("a message without text", () => {
  const target = { id: "1", content: " ", reply: {}, isEphemeral: false };
  it.each([
    ["Find in articles", "There is no text in this message to look for."],
    ["Check quote", "There is nothing to check here: a quotation has at least 12 characters."],
  ])("is nothing for “%s”", async (command, expected) => {
    const { text } = await bot.handle(makeCall(command, {}, { via: "message", target }));
    expect(text).toBe(expected);
  });
});

describe("before there are articles", () => {
  it.each(["ask", "article"])("/%s says how to add some", async (command) => {
    const { bot: empty } = await makeBot([]);
    const { text } = await empty.handle(makeCall(command, { question: "Why?" }));
    expect(text).toContain("There are no articles here yet.");
  });
});

describe("/reindex", () => {
  it("is refused to members, whatever their client showed", async () => {
    const reply = await bot.handle(makeCall("reindex"));
    expect(reply).toMatchObject({ isFailure: true });
    expect(reply.text).toContain("Only members with Manage Server");
  });

  it("reports what was added, changed and removed", async () => {
    const { bot: changing, articles } = await makeBot([harbour, orchard]);
    articles.current = [
      makeArticle({ ...harbour, paragraphs: ["Rewritten."], quotations: [], source: "Rewritten." }),
      makeArticle({ id: "new", title: "Brand new", paragraphs: ["One."] }),
    ];
    const { text } = await changing.handle(makeCall("reindex", {}, { mayReindex: true }));
    expect(text).toContain("Read 2 articles with 2 paragraphs");
    expect(text).toContain("Added: 1: - Brand new");
    expect(text).toContain("Changed: 1: - Harbour board closes ferry terminal");
    expect(text).toContain("Removed: 1: - Late frost hits the orchards");
  });

  it.each<[string, OpeningFailure, (phrases: Messages["reindex"]) => string]>([
    ["hangs", { kind: "silent", milliseconds: 2_500 }, (it) => it.tookTooLong(2.5)],
    ["takes too much memory", { kind: "memory" }, (it) => it.tookTooMuchMemory],
    ["ends", { kind: "ended" }, (it) => it.brokeOff],
  ])("whose library %s says so in every language, and serves the old one", async (_, failure, whyOf) => {
    const { bot: changing, articles } = await makeBot([harbour]);
    articles.current = new OpeningError(failure);
    for (const [locale, { reindex }] of Object.entries(catalogues)) {
      const reply = await changing.handle(makeCall("reindex", {}, { mayReindex: true, locale }));
      expect(reply).toMatchObject({ isFailure: false, text: `${whyOf(reindex)} ${reindex.oldStays}` });
    }
    expect((await changing.handle(makeCall("article"))).text).toContain("Harbour board");
  });

  it("that fails for no known reason is an accident like any other", async () => {
    const { bot: changing, articles, logged } = await makeBot([harbour]);
    articles.current = new Error("a mistake of ours");
    const reply = await changing.handle(makeCall("reindex", {}, { mayReindex: true }));
    expect(reply.isFailure).toBe(true);
    expect(logged).toMatchObject([{ level: "error", message: "a call failed" }]);
  });

  describe("that would lose most of the articles", () => {
    const manager = { mayReindex: true };

    /** A bot whose articles are all gone, and what it says to a reindex. */
    async function reindexNothing() {
      const made = await makeBot([harbour]);
      made.articles.current = [];
      return { ...made, warning: await made.bot.handle(makeCall("reindex", {}, manager)) };
    }

    it("changes nothing and asks first, in every language", async () => {
      const { bot: changing, warning } = await reindexNothing();
      expect(warning.text).toContain(
        "This would remove 1 of the 1 article served now, so nothing was changed.",
      );
      expect(warning.text).toContain("Removed: 1: - Harbour board closes ferry terminal");
      expect((await changing.handle(makeCall("article"))).text).toContain("Harbour board");
      for (const [locale, { buttons, reindex }] of Object.entries(catalogues)) {
        const reply = await changing.handle(makeCall("reindex", {}, { ...manager, locale }));
        expect(reply.text).toContain(reindex.wouldLose(1, 1));
        expect(buttonId(reply, buttons.reindexAnyway)).toBe("reindex-anyway");
      }
    });

    it("goes on when that is confirmed", async () => {
      const { bot: changing, warning } = await reindexNothing();
      const call = press(warning, "Reindex anyway", manager);
      expect(await changing.acknowledge(call)).toBe("update");
      const report = await changing.handle(call);
      expect(report.text).toContain("Read 0 articles");
      expect(report.components).toBeUndefined();
      expect((await changing.handle(makeCall("article"))).text).toContain("There are no articles here yet.");
    });

    it("is confirmed only by those who may reindex", async () => {
      const { bot: changing, warning } = await reindexNothing();
      const call = press(warning, "Reindex anyway");
      expect(await changing.acknowledge(call)).toBe("private");
      expect(await changing.handle(call)).toMatchObject({
        isFailure: true,
        text: expect.stringContaining("Only members with Manage Server"),
      });
      expect((await changing.handle(makeCall("article"))).text).toContain("Harbour board");
    });
  });

  it.each(Object.entries(catalogues))(
    "says in a server that is not the library’s that it has none of its own, in %s",
    async (locale, { reindex }) => {
      const reply = await bot.handle(makeCall("reindex", {}, { locale, isElsewhere: true }));
      expect(reply).toMatchObject({ isFailure: true, text: reindex.elsewhere });
    },
  );
});

describe("/help", () => {
  it("names every command and says what is kept about people", async () => {
    const { text } = await bot.handle(makeCall("help"));
    for (const { data } of [...bot.commands.map((command) => ({ data: command }))]) {
      expect(text).toContain(data.type === 1 ? `/${data.name}` : data.name);
    }
    expect(text).toContain("About who asks: nothing.");
  });
});

describe("suggestions", () => {
  const suggest = (command: string, option: string, typed: string) =>
    bot.suggest({
      command,
      option,
      typed,
      options: {},
      place: { kind: "dm", channelId: "1" },
      locale: "en-US",
    });

  it("offer articles by any word of the name, forgiving typos", async () => {
    expect(await suggest("ask", "article", "orch")).toEqual([
      { name: "Late frost hits the orchards", value: "orchard" },
    ]);
    expect((await suggest("ask", "article", "hrabour"))[0]?.value).toBe("harbour");
  });

  it("offer speakers with their roles, the most quoted first", async () => {
    expect(await suggest("quotes", "speaker", "")).toEqual([
      { name: "Nora Velt, the harbour master", value: "Nora Velt" },
      { name: "Piet Oster, a fisherman", value: "Piet Oster" },
    ]);
  });

  it("offer what was asked for most first, while nothing is typed", async () => {
    const { bot: used } = await makeBot([harbour, orchard]);
    const first = async () => {
      const [choice] = await used.suggest({
        command: "ask",
        option: "article",
        typed: "",
        options: {},
        place: { kind: "dm", channelId: "1" },
        locale: "en-US",
      });
      return choice?.value;
    };
    await used.handle(makeCall("article", { name: "orchard" }));
    expect(await first()).toBe("orchard");
    await used.handle(makeCall("article", { name: "harbour" }));
    await used.handle(makeCall("article", { name: "harbour" }));
    expect(await first()).toBe("harbour");
  });

  it("tell two articles of one name apart, and cut long names where no character is split", async () => {
    const { bot: twins } = await makeBot([
      makeArticle({ id: "one", title: "The fair", paragraphs: ["One."] }),
      makeArticle({ id: "two", title: "The fair", paragraphs: ["Two."] }),
      makeArticle({ id: "three", title: `x${"😀".repeat(80)}`, paragraphs: ["Three."] }),
    ]);
    const place = { kind: "dm", channelId: "1" } as const;
    const choices = await twins.suggest({
      command: "ask",
      option: "article",
      typed: "",
      options: {},
      place,
      locale: "de",
    });
    expect(choices.slice(0, 2).map(({ name }) => name)).toEqual(["one: The fair", "two: The fair"]);
    expect(choices[2]?.name).toMatch(/^x(\p{Emoji})+ \[…\]$/u);
    expect(choices[2]?.name.length).toBeLessThanOrEqual(100);
  });

  it("offer for a comparison only what is not chosen yet", async () => {
    const offered = await bot.suggest({
      command: "compare",
      option: "second",
      typed: "",
      options: { first: "harbour" },
      place: { kind: "dm", channelId: "1" },
      locale: "en-US",
    });
    expect(offered.map(({ value }) => value)).toEqual(["orchard"]);
  });

  it("offer nothing for a command that has none", async () => {
    expect(await suggest("help", "x", "")).toEqual([]);
    expect(await suggest("nonsense", "x", "")).toEqual([]);
  });
});

describe("what goes wrong inside", () => {
  it("is logged with an id and no question, and the asker sees the apology with that id", async () => {
    const { bot: broken, shelf, logged } = await makeBot([harbour]);
    Object.defineProperty(shelf, "library", {
      get() {
        throw new Error("secret detail");
      },
    });
    const reply = await broken.handle(makeCall("ask", { question: "a private question" }));
    expect(reply.isFailure).toBe(true);
    expect(reply.text).toMatch(/Something went wrong on my side.*[0-9a-f]{8}$/);
    expect(reply.text).not.toContain("secret detail");
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain("a private question");
  });
});
