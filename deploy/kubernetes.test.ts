import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { settingNames } from "../lib/server/ops/env";

const folder = join(import.meta.dirname, "kubernetes");

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Manifest = { apiVersion: string; kind: string; [key: string]: Json };
type Model = new (given: Json) => { validate: () => void };

/** By name at run time: the packages are for this file alone. */
const load = (name: string) => import(name);
const { parse } = await load("yaml");

const read = (file: string): Manifest => parse(readFileSync(join(folder, file), "utf8"));
const { resources, labels } = read("kustomization.yaml") as unknown as {
  resources: string[];
  labels: [{ pairs: Record<string, string> }];
};
const manifests = await Promise.all(
  resources.map(async (file) => {
    const manifest = read(file);
    const models = await load(`kubernetes-models/${manifest.apiVersion}`);
    return { file, manifest, Model: models[manifest.kind] as Model };
  }),
);

function problem(Model: Model, manifest: Json): string | null {
  try {
    new Model(manifest).validate();
    return null;
  } catch (error) {
    return String(error);
  }
}

/** Copies with one value, at any depth, replaced by one that no field of Kubernetes takes. */
function* spoilt(value: Json, path: string[] = []): Generator<{ path: string; copy: Json }> {
  if (typeof value !== "object" || value === null) {
    yield { path: path.join("."), copy: [[["of no type"]]] };
    return;
  }
  for (const [key, inner] of Object.entries(value))
    for (const { path: below, copy } of spoilt(inner, [...path, key])) {
      const whole = Array.isArray(value) ? [...value] : { ...value };
      Object.assign(whole, { [key]: copy });
      yield { path: below, copy: whole };
    }
}

test("kubernetes: the base has every manifest of its folder", () => {
  const files = readdirSync(folder).filter((name) => name !== "kustomization.yaml");
  expect([...resources].sort()).toEqual(files.sort());
  expect(manifests.map(({ manifest }) => manifest.kind)).toEqual(
    expect.arrayContaining(["Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy"]),
  );
});

test.each(manifests)("kubernetes: $file is valid", ({ manifest, Model }) => {
  expect(problem(Model, manifest)).toBeNull();
});

test.each(manifests)("kubernetes: each field of $file is one that its kind knows", ({ manifest, Model }) => {
  const { apiVersion: _, kind: __, ...fields } = manifest;
  const copies = [...spoilt(fields)];
  expect(copies.length).toBeGreaterThan(2);
  const unknown = copies.filter(({ copy }) => problem(Model, { ...(copy as object) } as Json) === null);
  expect(unknown.map(({ path }) => path)).toEqual([]);
});

test("kubernetes: a misspelt field is found", () => {
  const { manifest, Model } = manifests.find(({ file }) => file === "service.yaml") ?? {};
  if (!manifest || !Model) throw new Error("no service");
  const { apiVersion: _, kind: __, ...fields } = { ...manifest, sepc: { type: "ClusterIP" } };
  const unknown = [...spoilt(fields)].filter(({ copy }) => problem(Model, copy) === null);
  expect(unknown.map(({ path }) => path)).toEqual(["sepc.type"]);
});

test("kubernetes: selectors, ports, settings and times agree", () => {
  const text = (file: string) => readFileSync(join(folder, file), "utf8");
  const deployment = text("deployment.yaml");
  const label = Object.entries(labels[0].pairs).map(([name, value]) => `${name}: ${value}`);
  for (const file of resources) expect(text(file)).toContain(label[0]);
  const ports = [...deployment.matchAll(/- name: (\w+)\n +containerPort: (\d+)/g)].map(([, name]) => name);
  expect(ports).toEqual(["http", "metrics"]);
  for (const [, port] of deployment.matchAll(/^ +port: (\w+)$/gm)) expect(ports).toContain(port);
  const names = [...deployment.matchAll(/- name: ([A-Z_]+)\n/g)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(8);
  for (const name of names.filter((name) => name !== "HOSTNAME"))
    expect(settingNames).toContain(name.replace(/_FILE$/, ""));
  expect(Number(/terminationGracePeriodSeconds: (\d+)/.exec(deployment)?.[1])).toBeGreaterThan(60);
  for (const path of [...deployment.matchAll(/path: (\S+)\n +port/g)].map(([, path]) => path))
    expect(path).toBe("/api/health/live");
});
