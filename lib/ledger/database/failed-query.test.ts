import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { attempts, counters } from "../schema";
import { onEachDatabase } from "../testing/databases";
import { FailedQuery } from "./failed-query";

const canary = "Budi Canary";

onEachDatabase("a query that fails", (bench) => {
  const failing = {
    "a value that the column does not take": () =>
      bench().database.db.select().from(attempts).where(sql`${attempts.id} = ${canary}`),
    "a row that exists already": async () => {
      const row = { key: canary, windowStart: new Date(0), count: 1 };
      await bench().database.db.insert(counters).values([row, row]);
    },
    "one in a transaction": () =>
      bench().database.db.transaction((tx) => tx.execute(sql`select ${canary}::int`)),
  };

  test.each(Object.keys(failing) as (keyof typeof failing)[])(
    "%s: says why, not what was asked",
    async (name) => {
      const error = await Promise.resolve()
        .then(failing[name])
        .then(
          () => null,
          (thrown: unknown) => thrown,
        );
      expect(error).toBeInstanceOf(FailedQuery);
      expect(error).toHaveProperty("code", expect.stringMatching(/^[0-9A-Z]{5}$/));
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain("Canary");
    },
  );
});
