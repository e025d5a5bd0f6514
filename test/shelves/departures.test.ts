import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DEPARTED_KEPT, Departures } from "../../src/shelves/departures.ts";
import type { DepartureStore } from "../../src/shelves/store/article-store.ts";

/** Ids of servers by the shard of three that they are on. */
const [zero, one, two] = [3n, 1n, 2n].map((number) => (number << 22n).toString()) as [string, string, string];
const another = (BigInt(one) + 1n).toString();
const DAY = 24 * 3_600_000;

/** Keeps what a database would. */
class Notes implements DepartureStore {
  readonly leftAt = new Map<string, number | undefined>();
  isBroken = false;

  constructor(...libraries: string[]) {
    for (const library of libraries) this.leftAt.set(library, undefined);
  }

  async departures() {
    return [...this.leftAt].map(([library, leftAt]) => ({ library, leftAt }));
  }

  async setDeparture(library: string, leftAt: number | undefined) {
    if (this.isBroken) throw new Error("the database is gone");
    if (!this.leftAt.has(library)) return;
    this.leftAt.set(library, leftAt === undefined ? undefined : (this.leftAt.get(library) ?? leftAt));
  }
}

let errors = 0;
/** What hears of servers, as a process that has just started. */
function start(store: Notes) {
  const departures = new Departures({
    store,
    log: { error: () => errors++ },
    forget: async (library, before) => {
      expect(before).toBe(Date.now() - DEPARTED_KEPT);
      store.leftAt.delete(library);
    },
  });
  const left = async () => {
    await departures.settled();
    return [...store.leftAt].flatMap(([library, leftAt]) => (leftAt === undefined ? [] : [library]));
  };
  const kept = async () => {
    await departures.settled();
    return [...store.leftAt.keys()];
  };
  return { departures, left, kept };
}

beforeEach(() => {
  errors = 0;
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a server that removes the bot", () => {
  it("keeps its library for 30 days, and no longer", async () => {
    const { departures, left, kept } = start(new Notes(one, two));
    departures.begin([0, 1], [one, two]);
    departures.leave(0, { id: one });
    expect(await left()).toEqual([one]);
    vi.setSystemTime(Date.now() + 30 * DAY - 1);
    departures.purge();
    expect(await kept()).toEqual([one, two]);
    vi.setSystemTime(Date.now() + 1);
    departures.purge();
    expect(await kept()).toEqual([two]);
    expect(errors).toBe(0);
  });

  it.each<[string, (departures: Departures) => void]>([
    ["it invites it again", (departures) => departures.join(0, one)],
    ["it is on the list of the next session", (departures) => departures.begin([0, 1], [two, one])],
  ])("keeps it for good where %s", async (_, comeBack) => {
    const { departures, left, kept } = start(new Notes(one, two));
    departures.begin([0, 1], [one, two]);
    departures.leave(0, { id: one });
    vi.setSystemTime(Date.now() + 29 * DAY);
    comeBack(departures);
    expect(await left()).toEqual([]);
    vi.setSystemTime(Date.now() + 31 * DAY);
    departures.purge();
    expect(await kept()).toEqual([one, two]);
  });

  it("counts from when it removed it, however often that is said", async () => {
    const store = new Notes(one);
    const { departures, left } = start(store);
    departures.begin([0, 1], [one]);
    departures.leave(0, { id: one });
    await left();
    const since = store.leftAt.get(one);
    vi.setSystemTime(Date.now() + 5 * DAY);
    departures.leave(0, { id: one });
    departures.begin([0, 1], []);
    await left();
    expect(store.leftAt.get(one)).toBe(since);
  });
});

