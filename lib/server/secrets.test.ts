import { expect, test } from "vitest";
import { readSettings } from "./ops/env";
import { readable, secretsOf } from "./secrets";

const env = {
  KREDIBEL_BASE_URL: "https://kredibel.example",
  KREDIBEL_API_KEY: "key",
  NODE_ENV: "test",
} as const;
const [current, previous] = ["c".repeat(32), "p".repeat(32)];
const until = "2026-03-02T16:00+07:00";

test("secrets: the previous one is read until its time, the current one always", () => {
  const read = readSettings({
    ...env,
    LEDGER_SECRET: current,
    LEDGER_SECRET_PREVIOUS: previous,
    LEDGER_SECRET_PREVIOUS_UNTIL: until,
  });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  let now = Date.parse("2026-03-02T09:00:00Z") - 1;
  const secrets = secretsOf(read.settings, () => now);
  expect(readable(secrets)).toEqual([current, previous]);
  now += 1;
  expect(readable(secrets)).toEqual([current]);
});
