import type { Fetch } from "../bot.ts";

/** Where Discord keeps what people hand over. */
const hosts: ReadonlySet<string> = new Set(["cdn.discordapp.com", "media.discordapp.net"]);
/** How long a file may take, in ms. */
const PATIENCE = 20_000;

/**
 * Fetches files that Discord keeps, and none from elsewhere.
 *
 * @param restUrl Discord's API, where it is not Discord's own: files are then taken from that host
 */
export function createFetch(restUrl: string | undefined): Fetch {
  const isKept = ({ protocol, host, origin }: URL) =>
    restUrl === undefined ? protocol === "https:" && hosts.has(host) : origin === new URL(restUrl).origin;
  return async ({ name, size, url }) => {
    if (!URL.canParse(url) || !isKept(new URL(url))) throw new Error(`${name} is not kept by Discord`);
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok || response.body === null) throw new Error(`${name} cannot be had: ${response.status}`);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body) {
      length += chunk.length;
      if (length > size) throw new Error(`${name} is larger than the ${size} bytes that were said`);
      chunks.push(chunk);
    }
    if (length < size) throw new Error(`${name} broke off after ${length} of ${size} bytes`);
    return Buffer.concat(chunks);
  };
}
