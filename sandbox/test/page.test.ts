import { request } from "node:http";
import { createConnection } from "node:net";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Action, ActionResult, PageEvent, View } from "../src/index.ts";
import { IDS } from "../src/index.ts";
import { ASK, button, row, useBed } from "./bed.ts";

const bed = useBed();

/** A page that is connected, as its script would be. */
async function open() {
  const socket = new WebSocket(`${bed.sandbox.pageUrl.replace("http", "ws")}page/live`);
  const events: PageEvent[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (data) => {
    events.push(JSON.parse(String(data)) as PageEvent);
    for (const wake of waiting.splice(0)) wake();
  });
  const next = async <T extends PageEvent["type"]>(
    type: T,
    isWanted: (event: Extract<PageEvent, { type: T }>) => boolean = () => true,
  ): Promise<Extract<PageEvent, { type: T }>> => {
    for (;;) {
      for (const event of events) {
        if (event.type === type && isWanted(event as Extract<PageEvent, { type: T }>)) {
          return event as Extract<PageEvent, { type: T }>;
        }
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  let requests = 0;
  const act = async (action: Action): Promise<ActionResult> => {
    requests += 1;
    const number = requests;
    socket.send(JSON.stringify({ type: "do", request: number, action }));
    return (await next("result", ({ request }) => request === number)).result;
  };
  const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
  const { view } = await next("snapshot");
  return { socket, events, next, act, closed, view };
}

const places = (view: View) =>
  view.guilds.map(({ name, channels }) => [name, ...channels.map((one) => one.name)]);

describe("the page", () => {
  test("is sent everything its viewer sees when it connects", async () => {
    const { view, socket } = await open();
    expect(places(view)).toEqual([
      ["Reading Room", "general", "library", "announcements"],
      ["Press Club", "lobby"],
      ["Town Square", "plaza"],
    ]);
    expect(view.directChannels.map(({ kind, name }) => [kind, name])).toEqual([
      ["dm", "Verbatim"],
      ["private", "Nell"],
    ]);
    expect(view).toMatchObject({ online: true, viewerId: IDS.member, modal: null, typing: [] });
    expect(view.guilds[0]?.channels.map(({ maySend }) => maySend)).toEqual([true, true, false]);
    expect(view.users.map(({ name, mayManageServer }) => [name, mayManageServer])).toEqual([
      ["Mara", false],
      ["Otis", true],
      ["Nell", false],
      ["Verbatim", false],
    ]);
    socket.terminate();
  });

  test("drives a command and sees it sent, thinking and answered", async () => {
    await bed.bot.application.commands.set([ASK]);
    bed.onInteraction(async (interaction) => {
      if (interaction.isAutocomplete()) await interaction.respond([{ name: "why", value: "why" }]);
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply({ content: "because", components: [row(button("more"))] as never });
    });
    const { next, act, events, socket } = await open();
    const slash = { name: "ask", options: { question: "w" }, channelId: IDS.general };
    expect(await act({ type: "autocomplete", ...slash, focused: "question" })).toMatchObject({
      ok: true,
      choices: [{ name: "why", value: "why" }],
    });
    expect(await act({ type: "slash", ...slash })).toMatchObject({ ok: true });
    const answer = await next("message", ({ message }) => message.content === "because");
    expect(answer.message.components).toHaveLength(1);
    const seen = events.flatMap((event) => {
      if (event.type === "message") return [event.message.state];
      return event.type === "message-gone" ? ["gone"] : [];
    });
    expect(seen).toEqual(["sending", "thinking", "gone", "sent"]);
    expect(await act({ type: "click", messageId: answer.message.id, customId: "less" })).toMatchObject({
      ok: false,
      error: { code: "unknown" },
    });
    socket.terminate();
  });

  test("sees what the user it looks through sees, and no more", async () => {
    await bed.bot.application.commands.set([{ ...ASK, defaultMemberPermissions: 32n }]);
    const { next, act, view, socket, events } = await open();
    expect(view.commands[IDS.general]).toEqual([]);
    socket.send(JSON.stringify({ type: "view-as", userId: IDS.moderator }));
    const other = await next("snapshot", (event) => event.view.viewerId === IDS.moderator);
    expect(other.view.commands[IDS.general]).toMatchObject([{ name: "ask", kind: "slash" }]);
    bed.sandbox.member.dm("not for the moderator");
    await act({ type: "dm", content: "for the bot" });
    const said = events.flatMap((event) => (event.type === "message" ? [event.message.content] : []));
    expect(said).toEqual(["for the bot"]);
    socket.terminate();
  });

  test("is told of typing, of commands, of the bot going, and of a reset", async () => {
    const { next, act, socket } = await open();
    await bed.api("POST", `/channels/${IDS.general}/typing`);
    expect((await next("typing")).typing.channelId).toBe(IDS.general);
    await bed.bot.application.commands.set([ASK]);
    expect((await next("commands")).commands[IDS.memberDm]).toMatchObject([{ name: "ask" }]);
    await act({ type: "say", channelId: IDS.general, content: "hello" });
    await act({ type: "reset" });
    expect(bed.sandbox.member.messages()).toEqual([]);
    await bed.bot.destroy();
    expect((await next("online")).online).toBe(false);
    socket.terminate();
  });

  test.each([
    ["no JSON", "{"],
    ["no request", "{}"],
    ["an action that there is not", '{"type":"do","request":1,"action":{"type":"fly"}}'],
    ["an action without its fields", '{"type":"do","request":1,"action":{"type":"slash","name":"ask"}}'],
    [
      "a list of no texts",
      '{"type":"do","request":1,"action":{"type":"select","messageId":"1","customId":"a","values":[1]}}',
    ],
  ])("is turned away when it sends %s", async (_, text) => {
    const { socket, closed } = await open();
    socket.send(text);
    expect(await closed).toBe(1007);
  });
});

/** The status of a request with these headers. */
function status(path: string, headers: Record<string, string>): Promise<number> {
  const { port } = new URL(bed.sandbox.pageUrl);
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("upgrade", (_, socket) => {
        socket.destroy();
        resolve(101);
      })
      .on("error", reject)
      .end();
  });
}

describe("a request that another web page could make", () => {
  const own = () => new URL(bed.sandbox.pageUrl).host;
  const upgrade = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": Buffer.from("0123456789abcdef").toString("base64"),
  };

  test.each([
    ["names its own host", () => ({ host: own() }), true],
    ["names its own host and origin", () => ({ host: own(), origin: `http://${own()}` }), true],
    ["names it by the other name", () => ({ host: own().replace("127.0.0.1", "localhost") }), true],
    ["names another host", () => ({ host: "evil.example" }), false],
    ["names another port", () => ({ host: "127.0.0.1:1" }), false],
    ["comes from another origin", () => ({ host: own(), origin: "http://evil.example" }), false],
    ["comes from no origin", () => ({ host: own(), origin: "null" }), false],
  ])("is served as it %s", async (_, headers, isServed) => {
    expect(await status("/", headers())).toBe(isServed ? 200 : 403);
    expect(await status("/api/v10/users/@me", headers())).toBe(isServed ? 401 : 403);
    for (const path of ["/page/live", "/gateway?v=10"]) {
      expect(await status(path, { ...headers(), ...upgrade })).toBe(isServed ? 101 : 403);
    }
  });
});

