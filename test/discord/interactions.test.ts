import { describe, expect, it } from "vitest";
import type { Acknowledgement, Bot, Call, Handled } from "../../src/bot.ts";
import { callOf } from "../../src/discord/calls.ts";
import { type Answering, answerInteraction, suggestFor } from "../../src/discord/interactions.ts";
import { answerMessage } from "../../src/discord/messages.ts";
import type { Request, RequestFailure } from "../../src/discord/requests.ts";
import { createLog } from "../../src/log.ts";
import { messagesFor } from "../../src/messages/index.ts";
import { type From, interactionJson, messageJson, slashJson } from "./interaction-json.ts";

// The interactions of these tests come from somebody whose Discord speaks German.
const { errors } = messagesFor("de");
const apology = errors.failure("").slice(0, 20);

const guild: From = { kind: "guild" };
const press = interactionJson(3, { component_type: 2, custom_id: "walk:1" }, guild, {
  message: messageJson(),
});
const trust = { ownerIds: [], guildId: undefined };
const ask = slashJson("ask", [], guild);

/** A bot that always says the same. */
function botThatSays(outcome: Handled | Promise<Handled>, acknowledged: Acknowledgement = "public"): Bot {
  return {
    acknowledge: async () => acknowledged,
    handle: async () => outcome,
    open: async () => ({ refusal: await outcome }),
    suggest: async () => [{ name: "The pier", value: "pier" }],
    commands: [],
  };
}

/** Answering that writes down what would be sent. The nth request fails as `failures[n]` says. */
function recorded(bot: Bot, failures: readonly (RequestFailure | undefined)[] = []) {
  const requests: Request[] = [];
  const abandon = new AbortController();
  const answering: Answering = {
    bot,
    log: createLog("silent"),
    abandon: abandon.signal,
    fetch: async () => new Uint8Array(),
    memberships: { isMember: async () => false, find: async () => [] },
    send: async (request) => failures[requests.push(request) - 1],
  };
  return { answering, requests, abandon };
}

const brief = ({ method, name, body }: Request) => {
  const { type, content, flags, data } = JSON.parse(JSON.stringify(body ?? {}));
  const said = [type && `type ${type}`, content, (flags ?? data?.flags) ? "private" : undefined];
  return [method, name.replace("/webhooks/:application/:token", "webhook"), ...said.filter(Boolean)].join(
    " ",
  );
};

async function requestsFor(
  interaction: typeof ask,
  acknowledged: Acknowledgement,
  outcome: Partial<Handled>,
  failures: readonly (RequestFailure | undefined)[] = [],
): Promise<string[]> {
  const bot = botThatSays({ content: "A", text: "A", isFailure: false, ...outcome }, acknowledged);
  const { answering, requests } = recorded(bot, failures);
  const call = callOf(interaction, trust) as Call;
  await answerInteraction(interaction, call, answering);
  return requests.slice(1).map(brief);
}

describe("an interaction is acknowledged at once", () => {
  it.each<[Acknowledgement, object]>([
    ["public", { type: 5 }],
    ["private", { type: 5, data: { flags: 64 } }],
    ["update", { type: 6 }],
  ])("as %s", async (acknowledged, body) => {
    const { answering, requests } = recorded(botThatSays({ text: "A", isFailure: false }, acknowledged));
    await answerInteraction(press, callOf(press, trust) as Call, answering);
    expect(requests[0]?.body).toEqual(body);
  });

  it("and not handled where that came too late", async () => {
    let isHandled = false;
    const bot: Bot = {
      ...botThatSays({ text: "A", isFailure: false }),
      handle: async () => {
        isHandled = true;
        return { text: "A", isFailure: false };
      },
    };
    const { answering, requests } = recorded(bot, [{ status: 404, code: 10062, reason: "" }]);
    await answerInteraction(ask, callOf(ask, trust) as Call, answering);
    expect(isHandled).toBe(false);
    expect(requests).toHaveLength(1);
  });
});

describe("a form opens", () => {
  const form = { custom_id: "add", title: "Add", components: [] };

  it("at once, in the place of an acknowledgement, and nothing is handled", async () => {
    const bot: Bot = {
      ...botThatSays({ text: "A", isFailure: false }, "form"),
      open: async () => ({ form }),
    };
    const { answering, requests } = recorded(bot);
    await answerInteraction(press, callOf(press, trust) as Call, answering);
    expect(requests.map(({ body }) => body)).toEqual([{ type: 9, data: form }]);
  });

  it("or else the asker is told why not, privately", async () => {
    const refused = { content: "No.", text: "No.", isFailure: true };
    const { answering, requests } = recorded(botThatSays(refused, "form"));
    await answerInteraction(press, callOf(press, trust) as Call, answering);
    expect(requests.map(brief)).toEqual(["POST /interactions/:id/:token/callback type 4 private"]);
  });
});

