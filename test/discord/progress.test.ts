import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createProgress } from "../../src/discord/progress.ts";
import type { Reply } from "../../src/replies/index.ts";

const say = (text: string): Reply => ({ text });

describe("how far a command has come", () => {
  const shown: string[] = [];
  const send = async ({ text }: Reply) => {
    shown.push(text);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    shown.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is not shown of one that is quick", async () => {
    const progress = createProgress(send);
    progress.show(say("1 of 9"));
    await vi.advanceTimersByTimeAsync(1_999);
    await progress.stop();
    await vi.runAllTimersAsync();
    expect(shown).toEqual([]);
  });

  it("is shown after 2 s, then every 1.5 s, always as it stands then", async () => {
    const progress = createProgress(send);
    for (let at = 1; at <= 60; at++) {
      progress.show(say(`${at} of 60`));
      await vi.advanceTimersByTimeAsync(100);
    }
    await progress.stop();
    expect(shown).toEqual(["20 of 60", "35 of 60", "50 of 60"]);
  });

  it("is shown once where nothing more is told", async () => {
    const progress = createProgress(send);
    progress.show(say("1 of 9"));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(shown).toEqual(["1 of 9"]);
  });

  it("is over before the end is told, even where the last of it is slow", async () => {
    const order: string[] = [];
    const progress = createProgress(async ({ text }) => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      order.push(text);
    });
    progress.show(say("1 of 9"));
    await vi.advanceTimersByTimeAsync(2_500);
    progress.show(say("2 of 9"));
    const stopped = progress.stop().then(() => order.push("stopped"));
    await vi.advanceTimersByTimeAsync(60_000);
    await stopped;
    expect(order).toEqual(["1 of 9", "stopped"]);
  });
});