test("a path that is no address is turned away", async () => {
  const { host } = new URL(bed.sandbox.pageUrl);
  expect(await status("//", { host })).toBe(400);
  expect(await status("//", { host, connection: "Upgrade", upgrade: "websocket" })).toBe(403);
  expect(await status("/", { host })).toBe(200);
});

test("it can be reached from this machine only", async () => {
  const { hostname, port } = new URL(bed.sandbox.pageUrl);
  expect(hostname).toBe("127.0.0.1");
  // Another address of this very machine that a server on all addresses would answer at.
  const reached = await new Promise((resolve) => {
    createConnection({ host: "127.0.0.2", port: Number(port) })
      .on("connect", () => resolve(true))
      .on("error", () => resolve(false));
  });
  expect(reached).toBe(false);
});

test("who is turned away and breaks off takes nothing down", async () => {
  const { port, host } = new URL(bed.sandbox.pageUrl);
  const headers = [
    `Host: ${host}`,
    "Origin: http://evil.example",
    "Connection: Upgrade",
    "Upgrade: websocket",
  ];
  for (let n = 0; n < 20; n += 1) {
    await new Promise<void>((resolve) => {
      const socket = createConnection({ host: "127.0.0.1", port: Number(port) });
      socket.on("error", () => undefined).on("close", () => resolve());
      socket.write(`GET /page/live HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      socket.write("x".repeat(100_000), () => socket.resetAndDestroy());
    });
  }
  expect(await status("/", { host })).toBe(200);
});

test("the page's own files are served, and nothing else", async () => {
  for (const [path, type, content] of [
    ["", "text/html", "<title>Sandbox</title>"],
    ["page/style.css", "text/css", "--chat"],
    ["page/main.js", "text/javascript", "discord-message"],
  ] as const) {
    const response = await fetch(`${bed.sandbox.pageUrl}${path}`);
    expect(await response.text()).toContain(content);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  }
  expect((await fetch(bed.sandbox.pageUrl, { method: "POST" })).status).toBe(404);
  const { host } = new URL(bed.sandbox.pageUrl);
  for (const path of [
    "/page/missing.js",
    "/etc/passwd",
    "/page/../../package.json",
    "/page/..%2f..%2fpackage.json",
    "/page/main.ts",
    "/attachments/..%2f..%2fpackage.json",
  ]) {
    expect(await status(path, { host })).toBe(404);
  }
});
