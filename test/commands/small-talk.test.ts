import { describe, expect, it } from "vitest";
import { isSmallTalk } from "../../commands/small-talk.ts";
import { catalogues } from "../../src/messages/index.ts";
import { makeBot, makeCall } from "../make-bot.ts";
import { harbour } from "./harbour.ts";

describe("small talk", () => {
  it.each([
    ["a greeting", ["hi", "Hello!", "hey there", "hiiii", "Good morning, Verbatim :)", "yo bot", "👋"]],
    [
      "thanks",
      ["thanks", "Thank you so much!!", "thx", "ok thanks", "thanks for your help", "cool, thanks 👍"],
    ],
    ["a goodbye", ["bye", "see you later", "good night all"]],
    ["a call for help", ["help", "HELP ME PLEASE", "what can you do?", "how does this work?", "hi, help?"]],
    [
      "the same in German",
      ["Hallo", "Grüß Gott", "danke dir", "Vielen Dank!", "Hilfe", "was kannst du?", "Tschüss"],
    ],
    [
      "the same in French",
      ["Bonjour à tous", "salut", "merci beaucoup", "Ça va ?", "que peux-tu faire ?", "à l’aide"],
    ],
    [
      "the same in Spanish",
      ["¡Hola!", "buenos dias", "muchas gracias", "¿Qué puedes hacer?", "ayuda por favor"],
    ],
  ])("is %s", (_, messages) => {
    expect(messages.filter((message) => !isSmallTalk(message))).toEqual([]);
  });

  it.each([
    "",
    "?",
    "hi, how many people came?",
    "thanks to whom did the ferry sail?",
    "what can you do about the flood?",
    "who are you quoting on the pier?",
    "help for the islanders",
    "bot",
    "please",
    "Ferry",
    "hello ".repeat(40),
  ])("is not %j", (message) => {
    expect(isSmallTalk(message)).toBe(false);
  });
});

describe("small talk with the bot", async () => {
  const { bot } = await makeBot([harbour]);
  const said = (question: string, more: Parameters<typeof makeCall>[2] = {}) =>
    bot.handle(makeCall("ask", { question }, { via: "text", ...more }));

  it.each(Object.entries(catalogues))("gets the help, short, in %s", async (locale, messages) => {
    const { text, embeds } = await said("hi!", { locale });
    expect(text).toContain(messages.help.short);
    expect(text).toContain(messages.help.library(1, 4));
    expect(embeds).toBeUndefined();
  });

  it("is told from a question, and from what is looked for with /ask", async () => {
    expect((await said("Hi, how many commuters use the ferry?")).text).toContain("Some 240 commuters");
    const slash = await bot.handle(makeCall("ask", { question: "help" }));
    expect(slash.text).toContain("> help");
  });
});
