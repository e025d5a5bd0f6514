import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  Partials,
} from "discord.js";
import { afterAll, afterEach, beforeEach, expect } from "vitest";
import { IDS, Sandbox, type SandboxOptions } from "../src/index.ts";
import { loadConformance, MISSING } from "./conformance.ts";

/** A real discord.js client, logged in to a sandbox and ready. */
export async function logIn(sandbox: Sandbox, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    ...options,
    rest: { api: sandbox.restUrl, ...options.rest },
  });
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(sandbox.token);
  await ready;
  if (!client.isReady()) throw new Error("the client is not ready");
  return client;
}

/** An answer of the HTTP API. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed; undefined when there is none. */
  readonly body: unknown;
}

/** What every test of a file has at hand: a fresh sandbox with a bot in it. */
export interface Bed {
  readonly sandbox: Sandbox;
  readonly bot: Client<true>;
  /** A request as the bot would make it, past discord.js. */
  api(method: string, path: string, body?: unknown): Promise<RawAnswer>;
  /** Lets the bot treat every interaction so. */
  onInteraction(handle: (interaction: Interaction) => Promise<unknown>): void;
  /** The next interaction that reaches the bot, which leaves it unanswered. */
  nextInteraction(): Promise<Interaction>;
}

/**
 * Starts a sandbox and a bot before each test and stops them after it, with everything that went between them
 * checked against Discord's description where that is at hand.
 */
export function useBed(options: { sandbox?: SandboxOptions; client?: Partial<ClientOptions> } = {}): Bed {
  let sandbox: Sandbox | undefined;
  let bot: Client<true> | undefined;
  const conformance = loadConformance();
  const bed: Bed = {
    get sandbox() {
      if (!sandbox) throw new Error("no sandbox outside of a test");
      return sandbox;
    },
    get bot() {
      if (!bot) throw new Error("no bot outside of a test");
      return bot;
    },
    api: (method, path, body) => request(bed.sandbox, method, path, body),
    onInteraction(handle) {
      bed.bot.on(Events.InteractionCreate, (interaction) => void handle(interaction));
    },
    nextInteraction: () =>
      new Promise((resolve) => bed.bot.once(Events.InteractionCreate, (interaction) => resolve(interaction))),
  };
  beforeEach(async () => {
    sandbox = await Sandbox.start(options.sandbox);
    if (conformance) sandbox.onExchange(conformance.observe);
    bot = await logIn(sandbox, options.client);
  });
  afterEach(async () => {
    await bot?.destroy();
    await sandbox?.stop();
    expect(conformance?.problems ?? []).toEqual([]);
  });
  afterAll(() => {
    process.stdout.write(`${conformance?.summary() ?? MISSING}\n`);
  });
  return bed;
}

/** A request with the bot's token. */
async function request(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<RawAnswer> {
  const response = await fetch(`${sandbox.restUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${sandbox.token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
}

/** The faults of an answer 50035, each as `embeds.0.title BASE_TYPE_MAX_LENGTH`. */
export function faults(answer: RawAnswer): string[] {
  const found: string[] = [];
  const walk = (node: unknown, path: readonly string[]) => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== "_errors") walk(value, [...path, key]);
      else for (const { code } of value as { code: string }[]) found.push(`${path.join(".")} ${code}`.trim());
    }
  };
  walk((answer.body as { errors?: unknown } | undefined)?.errors, []);
  return found;
}

/** A button that differs from others by its custom_id. */
export function button(customId: string, more: object = {}) {
  return { type: 2, style: 1, label: customId, custom_id: customId, ...more };
}

/** A row of components. */
export function row(...components: readonly object[]) {
  return { type: 1, components };
}

/** A command with one option. */
export const ASK = {
  name: "ask",
  description: "Ask",
  options: [{ type: 3, name: "question", description: "What", autocomplete: true }],
} as const;

/** Registers `/ask`, uses it, and hands over the interaction that reaches the bot. */
export async function askedOn(bed: Bed, channelId: string = IDS.general) {
  await bed.bot.application.commands.set([ASK]);
  const next = bed.nextInteraction();
  const use = bed.sandbox.member.slash("ask", { question: "why?" }, channelId);
  const interaction = (await next) as ChatInputCommandInteraction;
  return { use, interaction };
}

/** Answers `/ask` with two buttons, clicks the first, and hands over the click. */
export async function clickedOn(bed: Bed) {
  const { use, interaction } = await askedOn(bed);
  await interaction.reply({ content: "one", components: [row(button("a"), button("b"))] as never });
  const message = await use.message();
  const next = bed.nextInteraction();
  const click = bed.sandbox.member.click(message, "a");
  return { message, click, interaction: (await next) as ButtonInteraction };
}

/** The code of the API's refusal. */
export async function refusal(promise: Promise<unknown>): Promise<number | string> {
  return promise.then(
    () => "not refused",
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : String(error)),
  );
}
