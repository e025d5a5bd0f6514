export { type Connection, type ConnectOptions, connect } from "./connect.ts";
export { ConnectionError } from "./connection-error.ts";
export { inviteLink, type Registration, registerCommands } from "./register.ts";
