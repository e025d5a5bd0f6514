/** The page's WebSocket: a snapshot, then every change, as one user sees them. */
import type { WebSocket } from "ws";
import { perform } from "./actions.ts";
import { isRecord } from "./form.ts";
import { maySee } from "./permissions.ts";
import type { Action, ActionResult, Id, PageEvent } from "./protocol.ts";
import { isGivenFile } from "./resolved.ts";
import type { Change, Message, State } from "./state.ts";
import { commandsFor, viewFor, viewMessage } from "./view.ts";
import { IDS, type Person } from "./world.ts";

const ACTIONS: ReadonlySet<string> = new Set<Action["type"]>([
  "say",
  "dm",
  "forward",
  "slash",
  "autocomplete",
  "click",
  "select",
  "submitModal",
  "closeModal",
  "messageCommand",
  "delete",
  "dismiss",
  "reset",
]);

/** Serves one page until it goes away. */
export function connectPage(state: State, socket: WebSocket): void {
  let viewer = requireHuman(state, IDS.member);
  const send = (event: PageEvent) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event));
  };
  const snapshot = () => send({ type: "snapshot", view: viewFor(state, viewer) });
  const listener = (change: Change) => {
    const event = eventFor(state, change, viewer);
    if (event) send(event);
  };
  state.listeners.add(listener);
  socket.on("close", () => state.listeners.delete(listener));
  socket.on("error", () => socket.terminate());
  socket.on("message", (data) => {
    const request = parse(String(data));
    if (!request) return socket.close(1007, "Not a request.");
    if (request.type === "view-as") {
      const person = state.world.people.get(request.userId);
      if (person && !person.bot) viewer = person;
      return snapshot();
    }
    const { request: number, action } = request;
    const answer = (result: ActionResult) => send({ type: "result", request: number, result });
    return perform(state, viewer.id, action).then(answer, () =>
      answer({ ok: false, error: { code: "invalid", message: "The sandbox could not do this." } }),
    );
  });
  snapshot();
}

function requireHuman(state: State, id: Id): Person {
  const person = state.world.people.get(id);
  if (!person) throw new Error(`no user ${id}`);
  return person;
}

type Request =
  | { readonly type: "view-as"; readonly userId: Id }
  | { readonly type: "do"; readonly request: number; readonly action: Action };

function parse(text: string): Request | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { type, userId, request, action } = value;
  if (type === "view-as" && typeof userId === "string") return { type, userId };
  if (type !== "do" || typeof request !== "number" || !isRecord(action)) return null;
  if (typeof action["type"] !== "string" || !ACTIONS.has(action["type"]) || !hasSoundFields(action))
    return null;
  return { type, request, action: action as Action };
}

/** Whether the fields that actions share have the types they must have; the rest is checked where it is used. */
function hasSoundFields(action: Record<string, unknown>): boolean {
  const texts = ["channelId", "content", "replyTo", "name", "focused", "messageId", "customId", "modalId"];
  const { type, options, values, files } = action;
  const needed: Readonly<Record<string, readonly string[]>> = {
    say: ["channelId", "content"],
    dm: ["content"],
    forward: ["messageId", "channelId"],
    slash: ["channelId", "name"],
    autocomplete: ["channelId", "name", "focused"],
    click: ["messageId", "customId"],
    select: ["messageId", "customId"],
    submitModal: ["modalId"],
    closeModal: ["modalId"],
    messageCommand: ["name", "messageId"],
    delete: ["messageId"],
    dismiss: ["messageId"],
  };
  if ((needed[String(type)] ?? []).some((field) => typeof action[field] !== "string")) return false;
  if (texts.some((field) => action[field] !== undefined && typeof action[field] !== "string")) return false;
  if (files !== undefined && !isFileList(files)) return false;
  if ((type === "slash" || type === "autocomplete") && !isRecord(options)) return false;
  if (type === "select" && !isTextList(values)) return false;
  if (type !== "submitModal") return true;
  const isSound = (one: unknown) => typeof one === "string" || isTextList(one) || isFileList(one);
  return isRecord(values) && Object.values(values).every(isSound);
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isFileList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isGivenFile);
}

function eventFor(state: State, change: Change, viewer: Person): PageEvent | null {
  switch (change.type) {
    case "message-create":
    case "message-update":
    case "message-marked": {
      const message = viewMessage(state, change.message, viewer.id);
      return message ? { type: "message", message } : null;
    }
    case "message-delete":
      return isVisible(state, change.message, viewer)
        ? { type: "message-gone", channelId: change.message.channelId, id: change.message.data.id }
        : null;
    case "typing": {
      const channel = state.world.channels.get(change.typing.channelId);
      return channel && maySee(state.world, channel, viewer.id)
        ? { type: "typing", typing: change.typing }
        : null;
    }
    case "commands":
      return { type: "commands", commands: commandsFor(state, viewer) };
    case "modal":
      return change.userId === viewer.id ? { type: "modal", modal: change.modal } : null;
    case "online":
      return { type: "online", online: state.online };
    case "world":
    case "reset":
      return { type: "snapshot", view: viewFor(state, viewer) };
    default:
      return null;
  }
}

function isVisible(state: State, message: Message, viewer: Person): boolean {
  return viewMessage(state, message, viewer.id) !== null;
}
