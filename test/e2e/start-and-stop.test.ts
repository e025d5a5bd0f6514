import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { IDS, Sandbox } from "verbatim-sandbox";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Bot } from "../../src/bot.ts";
import { connect, registerCommands } from "../../src/discord/index.ts";
import { english } from "../../src/messages/index.ts";
import { question } from "./articles.ts";
import { type LogLine, openBed, patience, recordedLog, reportConformance, slowCommand } from "./bed.ts";

describe.concurrent("when the bot is stopped", () => {
  it("calls under way are finished, new ones are told to try again, and then it is gone", async ({
    expect,
  }) => {
    const { command, goOn } = slowCommand("slow");
    const bed = await openBed({ commands: [command] });
    const { member, otherMember } = bed.sandbox;
    const underWay = member.slash("slow");
    await underWay.acknowledged();
    const closed = bed.connection().close();
    const late = await otherMember.slash("ask", { question }).message();
    expect(late).toMatchObject({ content: english.errors.shuttingDown, ephemeral: true });
    expect((await member.dm(question).reply()).content).toBe(english.errors.shuttingDown);
    goOn();
    expect((await underWay.message()).content).toBe("At last.");
    await closed;
    expect(bed.sandbox.online).toBe(false);
    await bed.close();
    reportConformance();
  });

  it("whoever would wait longer than it may take is told to try again", async ({ expect }) => {
    const { command } = slowCommand("slow");
    const bed = await openBed({ commands: [command] });
    const { member } = bed.sandbox;
    const underWay = member.slash("slow", {}, IDS.library);
    await underWay.acknowledged();
    await bed.connection().close();
    const notice = member.messages(IDS.library).map(({ content, state }) => `${state}: ${content}`);
    expect(notice).toEqual([`sent: ${english.errors.shuttingDown}`]);
    await bed.close();
  });
});

it("while Discord is away the log says so once, and the bot can be stopped", async () => {
  const bed = await openBed();
  await bed.sandbox.stop();
  const losses = () => bed.log.filter(({ msg }) => msg.includes("is lost, reconnecting"));
  await expect.poll(losses, patience).toHaveLength(1);
  // Time for some attempts.
  await sleep(1_200);
  expect(losses()).toHaveLength(1);
  await bed.close();
});

it("commands can be registered on one server only", async () => {
  const sandbox = await Sandbox.start();
  const { token, restUrl, member } = sandbox;
  const bodies: string[] = [];
  sandbox.onExchange((it) => {
    if (it.kind === "http" && it.method === "PUT") bodies.push(JSON.stringify(it.body));
  });
  await registerCommands({
    token,
    restUrl,
    guildId: IDS.guild,
    commands: commands.map(({ data }) => data),
    log: recordedLog().log,
  });
  expect(member.commands(IDS.general).map(({ name }) => name)).toContain("ask");
  expect(member.commands(IDS.lobby)).toEqual([]);
  // Discord takes these of commands that are offered everywhere only.
  expect(bodies.join()).not.toMatch(/"contexts"|"integration_types"/);
  await sandbox.stop();
});

/** The processes of this machine. */
async function processes() {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,args="]);
  return [...stdout.matchAll(/^ *(\d+) +(\d+) (.*)$/gm)].map(([, pid, parent, command = ""]) => ({
    pid: Number(pid),
    parent: Number(parent),
    command,
  }));
}

/** The processes that a process has started, and those that they have started. */
async function startedBy(pid: number | undefined) {
  const all = await processes();
  const of = (parent: number | undefined): typeof all =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...of(one.pid)]);
  return of(pid);
}

/** Has nothing to say: for tests of what comes before. */
const silentBot: Bot = {
  acknowledge: async () => "public",
  handle: async () => ({ text: "", isFailure: false }),
  open: async () => ({ refusal: { text: "", isFailure: true } }),
  suggest: async () => [],
  commands: [],
};

describe("a bot that cannot log in says why in one line", () => {
  // Nothing is waited for.
  const impatient = { log: recordedLog().log, waits: [] };

  it("with a wrong token", async () => {
    const sandbox = await Sandbox.start();
    const { restUrl } = sandbox;
    // What cannot pass by itself is not waited for, however patient the bot is.
    const wrong = { token: "wrong", restUrl, log: impatient.log };
    await expect(registerCommands({ ...wrong, commands: [] })).rejects.toThrow(
      /refuses the token.*DISCORD_TOKEN/,
    );
    const connecting = connect({ ...wrong, bot: silentBot, ownerIds: [] });
    await expect(connecting).rejects.toThrow(/refuses the token.*DISCORD_TOKEN/);
    await sandbox.stop();
  });

  it("without a network", async () => {
    const sandbox = await Sandbox.start();
    await sandbox.stop();
    const gone = { token: sandbox.token, restUrl: sandbox.restUrl, ...impatient };
    await expect(registerCommands({ ...gone, commands: [] })).rejects.toThrow(
      /cannot be reached \(ECONNREFUSED\)/,
    );
    const connecting = connect({ ...gone, bot: silentBot, ownerIds: [] });
    await expect(connecting).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
  });

  it("to a server that it may not register on", async () => {
    const sandbox = await Sandbox.start();
    const { token, restUrl } = sandbox;
    const registering = registerCommands({
      token,
      restUrl,
      guildId: IDS.guildWithoutBot,
      commands: [],
      ...impatient,
    });
    await expect(registering).rejects.toThrow(/GUILD_ID/);
    await sandbox.stop();
  });
});