describe("an outage", () => {
  it("marks nothing, a thousand times over", async () => {
    const { departures, left, kept } = start(new Notes(one, two));
    departures.begin([0, 1], [one, two]);
    for (let n = 0; n < 1_000; n++) departures.leave(0, { id: n % 2 === 0 ? one : two, unavailable: true });
    expect(await left()).toEqual([]);
    vi.setSystemTime(Date.now() + 400 * DAY);
    departures.purge();
    expect(await kept()).toEqual([one, two]);
  });

  it("of the database loses no mark: the next session finds who is missing", async () => {
    const store = new Notes(one, two);
    const { departures, left } = start(store);
    departures.begin([0, 1], [one, two]);
    await left();
    store.isBroken = true;
    departures.leave(0, { id: one });
    expect(await left()).toEqual([]);
    expect(errors).toBe(1);
    store.isBroken = false;
    departures.begin([0, 1], [two]);
    expect(await left()).toEqual([one]);
  });
});

describe("what happened while the bot was down", () => {
  it("is read from the list of servers", async () => {
    const { departures, left } = start(new Notes(one, two));
    departures.begin([0, 1], [two]);
    expect(await left()).toEqual([one]);
  });

  it("has 30 days from when it was seen", async () => {
    const { departures, kept } = start(new Notes(one));
    departures.begin([0, 1], []);
    await departures.settled();
    vi.setSystemTime(Date.now() + 29 * DAY);
    departures.begin([0, 1], []);
    expect(await kept()).toEqual([one]);
  });

  it("deletes nothing of a server that has invited it again meanwhile", async () => {
    const store = new Notes(one);
    store.leftAt.set(one, Date.now() - 60 * DAY);
    const { departures, kept } = start(store);
    departures.purge();
    expect(await kept()).toEqual([one]);
    departures.begin([0, 1], [one]);
    departures.purge();
    expect(await kept()).toEqual([one]);
  });

  it("deletes what has had its time once the list is there", async () => {
    const store = new Notes(one, two);
    store.leftAt.set(one, Date.now() - 60 * DAY);
    const { departures, kept } = start(store);
    departures.begin([0, 1], [two]);
    expect(await kept()).toEqual([two]);
  });
});

describe("with several shards", () => {
  it("a list says nothing of the servers of other shards", async () => {
    const store = new Notes(zero, one, two, another);
    store.leftAt.set(two, Date.now() - 60 * DAY);
    const { departures, left, kept } = start(store);
    departures.begin([1, 3], [another]);
    expect(await left()).toEqual([one, two]);
    departures.begin([0, 3], [zero]);
    expect(await left()).toEqual([one, two]);
    expect(await kept()).toEqual([zero, one, two, another]);
    departures.begin([2, 3], []);
    expect(await kept()).toEqual([zero, one, another]);
  });

  it("what was said of fewer shards no longer counts", async () => {
    const { departures, left } = start(new Notes(zero, one));
    departures.begin([0, 1], [zero, one]);
    departures.begin([1, 3], [one]);
    departures.leave(0, { id: zero, unavailable: true });
    expect(await left()).toEqual([]);
    departures.purge();
    expect(await left()).toEqual([]);
  });
});

it("somebody who uses the bot in a server that was thought gone keeps its library", async () => {
  const { departures, left } = start(new Notes(one));
  departures.begin([0, 1], []);
  expect(await left()).toEqual([one]);
  departures.seen(one);
  expect(await left()).toEqual([]);
});

it("a server that another bot on the same database does not know keeps its library, though nobody uses it", async () => {
  const store = new Notes(one);
  const [ours, theirs] = [start(store), start(store)];
  ours.departures.begin([0, 1], [one]);
  await ours.left();
  theirs.departures.begin([0, 1], []);
  expect(await theirs.left()).toEqual([one]);
  ours.departures.purge();
  expect(await ours.left()).toEqual([]);
  vi.setSystemTime(Date.now() + 31 * DAY);
  theirs.departures.purge();
  expect(await theirs.kept()).toEqual([one]);
});

it("a server without a library is no matter", async () => {
  const { departures, left, kept } = start(new Notes(one));
  departures.begin([0, 1], [one, two]);
  departures.leave(0, { id: two });
  departures.join(0, two);
  expect([await left(), await kept()]).toEqual([[], [one]]);
});
