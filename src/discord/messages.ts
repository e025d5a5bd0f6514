import { RequestMethod } from "discord.js";
import { Routes } from "discord-api-types/v10";
import type { Call } from "../bot.ts";
import type { Reply } from "../replies/index.ts";
import { type Answering, apologyFor, handleUnlessAbandoned } from "./interactions.ts";
import { answerTo } from "./message-body.ts";
import type { RequestFailure, Send } from "./requests.ts";

/** What of a written message is needed to answer it. */
export interface WrittenMessage {
  readonly id: string;
  readonly channel_id: string;
}

// Most answers are there sooner than anybody would see the bot typing; Discord shows it for 10 s.
const typingAfter = 300;
const typingEvery = 8_000;

/** Has a written message handled and answers it, typing meanwhile where that takes a moment. Never rejects. */
export async function answerMessage(
  message: WrittenMessage,
  call: Call,
  answering: Answering,
): Promise<void> {
  const { send, log } = answering;
  const start = performance.now();
  const stopTyping = typeIn(message.channel_id, send);
  const outcome = await handleUnlessAbandoned(call, answering);
  stopTyping();
  if (outcome.delivery === "none") return;
  const failure = await replyTo(message, outcome, send);
  if (failure !== undefined && failure.status !== 403 && failure.status !== 404)
    await replyTo(message, apologyFor(call, log), send);
  log.info(
    {
      command: call.command,
      via: call.via,
      place: call.place.kind,
      isFailure: outcome.isFailure,
      milliseconds: Math.round(performance.now() - start),
    },
    "answered",
  );
}

/** Sends a reply to a written message: one, however often it has to be sent. */
export async function replyTo(
  message: WrittenMessage,
  reply: Reply,
  send: Send,
): Promise<RequestFailure | undefined> {
  const { body, ...files } = answerTo(message, reply);
  const request = {
    method: RequestMethod.Post,
    route: Routes.channelMessages(message.channel_id),
    name: "/channels/:channel/messages",
    ...files,
    byInteraction: false,
    isRepeatable: true,
  };
  const failure = await send({ ...request, body });
  if (failure?.code !== mayNotReadHistory) return failure;
  const { message_reference: _, ...plain } = body;
  return send({ ...request, body: plain });
}

// Discord then refuses replies, but not messages.
const mayNotReadHistory = 160002;

function typeIn(channelId: string, send: Send): () => void {
  const type = () => {
    timer = setTimeout(type, typingEvery);
    void send({
      method: RequestMethod.Post,
      route: Routes.channelTyping(channelId),
      name: "/channels/:channel/typing",
      byInteraction: false,
      isRepeatable: true,
      waits: [],
    });
  };
  let timer = setTimeout(type, typingAfter);
  return () => clearTimeout(timer);
}
