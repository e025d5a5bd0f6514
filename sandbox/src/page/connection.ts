import type { Action, ActionResult, Id, PageEvent, PageRequest } from "../protocol.ts";

/** The page's line to the sandbox. */
export interface Connection {
  /** Has an action carried out. Resolves to a refusal when there is no connection; never rejects. */
  act(action: Action): Promise<ActionResult>;
  /** Looks through another user's eyes, now and after every reconnect. */
  viewAs(userId: Id): void;
}

const RETRY_AFTER = [250, 500, 1_000, 2_000];
const noConnection: ActionResult = {
  ok: false,
  error: { code: "did-not-respond", message: "The sandbox cannot be reached. It may have been stopped." },
};

/**
 * Opens the WebSocket and keeps it open: when it closes it is opened again after at most 2 s, for as long as the page
 * stands. `onEvent` is told everything the sandbox sends but results; `onOnline` when the line comes and goes.
 */
export function connect(
  userId: Id | undefined,
  onEvent: (event: PageEvent) => void,
  onOnline: (isOnline: boolean) => void,
): Connection {
  const waiting = new Map<number, (result: ActionResult) => void>();
  let socket: WebSocket | undefined;
  let viewer = userId;
  let lastRequest = 0;
  let failures = 0;

  const send = (request: PageRequest) => {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(request));
    return true;
  };

  const open = () => {
    socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/page/live`);
    socket.addEventListener("open", () => {
      failures = 0;
      onOnline(true);
      if (viewer) send({ type: "view-as", userId: viewer });
    });
    socket.addEventListener("message", ({ data }) => {
      const event = JSON.parse(String(data)) as PageEvent;
      if (event.type === "result") {
        waiting.get(event.request)?.(event.result);
        waiting.delete(event.request);
      } else {
        onEvent(event);
      }
    });
    socket.addEventListener("close", () => {
      onOnline(false);
      for (const settle of waiting.values()) settle(noConnection);
      waiting.clear();
      setTimeout(open, RETRY_AFTER[Math.min(failures++, RETRY_AFTER.length - 1)]);
    });
  };
  open();

  return {
    act(action) {
      const request = ++lastRequest;
      return new Promise((resolve) => {
        if (send({ type: "do", request, action })) waiting.set(request, resolve);
        else resolve(noConnection);
      });
    },
    viewAs(id) {
      viewer = id;
      send({ type: "view-as", userId: id });
    },
  };
}
