import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createMetrics } from "./metrics";

const page = readFileSync(new URL("../../../docs/operations.md", import.meta.url), "utf8");

/** Rows like `name` | `label`: `value` `value`; `label`: … | what it counts. */
const documented = [...page.matchAll(/^\| `(onboarding_\w+)` \| (.*?) \| .* \|$/gm)].map(
  ([, name = "", labels = ""]) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/`(\w+)`: ((?:`\w+` ?)+)/g)].map(([, label = "", values = ""]) => [
        label,
        values.replaceAll("`", "").trim().split(" ").sort(),
      ]),
    ),
  }),
);

async function fresh() {
  const metrics = await createMetrics().registry.getMetricsAsJSON();
  return metrics.filter(({ name }) => name.startsWith("onboarding_"));
}

test("metrics: the table for operators has each name and label's values, and no other", async () => {
  const kept = (await fresh()).map(({ name, values }) => {
    const given = values.flatMap((value) => Object.entries(value.labels));
    const told = given.filter(([label, value]) => value !== "" && label !== "le");
    const valuesOf = (wanted: string) =>
      told.filter(([label]) => label === wanted).map(([, value]) => String(value));
    const labels = told.map(([label]) => [label, [...new Set(valuesOf(label))].sort()]);
    return { name, labels: Object.fromEntries(labels) };
  });
  expect(kept.length).toBeGreaterThan(8);
  expect(documented).toEqual(kept);
});

test("metrics: each series stands at 0 before anything was counted", async () => {
  const counted = (await fresh()).filter(({ type }) => String(type) !== "histogram");
  const series = counted.flatMap(({ values }) => values.map(({ value }) => value));
  expect(series.length).toBeGreaterThan(60);
  expect(series.filter((value) => value !== 0)).toEqual([]);
});

test("metrics: a series named in a sentence for operators is there", async () => {
  const text = await createMetrics().registry.metrics();
  const named = [...page.matchAll(/`(onboarding_\w+)\{(\w+="\w+"(?:,\w+="\w+")*)\}`/g)];
  expect(named.length).toBeGreaterThan(1);
  for (const [, name, labels] of named) expect(text).toContain(`${name}{${labels}`);
});
