import { statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type APILabelComponent, ComponentType } from "discord-api-types/v10";
import type { Bot, Call, Fetch, Form, HandedFile, Handled } from "../bot.ts";
import { buttonsOf, menusOf } from "../replies/index.ts";

/** What a session takes. */
export interface SessionParts {
  readonly bot: Bot;
  /** Asks for a line; undefined where there will be none. */
  readonly readLine: (question: string) => Promise<string | undefined>;
  readonly print: (text: string) => Promise<void>;
  /** Decides for what is shown of an addition without a question: it is kept. */
  readonly keepsAll: boolean;
}

/** A way of carrying out a call, with files named by their paths, that remembers the last reply and what it offers. */
export interface Session {
  /** What the bot says. */
  answer(call: Call, paths: Readonly<Record<string, string>>): Promise<string>;
  /** Presses a button of the last reply, or chooses from its menu, by its number or what stands on it. */
  press(named: string, caller: Call): Promise<string>;
}

/** Something that the last reply offers. */
interface Offer {
  readonly label: string;
  readonly id: string;
  /** What is chosen, of a menu. */
  readonly value?: string;
}

/** Writes a file into the folder that the terminal is in, in the place of none that is there; what is said of it. */
async function save(name: string, bytes: Uint8Array): Promise<string> {
  try {
    await writeFile(name, bytes, { flag: "wx" });
    return `Written: ${resolve(name)}`;
  } catch (error) {
    return `${resolve(name)} could not be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Begins a session. */
export function createSession({ bot, readLine, print, keepsAll }: SessionParts): Session {
  let last: Handled | undefined;
  const fetch: Fetch = ({ url }) => readFile(fileURLToPath(url));

  const carryOut = async (call: Call): Promise<Handled> => {
    if ((await bot.acknowledge(call)) !== "form")
      return bot.handle(call, (progress) => void print(progress.text), fetch);
    const opened = await bot.open(call);
    if ("refusal" in opened) return opened.refusal;
    const filled = await fillIn(opened.form, readLine);
    return typeof filled === "string"
      ? { text: filled, isFailure: true }
      : carryOut({ ...call, ...actionOf(opened.form.custom_id), ...filled, via: "form" });
  };

  const say = async (call: Call): Promise<string> => {
    const reply = await carryOut(call);
    if (reply.isFailure) return reply.text;
    last = reply;
    for (const { name, content } of reply.files ?? []) {
      if (typeof content !== "string") await print(await save(name, content));
    }
    const offers = offersOf(reply);
    const keep = keepsAll ? offers.find(({ id }) => /^library-keep(?:-all)?(?::|$)/.test(id)) : undefined;
    if (keep !== undefined) return `${reply.text}\n\n${await say(pressing(keep, reply, call))}`;
    // Other replies have buttons for what there are commands for.
    const isShown = offers.some(({ id }) => id.startsWith("library-"));
    return isShown ? `${reply.text}\n\n${listed(offers)}` : reply.text;
  };

  return {
    async answer(call, paths) {
      const files: Record<string, HandedFile[]> = {};
      for (const [option, path] of Object.entries(paths)) {
        const file = fileAt(path);
        if (file === undefined) return noFile(path);
        files[option] = [file];
      }
      return say(Object.keys(files).length === 0 ? call : { ...call, files });
    },
    async press(named, caller) {
      const offers = last === undefined ? [] : offersOf(last);
      const wanted = named.trim().toLowerCase();
      const offer =
        offers[/^\d+$/.test(wanted) ? Number(wanted) - 1 : -1] ??
        offers.find(({ label }) => label.toLowerCase() === wanted) ??
        offers.find(({ label }) => label.toLowerCase().includes(wanted));
      if (last === undefined || offer === undefined || wanted === "")
        return offers.length === 0 ? "There is nothing to press." : listed(offers);
      return say(pressing(offer, last, caller));
    },
  };
}

function pressing({ id, value }: Offer, reply: Handled, caller: Call): Call {
  const target = { id: "terminal", content: reply.content ?? "", reply, isEphemeral: true };
  const { options: _, subcommand: __, files: ___, ...who } = caller;
  const chosen = value === undefined ? { via: "button" as const } : { via: "menu" as const, values: [value] };
  return { ...who, ...actionOf(id), options: {}, target, ...chosen };
}

function actionOf(id: string): Pick<Call, "command"> & { fields: string[] } {
  const [command = "", ...fields] = id.split(":");
  return { command, fields };
}

function offersOf(reply: Handled): Offer[] {
  return [
    ...buttonsOf(reply).map(({ custom_id: id, label = "" }) => ({ id, label })),
    ...menusOf(reply).flatMap((menu) =>
      "options" in menu ? menu.options.map(({ label, value }) => ({ id: menu.custom_id, label, value })) : [],
    ),
  ];
}

function listed(offers: readonly Offer[]): string {
  return `${offers.map(({ label }, at) => `[${at + 1}] ${label}`).join("  ")}  (/press 1)`;
}

/** What somebody writes into a form, question by question; or what is wrong with it. */
async function fillIn(
  { components }: Form,
  readLine: SessionParts["readLine"],
): Promise<Pick<Call, "options" | "files"> | string> {
  const options: Record<string, string> = {};
  const files: Record<string, HandedFile[]> = {};
  for (const label of components) {
    if (label.type !== ComponentType.Label) continue;
    const { component } = label;
    if (component.type === ComponentType.TextInput) {
      options[component.custom_id] = await readText(label, component, readLine);
    } else if (component.type === ComponentType.FileUpload) {
      const paths = ((await readLine(`${label.label} (paths, or nothing): `)) ?? "").match(PATHS) ?? [];
      const given = paths.map((path) => fileAt(path.replace(/^"|"$/g, "")));
      const missing = given.indexOf(undefined);
      if (missing >= 0) return noFile(paths[missing] ?? "");
      files[component.custom_id] = given.filter((file) => file !== undefined);
    }
  }
  return { options, files };
}

/** Paths on one line; those with spaces in quotation marks. */
const PATHS = /"[^"]+"|\S+/g;

type TextQuestion = Extract<APILabelComponent["component"], { type: ComponentType.TextInput }>;

/** An empty line leaves what stands there; "-" empties it. A long text ends with a line of one full stop. */
async function readText(
  { label }: APILabelComponent,
  { value = "", style }: TextQuestion,
  readLine: SessionParts["readLine"],
): Promise<string> {
  const isLong = style === 2;
  const held = value === "" ? "" : ` [${value}; - for nothing]`;
  const first = await readLine(`${label}${held}${isLong ? " (ends with a line of one .)" : ""}: `);
  if (!isLong) return first === undefined || first === "" ? value : first === "-" ? "" : first;
  const lines: string[] = [];
  for (let line = first; line !== undefined && line !== "."; line = await readLine("")) lines.push(line);
  return lines.join("\n");
}

function fileAt(path: string): HandedFile | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return undefined;
  return { name: basename(path), size: stats.size, url: pathToFileURL(path).href };
}

function noFile(path: string): string {
  return `There is no file ${path}.`;
}
