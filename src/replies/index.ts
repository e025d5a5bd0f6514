export { renderFailure, renderNotice } from "./notices.ts";
export type { Reply, ReplyFile } from "./reply.ts";
