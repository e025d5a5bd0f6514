/** What the ids in an interaction stand for, which Discord sends along: users, roles, channels and files. */
import { Refused } from "./errors.ts";
import { isRecord } from "./form.ts";
import { FILE_BYTES, keepFile } from "./messages.ts";
import { guildOf, permissionsIn } from "./permissions.ts";
import type { GivenFile, Id } from "./protocol.ts";
import type { State } from "./state.ts";
import { apiChannel, apiPartialMember, apiRoles, apiUser } from "./wire.ts";
import type { Channel } from "./world.ts";

/** What an id may stand for. */
export type IdKind = "user" | "role" | "channel";

/** The `resolved` of an interaction's data. */
export type ResolvedData = Readonly<Record<string, Readonly<Record<Id, object>>>>;

/** Gathers what the ids of one interaction stand for. */
export class Resolved {
  readonly #state: State;
  readonly #channel: Channel;
  readonly #data: Record<string, Record<Id, object>> = {};

  /** `channel` is where the interaction takes place: only what is there can be named. */
  constructor(state: State, channel: Channel) {
    this.#state = state;
    this.#channel = channel;
  }

  /** As the interaction carries it. */
  get data(): ResolvedData {
    return this.#data;
  }

  /** Takes note of what an id stands for. False where it stands for nothing of these kinds. */
  add(id: Id, kinds: readonly IdKind[]): boolean {
    return kinds.some((kind) => this.#adders[kind](id));
  }

  /** Uploads a file that only its user and the bot see. Returns its id. Throws `Refused` where it is none, or too large. */
  upload(value: unknown, field: string): Id {
    if (!isGivenFile(value)) throw new Refused("invalid", "This takes a file.", field);
    const file = { ...keepFile(this.#state, readFile(value, field)), ephemeral: true };
    this.#put("attachments", file.id, file);
    return file.id;
  }

  readonly #adders: Readonly<Record<IdKind, (id: Id) => boolean>> = {
    user: (id) => {
      const person = this.#state.world.people.get(id);
      if (!person) return false;
      this.#put("users", id, apiUser(person));
      const guild = this.#guild();
      if (guild?.memberIds.includes(id)) {
        const permissions = permissionsIn(this.#state.world, this.#channel, id).toString();
        this.#put("members", id, { ...apiPartialMember(guild, person), permissions });
      }
      return true;
    },
    role: (id) => {
      const guild = this.#guild();
      const role = guild && apiRoles(guild).find((one) => one.id === id);
      if (role) this.#put("roles", id, role);
      return role !== undefined;
    },
    channel: (id) => {
      const { world } = this.#state;
      const other = world.channels.get(id);
      if (!other || other.guildId === undefined || other.guildId !== this.#channel.guildId) return false;
      const permissions = permissionsIn(world, other, world.bot.id).toString();
      this.#put("channels", id, { ...apiChannel(world, other), permissions });
      return true;
    },
  };

  #guild() {
    return guildOf(this.#state.world, this.#channel);
  }

  #put(kind: string, id: Id, object: object): void {
    this.#data[kind] = { ...this.#data[kind], [id]: object };
  }
}

/** A file as a user handed it over, with its bytes. Throws `Refused` where it is empty or too large. */
export function readFile({ name, contentType, base64 }: GivenFile, field?: string) {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) throw new Refused("invalid", "An empty file cannot be uploaded.", field);
  if (bytes.length > FILE_BYTES) {
    throw new Refused("invalid", "Your files are too powerful. Max file size: 10 MB.", field);
  }
  return { name, bytes, contentType: contentType || "application/octet-stream" };
}

/** Whether this is a file as the page and tests hand one over. */
export function isGivenFile(value: unknown): value is GivenFile {
  return isRecord(value) && ["name", "contentType", "base64"].every((key) => typeof value[key] === "string");
}
