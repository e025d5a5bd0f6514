import { describe, expect, it } from "vitest";
import { answerTo, editedMessage, newMessage } from "../../src/discord/message-body.ts";
import type { Reply } from "../../src/replies/index.ts";

const reply: Reply = { content: "One", embeds: [{ title: "Two" }], text: "One Two" };
const silent = { parse: [], replied_user: false };

describe("what is sent to Discord", () => {
  it.each([
    ["a new message", newMessage],
    ["an edit", editedMessage],
    ["an answer to a message", (it: Reply) => answerTo({ id: "1" }, it)],
  ])("%s mentions nobody", (_, send) => {
    expect(send({ content: "@everyone", text: "@everyone" }).body["allowed_mentions"]).toEqual(silent);
  });

  it("says nothing about what a reply does not have", () => {
    expect(newMessage({ content: "One", text: "One" }).body).toEqual({
      content: "One",
      allowed_mentions: silent,
    });
  });

  it("is never an empty message", () => {
    expect(newMessage({ text: "Nothing here." }).body["content"]).toBe("Nothing here.");
    expect(newMessage({ content: "", embeds: [], text: "Nothing here." }).body["content"]).toBe(
      "Nothing here.",
    );
  });

  it("marks what only the asker sees", () => {
    expect(newMessage(reply, { ephemeral: true }).body["flags"]).toBe(64);
    expect(newMessage(reply).body).not.toHaveProperty("flags");
  });

  it("empties what an edit's reply does not have, so that nothing of the earlier message is left", () => {
    expect(editedMessage({ embeds: [{ title: "Two" }], text: "Two" }).body).toEqual({
      content: "",
      embeds: [{ title: "Two" }],
      components: [],
      attachments: [],
      allowed_mentions: silent,
    });
  });

  it("answers a message once however often it is sent, and also when the message is gone", () => {
    expect(answerTo({ id: "77" }, reply).body).toMatchObject({
      message_reference: { message_id: "77", fail_if_not_exists: false },
      nonce: "77",
      enforce_nonce: true,
    });
  });

  it("carries files", () => {
    const outgoing = editedMessage({ ...reply, files: [{ name: "all.txt", content: "Grüße" }] });
    expect(outgoing.body["attachments"]).toEqual([{ id: "0", filename: "all.txt" }]);
    expect(outgoing.files?.map(({ name, data }) => [name, String(data)])).toEqual([["all.txt", "Grüße"]]);
  });
});