describe.concurrent("a bot waits for Discord, and says so in its log, after", () => {
  const isWaiting = (line: LogLine) => line.msg.includes("trying again in 0.02 s");

  it.for<[string, (sandbox: Sandbox) => void]>([
    [
      "a dropped connection on registering",
      (it) => it.fail("PUT /applications/{application_id}/commands", "cut", 2),
    ],
    ["errors on registering", (it) => it.fail("GET /applications/@me", 503, 9)],
    ["a dropped connection on logging in", (it) => it.fail("GET /gateway/bot", "cut", 2)],
    ["a gateway that says nothing", (it) => it.ignoreConnections(2)],
  ])("%s", async ([, breakIt], { expect }) => {
    const sandbox = await Sandbox.start();
    const { token, restUrl } = sandbox;
    const { log, lines } = recordedLog();
    const patient = { token, restUrl, log, waits: [20, 20, 20] };
    breakIt(sandbox);
    await registerCommands({ ...patient, commands: [] });
    const connection = await connect({ ...patient, bot: silentBot, ownerIds: [], silence: 1_000 });
    expect(sandbox.online).toBe(true);
    expect(lines.filter(isWaiting)).toHaveLength(2);
    await connection.close();
    await sandbox.stop();
  });

  it("and gives up with what went wrong last when its patience is at an end", async ({ expect }) => {
    const sandbox = await Sandbox.start();
    const { token, restUrl } = sandbox;
    sandbox.ignoreConnections(2);
    const { log, lines } = recordedLog();
    const options = { token, restUrl, log, bot: silentBot, ownerIds: [], silence: 200, waits: [20] };
    await expect(connect(options)).rejects.toThrow(/says nothing/);
    expect(lines.filter(isWaiting)).toHaveLength(1);
    await sandbox.stop();
  });
});

describe.concurrent("npm start", { timeout: 240_000 }, () => {
  const start = (settings: Record<string, string>, script = "start") => {
    // Set, if only to nothing: a developer's own .env must not log the tests in to Discord.
    const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], DISCORD_TOKEN: "", ...settings };
    const child = spawn("npm", ["run", script], { cwd: resolve(import.meta.dirname, "../.."), env });
    const exited = once(child, "exit");
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString("utf8");
    });
    return { child, exited, errors: () => errors };
  };

  it.for(["SIGTERM", "SIGINT"] as const)(
    "without a token opens the sandbox, until %s",
    async (signal, { expect }) => {
      const { child, exited } = start({});
      for await (const line of createInterface(child.stdout)) {
        if (!line.includes("DISCORD_TOKEN")) continue;
        expect(line).toMatch(/http:\/\/127\.0\.0\.1:\d+\//);
        break;
      }
      child.kill(signal);
      expect(await exited).toEqual([0, null]);
    },
  );

  it.skipIf(process.platform === "win32")(
    "has ended the reader, and whatever else it had started, when it ends",
    async ({ expect }) => {
      const { child, exited } = start({});
      for await (const line of createInterface(child.stdout)) if (line.includes("DISCORD_TOKEN")) break;
      const started = await startedBy(child.pid);
      expect(started.filter(({ command }) => /reader.process/.test(command))).toHaveLength(1);
      child.kill("SIGTERM");
      await exited;
      // esbuild serves TypeScript in development, and ends a moment after whom it served.
      const ours = (await processes()).filter(({ command }) => !/esbuild/.test(command));
      const left = new Set(ours.map(({ pid }) => pid));
      expect(started.filter(({ pid }) => left.has(pid))).toEqual([]);
    },
  );

  it("that is stopped while it still starts ends properly, too", async ({ expect }) => {
    const { child, exited } = start({});
    for await (const line of createInterface(child.stderr)) {
      // The first line of the log: the articles are read, and nothing is served yet.
      if (line.includes('"msg":"read ')) break;
    }
    child.kill("SIGTERM");
    expect(await exited).toEqual([0, null]);
  });

  it("with wrong settings names them all and stops with 1", async ({ expect }) => {
    const { exited, errors } = start({ GUILD_ID: "mine", LOG_LEVEL: "loud" });
    expect(await exited).toEqual([1, null]);
    expect(errors()).toMatch(/GUILD_ID(.|\n)*LOG_LEVEL/);
    expect(errors()).not.toMatch(/\n\s+at /);
  });

  it("in production takes a token, and opens no sandbox instead", async ({ expect }) => {
    const { exited, errors } = start({ NODE_ENV: "production" });
    expect(await exited).toEqual([1, null]);
    expect(errors()).toContain("DISCORD_TOKEN: must be given where NODE_ENV is production");
  });

  it("on a port that is taken says which setting to change", async ({ expect }) => {
    const taken = await Sandbox.start();
    const { exited, errors } = start({ SANDBOX_PORT: new URL(taken.pageUrl).port });
    expect(await exited).toEqual([1, null]);
    expect(errors()).toContain("set SANDBOX_PORT");
    await taken.stop();
  });

  it("is told apart from npm run register, which takes a token", async ({ expect }) => {
    const { exited, errors } = start({}, "register");
    expect(await exited).toEqual([1, null]);
    expect(errors()).toContain("DISCORD_TOKEN");
  });
});
