import { randomUUID } from "node:crypto";
import { RequestMethod } from "discord.js";
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from "discord-api-types/v10";
import type { Acknowledgement, Bot, Call, Fetch, Handled, Memberships } from "../bot.ts";
import type { Log } from "../log.ts";
import { messagesFor } from "../messages/index.ts";
import { type Reply, renderFailure, renderNotice } from "../replies/index.ts";
import { typingOf } from "./calls.ts";
import { editedMessage, newMessage } from "./message-body.ts";
import { createProgress } from "./progress.ts";
import type { Request, Send } from "./requests.ts";

/** What answering takes. */
export interface Answering {
  readonly bot: Bot;
  readonly send: Send;
  readonly fetch: Fetch;
  readonly memberships: Memberships;
  readonly log: Log;
  /** Aborted when the bot can wait no longer: whoever has no answer yet is told to try again. */
  readonly abandon: AbortSignal;
}

/** Acknowledges an interaction at once, has it handled, and delivers what came of it. Never rejects. */
export async function answerInteraction(
  interaction: APIInteraction,
  call: Call,
  answering: Answering,
): Promise<void> {
  const { bot, send, log } = answering;
  const start = performance.now();
  const acknowledged = await bot.acknowledge(call);
  if (acknowledged === "form") return openForm(interaction, call, answering);
  // After 3 s Discord knows the interaction no more (10062); then nobody is waiting, and nothing is done.
  if ((await send(acknowledgement(interaction, acknowledged))) !== undefined) return;

  const progress = createProgress((reply) => send({ ...editOriginal(interaction, reply), waits: [] }));
  const isShown = acknowledged !== "update";
  const outcome = await handleUnlessAbandoned({ ...call, acknowledged }, answering, (reply) => {
    if (isShown) progress.show(reply);
  });
  await progress.stop();
  await deliver(interaction, call, acknowledged, outcome, answering);
  log.info(
    {
      command: call.command,
      via: call.via,
      place: call.place.kind,
      acknowledged,
      isFailure: outcome.isFailure,
      milliseconds: Math.round(performance.now() - start),
    },
    "answered",
  );
}

/** Answers with a form, which must come within 3 s: nothing can be deferred before it. */
async function openForm(
  interaction: APIInteraction,
  call: Call,
  { bot, send, log }: Answering,
): Promise<void> {
  const opened = await bot.open(call);
  const isFailure = "refusal" in opened;
  log.info({ command: call.command, via: call.via, place: call.place.kind, isFailure }, "opened a form");
  if (isFailure) return refuseInteraction(interaction, opened.refusal, { send });
  await send(callback(interaction, { type: InteractionResponseType.Modal, data: opened.form }));
}

/** Answers with suggestions; these cannot be deferred. Never rejects. */
export async function suggestFor(
  interaction: APIApplicationCommandAutocompleteInteraction,
  { bot, send, memberships }: Answering,
): Promise<void> {
  const choices = [...(await bot.suggest(typingOf(interaction), memberships))];
  await send(
    callback(interaction, {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices },
    }),
  );
}

/** Answers at once and without handling, privately. Never rejects. */
export async function refuseInteraction(
  interaction: APIInteraction,
  reply: Reply,
  { send }: Pick<Answering, "send">,
): Promise<void> {
  const { body } = newMessage(reply, { ephemeral: true });
  await send(
    callback(interaction, { type: InteractionResponseType.ChannelMessageWithSource, data: { ...body } }),
  );
}

/** Has a call handled; when the bot can wait no longer, the asker is told so instead. */
export async function handleUnlessAbandoned(
  call: Call,
  { bot, abandon, fetch, memberships }: Answering,
  progress?: (reply: Reply) => void,
): Promise<Handled> {
  let giveUp = () => {};
  const abandoned = new Promise<Handled>((resolve) => {
    const { shuttingDown } = messagesFor(call.locale).errors;
    giveUp = () => resolve({ ...renderNotice(shuttingDown), isFailure: true });
  });
  abandon.addEventListener("abort", giveUp, { once: true });
  if (abandon.aborted) giveUp();
  try {
    return await Promise.race([bot.handle(call, progress, fetch, memberships), abandoned]);
  } finally {
    abandon.removeEventListener("abort", giveUp);
  }
}

/** An apology for a reply that Discord did not take, with an id under which that is logged. */
export function apologyFor(call: Call, log: Log): Reply {
  const errorId = randomUUID().slice(0, 8);
  log.error({ errorId, command: call.command, via: call.via }, "a reply could not be sent");
  return renderFailure(errorId, messagesFor(call.locale));
}

async function deliver(
  interaction: APIInteraction,
  call: Call,
  acknowledged: Acknowledgement,
  outcome: Handled,
  { send, log }: Answering,
): Promise<void> {
  const removeOriginal = () => send(deleteOriginal(interaction));
  const followUp = (reply: Reply, ephemeral: boolean) =>
    send({
      method: RequestMethod.Post,
      route: Routes.webhook(interaction.application_id, interaction.token),
      name: "/webhooks/:application/:token",
      ...newMessage(reply, { ephemeral }),
      byInteraction: true,
      // There is no nonce here: a repetition could post an answer twice. Telling one person twice does no harm.
      isRepeatable: ephemeral,
    });
  const place = async (reply: Handled) => {
    if (reply.isFailure && acknowledged !== "private") {
      // The first follow-up to a deferred answer takes its place, with its visibility: so that goes first.
      if (acknowledged === "public") await removeOriginal();
      return followUp(reply, true);
    }
    if (reply.delivery === "new") return followUp(reply, false);
    if (reply.delivery === "delete") return removeOriginal();
    return send(editOriginal(interaction, reply));
  };
  const failure = await place(outcome);
  if (failure !== undefined && !nobodyToTell.has(failure.code)) {
    await place({ ...apologyFor(call, log), isFailure: true });
  }
}

// The message was deleted or dismissed, or the interaction's time is over.
const nobodyToTell: ReadonlySet<unknown> = new Set([10008, 10015, 10062, 50027]);

function acknowledgement(interaction: APIInteraction, acknowledged: Acknowledgement): Request {
  return callback(
    interaction,
    acknowledged === "update"
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          ...(acknowledged === "private" ? { data: { flags: MessageFlags.Ephemeral } } : {}),
        },
  );
}

function callback(
  { id, token }: APIInteraction,
  body: { readonly type: InteractionResponseType; readonly data?: unknown },
): Request {
  return {
    method: RequestMethod.Post,
    route: Routes.interactionCallback(id, token),
    name: "/interactions/:id/:token/callback",
    body,
    byInteraction: true,
    isRepeatable: true,
    // All within the 3 s that Discord waits.
    waits: [50, 150, 300, 600, 900],
    // A repetition that is "already acknowledged" says that the attempt before it got through.
    isDone: (code, attempt) => code === 40060 && attempt > 0,
  };
}

function editOriginal(interaction: APIInteraction, reply: Reply): Request {
  return { method: RequestMethod.Patch, ...original(interaction), ...editedMessage(reply) };
}

function deleteOriginal(interaction: APIInteraction): Request {
  return { method: RequestMethod.Delete, ...original(interaction), isDone: isUnknownMessage };
}

function original({ application_id, token }: APIInteraction): Omit<Request, "method"> {
  return {
    route: Routes.webhookMessage(application_id, token),
    name: "/webhooks/:application/:token/messages/@original",
    byInteraction: true,
    isRepeatable: true,
  };
}

const isUnknownMessage = (code: number | string | undefined) => code === 10008;
