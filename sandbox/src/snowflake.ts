import type { Id } from "./protocol.ts";

/** The first millisecond of 2015, which snowflakes count from. */
const DISCORD_EPOCH = 1_420_070_400_000n;

let last = 0n;

/** A new id, larger than every one before it. The time is in its upper bits, as in Discord's. */
export function newId(): Id {
  const now = (BigInt(Date.now()) - DISCORD_EPOCH) << 22n;
  last = now > last ? now : last + 1n;
  return last.toString();
}
