import type { Sandbox } from "verbatim-sandbox";
import { ConfigError } from "../config.ts";

/** What of the sandbox's package is needed here. It is there for development only. */
type SandboxPackage = Pick<typeof import("verbatim-sandbox"), "Sandbox">;

/**
 * Starts a Discord on this machine.
 *
 * @param load brings the package
 * @throws ConfigError where the package or a part of it is not installed, or the port is taken
 */
export async function startSandbox(
  port: number,
  load: () => Promise<SandboxPackage> = () => import("verbatim-sandbox"),
): Promise<Sandbox> {
  const { Sandbox } = await load().catch((error: unknown) => {
    if (!notInstalled.has(codeOf(error))) throw error;
    throw new ConfigError(
      "There is no DISCORD_TOKEN (see .env.example), and the sandbox that stands in for Discord comes with the development dependencies only: write a token into .env, or run npm ci && npm start.",
    );
  });
  return Sandbox.start({ port }).catch((error: unknown) => {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new ConfigError(
      `The sandbox cannot have port ${port} (${code}): set SANDBOX_PORT in .env to another one, or to 0 for any that is free.`,
    );
  });
}

// The last two: the package is there, but this Node runs no TypeScript.
const notInstalled: ReadonlySet<unknown> = new Set([
  "ERR_MODULE_NOT_FOUND",
  "ERR_UNKNOWN_FILE_EXTENSION",
  "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING",
]);

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
