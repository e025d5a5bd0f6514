import { IDS } from "verbatim-sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { english } from "../../src/messages/index.ts";
import { type Bed, openBed, textOf } from "./bed.ts";

/** What a moderator's `/reindex` comes to in a channel. */
async function reindexIn(bed: Bed, channelId: string): Promise<"read" | "refused"> {
  const asked = bed.sandbox.moderator.slash("reindex", {}, channelId);
  const refusals = [english.reindex.notAllowed, english.reindex.elsewhere];
  const isRefusal = (text: string) => refusals.some((refusal) => text.includes(refusal));
  const reply = await asked.messageWhere((message) =>
    ["Read 2 articles", ...refusals].some((text) => textOf(message).includes(text)),
  );
  return isRefusal(textOf(reply)) ? "refused" : "read";
}

describe("with GUILD_ID, the host's articles are read again", () => {
  let bed: Bed;
  beforeAll(async () => {
    bed = await openBed({ guildId: IDS.guild });
  });
  afterAll(() => bed.close());

  it.each([
    ["for that server's managers", IDS.general, "read"],
    ["for no other server's", IDS.lobby, "refused"],
  ])("%s", async (_, channelId, outcome) => {
    expect(await reindexIn(bed, channelId)).toBe(outcome);
  });
});

it("without GUILD_ID, they are read again for the managers of the only server there is", async () => {
  const bed = await openBed({ guildId: null });
  const { sandbox } = bed;
  expect(await reindexIn(bed, IDS.general)).toBe("refused");
  // An outage is not leaving.
  sandbox.outage(IDS.secondGuild);
  expect(await reindexIn(bed, IDS.general)).toBe("refused");
  sandbox.removeBot(IDS.secondGuild);
  expect(await reindexIn(bed, IDS.general)).toBe("read");
  await bed.close();
});

it("its owners may have them read again everywhere", async () => {
  const bed = await openBed({ guildId: IDS.guild, ownerIds: [IDS.moderator] });
  expect(await reindexIn(bed, IDS.lobby)).toBe("read");
  expect(await reindexIn(bed, IDS.moderatorDm)).toBe("read");
  await bed.close();
});
