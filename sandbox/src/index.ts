/** A Discord on this machine: what the bot runs against without a token, and the bed for its tests. */

export { Refused } from "./errors.ts";
export type * from "./protocol.ts";
export type { Route } from "./routes.ts";
export { Sandbox, type SandboxOptions } from "./sandbox.ts";
export type { Exchange } from "./server.ts";
export type { Times } from "./state.ts";
export { type Outcome, User, UserInteraction, UserMessage } from "./user.ts";
export { IDS } from "./world.ts";