describe("an answer is delivered", () => {
  it.each<[Acknowledgement, string]>([
    ["public", "PATCH webhook/messages/@original A"],
    ["private", "PATCH webhook/messages/@original A"],
    ["update", "PATCH webhook/messages/@original A"],
  ])("in the place of what was acknowledged as %s", async (acknowledged, request) => {
    expect(await requestsFor(press, acknowledged, {})).toEqual([request]);
  });

  it("as a new message for all, where the button's message stays", async () => {
    expect(await requestsFor(press, "update", { delivery: "new" })).toEqual(["POST webhook A"]);
  });

  it("by deleting the button's message", async () => {
    const requests = await requestsFor(press, "update", { delivery: "delete" });
    expect(requests).toEqual(["DELETE webhook/messages/@original"]);
  });
});

describe("a failure reaches the asker alone", () => {
  it.each<[Acknowledgement, string[]]>([
    ["public", ["DELETE webhook/messages/@original", "POST webhook A private"]],
    ["private", ["PATCH webhook/messages/@original A"]],
    ["update", ["POST webhook A private"]],
  ])("after %s", async (acknowledged, requests) => {
    expect(await requestsFor(press, acknowledged, { isFailure: true })).toEqual(requests);
  });

  it.each([
    ["refuses the reply", { status: 400, code: 50035, reason: "Invalid Form Body" }],
    ["is out of order", { status: 500, reason: "" }],
  ])("and so does an apology where Discord %s", async (_, failure) => {
    const requests = await requestsFor(ask, "public", {}, [undefined, failure]);
    expect(requests).toEqual([
      "PATCH webhook/messages/@original A",
      "DELETE webhook/messages/@original",
      expect.stringContaining(`POST webhook ${apology}`),
    ]);
  });

  it("but none where the message was deleted meanwhile", async () => {
    const gone = { status: 404, code: 10008, reason: "Unknown Message" };
    expect(await requestsFor(ask, "public", {}, [undefined, gone])).toHaveLength(1);
  });
});

describe("when the bot stops", () => {
  const never = new Promise<Handled>(() => {});

  it("whoever waits for an interaction's answer is told to try again", async () => {
    const { answering, requests, abandon } = recorded(botThatSays(never, "private"));
    const answered = answerInteraction(ask, callOf(ask, trust) as Call, answering);
    abandon.abort();
    await answered;
    expect(requests.map(brief)).toEqual([
      "POST /interactions/:id/:token/callback type 5 private",
      `PATCH webhook/messages/@original ${errors.shuttingDown}`,
    ]);
  });

  it("and so is whoever wrote a message", async () => {
    const { answering, requests, abandon } = recorded(botThatSays(never));
    const call = callOf(ask, trust) as Call;
    const answered = answerMessage({ id: "1", channel_id: "2" }, call, answering);
    abandon.abort();
    await answered;
    expect(requests.map(brief)).toEqual([`POST /channels/:channel/messages ${errors.shuttingDown}`]);
  });
});

describe("a written message is answered", () => {
  const call = callOf(ask, trust) as Call;

  it("with a plain message where the bot may not read what it would reply to", async () => {
    const refused = { status: 403, code: 160002, reason: "" };
    const { answering, requests } = recorded(botThatSays({ content: "A", text: "A", isFailure: false }), [
      refused,
    ]);
    await answerMessage({ id: "1", channel_id: "2" }, call, answering);
    expect(requests.map(({ body }) => Object.hasOwn(body as object, "message_reference"))).toEqual([
      true,
      false,
    ]);
  });

  it("with an apology where Discord refuses the reply", async () => {
    const refused = { status: 400, code: 50035, reason: "Invalid Form Body" };
    const { answering, requests } = recorded(botThatSays({ content: "A", text: "A", isFailure: false }), [
      refused,
    ]);
    await answerMessage({ id: "1", channel_id: "2" }, call, answering);
    expect(requests.map(brief)[1]).toContain(apology);
  });
});

it("words being typed are answered with suggestions", async () => {
  const typing = interactionJson(4, { name: "ask", type: 1, options: [] }, guild);
  const { answering, requests } = recorded(botThatSays({ text: "A", isFailure: false }));
  await suggestFor(typing as Parameters<typeof suggestFor>[0], answering);
  expect(requests.map(({ body }) => body)).toEqual([
    { type: 8, data: { choices: [{ name: "The pier", value: "pier" }] } },
  ]);
});
