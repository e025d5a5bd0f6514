import { createHash } from "node:crypto";

/** Eight characters that stand for a text in a button and change when it does (SHA-256, base64url). */
export function printOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 8);
}
