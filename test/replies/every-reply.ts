import type { Article } from "../../src/articles/index.ts";
import type { Bot, Call, Handled } from "../../src/bot.ts";
import { makeCall } from "../make-bot.ts";

/** A reply, and what it was a reply to. */
export interface Given {
  readonly to: string;
  readonly reply: Handled;
}

/**
 * What the bot replies to every command, about every one of its articles (or the first `most`), and then to every
 * button under those replies, `depth` times over. `question` is asked, looked for and checked.
 */
export async function* everyReply(
  bot: Bot,
  articles: readonly Article[],
  question: string,
  { most = 3, depth = 2, locale = "en-US" } = {},
): AsyncGenerator<Given> {
  for (const call of callsFor(articles, question, most)) {
    yield* withButtons(bot, { ...call, locale }, depth);
  }
}

function callsFor(articles: readonly Article[], question: string, most: number): Call[] {
  const target = { id: "1", content: question, reply: {}, isEphemeral: false };
  const some = articles.slice(0, most);
  const speakers = new Set(
    articles.flatMap(({ quotations }) => quotations.flatMap(({ speaker }) => speaker?.name ?? [])),
  );
  const [first, second = first, third = second, fourth = third] = some.map(({ id }) => id);
  return [
    makeCall("ask", { question, private: true }),
    makeCall("help"),
    makeCall("article"),
    makeCall("article", { name: question }),
    makeCall("quotes"),
    makeCall("quotes", { about: question }),
    makeCall("quotes", { speaker: question }),
    makeCall("reindex", {}, { mayReindex: true }),
    makeCall("check", { text: question }),
    checkOf(`“${question}”`),
    makeCall("Find in articles", {}, { via: "message", target }),
    makeCall("Check quote", {}, { via: "message", target }),
    ...(first === undefined || second === undefined || third === undefined || fourth === undefined
      ? []
      : [makeCall("compare", { question, first, second, third, fourth })]),
    ...[...speakers]
      .slice(0, most)
      .flatMap((name) => [
        makeCall("quotes", { speaker: name }),
        makeCall("ask", { question, speaker: name, private: true }),
      ]),
    ...some.flatMap(({ id, paragraphs }) => {
      const text = paragraphs.at(-1)?.text ?? "";
      const all = paragraphs
        .slice(0, 40)
        .map(({ text }) => text)
        .join(" ");
      return [
        makeCall("article", { name: id }),
        makeCall("quotes", { article: id }),

        makeCall("ask", { question: text, private: true }),
        makeCall("ask", { question: whole(text.slice(0, 200)), article: id, private: true }),
        checkOf(text.slice(0, 4_000)),
        checkOf(`Ida Roe said: “${text.slice(0, 300)} never ${text.slice(310, 900)}”`),
        checkOf(`“${text.slice(0, 30)} … ${text.slice(-30)}”`),
        checkOf(all.slice(0, 4_000)),
        checkOf(
          paragraphs
            .map((paragraph) => `“${paragraph.text.slice(0, 40)}x”`)
            .join(" ")
            .slice(0, 4_000),
        ),
      ];
    }),
  ];
}

function checkOf(text: string): Call {
  return makeCall("check", { text: whole(text) });
}

/** Without the half of a character that cutting may have left. */
function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "");
}

async function* withButtons(bot: Bot, call: Call, depth: number): AsyncGenerator<Given> {
  const reply = await bot.handle(call);
  if (reply.delivery === "delete") return;
  yield { to: `${call.command} ${JSON.stringify(call.options)}`, reply };
  if (depth === 0) return;
  for (const component of (reply.components ?? []).flatMap(({ components }) => components)) {
    if (!("custom_id" in component)) continue;
    const [command = "", ...fields] = component.custom_id.split(":");
    const target = { id: "1", content: reply.content ?? "", reply, isEphemeral: true };
    yield* withButtons(bot, { ...call, command, options: {}, via: "button", fields, target }, depth - 1);
  }
}
