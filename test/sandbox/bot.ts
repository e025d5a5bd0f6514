import { Client, type ClientOptions, GatewayIntentBits, Partials } from "discord.js";
import type { Sandbox } from "../../src/sandbox/index.ts";

/** A real discord.js client, logged in to a sandbox and ready. */
export async function logIn(sandbox: Sandbox, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.DirectMessageTyping,
    ],
    partials: [Partials.Channel],
    ...options,
    rest: { api: sandbox.restUrl, ...options.rest },
  });
  const ready = new Promise<void>((resolve) => client.once("clientReady", () => resolve()));
  await client.login(sandbox.token);
  await ready;
  if (!client.isReady()) throw new Error("the client is not ready");
  return client;
}
