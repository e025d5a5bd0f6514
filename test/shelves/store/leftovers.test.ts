import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/shelves/store/database.ts";
import { openStore } from "../../../src/shelves/store/open-store.ts";
import { engines } from "./engines.ts";
import { makeUpload } from "./uploads.ts";

const [here, there] = ["200000000000000001", "200000000000000002"];
const mara = "100000000000000001";
const log = { warn: () => {} };

describe.each(engines())("of a library in $name", (engine) => {
  beforeAll(async () => {
    if (!engine.isMissing) await engine.start();
  });
  afterAll(async () => {
    if (!engine.isMissing) await engine.stop();
  });

  it.skipIf(engine.isMissing).each(["forget", "forgetDeparted"] as const)(
    "no table has anything left after %s",
    async (method) => {
      const place = await engine.newPlace();
      const store = await openStore(place, { log });
      const database = await openDatabase(place, log);
      for (const library of [here, there]) {
        const stored = await store.put(library, makeUpload("Ferry", "It costs 30."), mara);
        if ("refused" in stored) throw new Error(stored.refused);
        await store.set(library, { language: "de" }, mara);
        await store.noteQuestion(library, { id: "q1", question: "Who came?", kind: "nothing" });
        await store.changeCollection(library, { do: "create", name: "drafts" }, mara);
        await store.choose(library, library);
      }
      // Whatever tables there are: one that is added later must not be forgotten here.
      const tables = (await database.introspection.getTables()).filter(
        ({ name }) => !name.startsWith("kysely"),
      );
      const holding = async (library: string) => {
        const held: string[] = [];
        for (const { name, columns } of tables) {
          const column = columns.find((one) => one.name === (name === "libraries" ? "id" : "library"));
          if (column === undefined) throw new Error(`${name} does not say whose its rows are`);
          const { rows } =
            await sql`select 1 from ${sql.table(name)} where ${sql.ref(column.name)} = ${library}`.execute(
              database,
            );
          if (rows.length > 0) held.push(name);
        }
        return held.sort();
      };
      const all = tables.map(({ name }) => name).sort();
      expect(await holding(here)).toEqual(all);
      if (method === "forget") await store.forget(here);
      else {
        await store.setDeparture(here, 1);
        await store.forgetDeparted(here, 1);
      }
      expect(await holding(here)).toEqual([]);
      expect(await holding(there)).toEqual(all);
      await database.destroy();
      await store.close();
    },
  );
});
