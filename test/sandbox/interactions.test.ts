import { type Client, Events, type Interaction } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Sandbox } from "../../src/sandbox/index.ts";
import { logIn } from "./bot.ts";

let sandbox: Sandbox;
let bot: Client<true>;

beforeEach(async () => {
  sandbox = await Sandbox.start();
  bot = await logIn(sandbox);
});

afterEach(async () => {
  await bot.destroy();
  await sandbox.stop();
});

/** Lets the bot treat every interaction so. */
function onInteraction(handle: (interaction: Interaction) => Promise<unknown>): void {
  bot.on(Events.InteractionCreate, (interaction) => void handle(interaction));
}

test("a deferred command is thinking until it is edited, and is not marked as edited then", async () => {
  await bot.application.commands.set([
    {
      name: "ask",
      description: "Ask",
      options: [{ type: 3, name: "question", description: "What", required: true }],
    },
  ]);
  let goOn = () => {};
  const allowed = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  onInteraction(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await allowed;
    await interaction.editReply(`You asked: ${interaction.options.getString("question", true)}`);
  });
  const asked = sandbox.member.slash("ask", { question: "why?" });
  await asked.acknowledged();
  expect(asked.current()).toMatchObject({ state: "thinking", flags: 128, content: "" });
  goOn();
  const answer = await asked.message();
  expect(answer).toMatchObject({ state: "sent", flags: 0, content: "You asked: why?" });
  expect(answer.editedAt).toBeUndefined();
  expect(answer.interaction).toMatchObject({ kind: "slash", name: "ask", userId: sandbox.member.id });
});
