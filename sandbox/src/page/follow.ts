import type { Id, MessageView, PageEvent, View } from "../protocol.ts";

/**
 * The view after an event. Returns the same view where the event says nothing about it; `view` is undefined until the
 * first snapshot. Pure.
 */
export function follow(view: View | undefined, event: PageEvent): View | undefined {
  if (event.type === "snapshot") return event.view;
  if (!view) return view;
  switch (event.type) {
    case "message": {
      const { message } = event;
      const typing = view.typing.filter(
        (one) => one.channelId !== message.channelId || one.userId !== message.authorId,
      );
      return { ...withMessages(view, message.channelId, (before) => put(before, message)), typing };
    }
    case "message-gone":
      return withMessages(view, event.channelId, (before) => before.filter(({ id }) => id !== event.id));
    case "typing": {
      const { typing } = event;
      const others = view.typing.filter(
        (one) => one.channelId !== typing.channelId || one.userId !== typing.userId,
      );
      return { ...view, typing: [...others, typing] };
    }
    case "commands":
      return { ...view, commands: event.commands };
    case "modal":
      return { ...view, modal: event.modal };
    case "online":
      return { ...view, online: event.online };
    case "result":
      return view;
  }
}

function withMessages(
  view: View,
  channelId: Id,
  change: (before: readonly MessageView[]) => readonly MessageView[],
): View {
  return { ...view, messages: { ...view.messages, [channelId]: change(view.messages[channelId] ?? []) } };
}

function put(before: readonly MessageView[], message: MessageView): readonly MessageView[] {
  const isKnown = before.some(({ id }) => id === message.id);
  return isKnown ? before.map((one) => (one.id === message.id ? message : one)) : [...before, message];
}
