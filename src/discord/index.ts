export { type Connection, connect } from "./connect.ts";
export { ConnectionError } from "./connection-error.ts";
export { inviteLink, registerCommands } from "./register.ts";
