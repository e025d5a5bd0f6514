import { ApplicationCommandType } from "discord-api-types/v10";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { IDS, type MessageView, type User } from "../../src/sandbox/index.ts";
import { laterArticle } from "./articles.ts";
import { type Bed, openBed, reportConformance } from "./bed.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await openBed();
});
afterAll(async () => {
  await bed.close();
  reportConformance(bed);
});

/** All that a message says, as one text without the marks of bold type. */
function textOf({ content, embeds }: MessageView): string {
  const texts = embeds.flatMap(({ title, description, author, footer, fields = [] }) => [
    author?.name,
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [content, ...texts]
    .filter((text) => text !== undefined)
    .join("\n")
    .replaceAll("**", "");
}

const question = "How many passengers will the new ferry carry?";
const passage =
  "The new ferry will carry 120 passengers and twelve bicycles. It is to be built at the yard in Port Lune and delivered in the autumn.";

/** Everywhere a command can be used: the channel, and who uses it there. */
const places: readonly (readonly [name: string, channelId: string, asker: (bed: Bed) => User])[] = [
  ["in a server", IDS.general, ({ sandbox }) => sandbox.otherMember],
  ["in another server", IDS.lobby, ({ sandbox }) => sandbox.member],
  ["in a direct message", IDS.memberDm, ({ sandbox }) => sandbox.member],
  ["as a user's own, in a server without the bot", IDS.plaza, ({ sandbox }) => sandbox.member],
  ["as a user's own, in a private channel", IDS.privateChannel, ({ sandbox }) => sandbox.member],
];
