import { expect, test } from "vitest";
import { settingNames } from "./env";
import { editDistance, misspelt } from "./setting-advice";

const told = (...names: string[]) => misspelt(settingNames, names);

test.each([
  ["KREDIBEL_APIKEY", "KREDIBEL_API_KEY"],
  ["KREDIBEL_URL", "KREDIBEL_BASE_URL"],
  ["kredibel_api_key", "KREDIBEL_API_KEY"],
  ["KREDIBEL-BASE-URL", "KREDIBEL_BASE_URL"],
  ["KREDBIEL_API_KEY_FILE", "KREDIBEL_API_KEY_FILE"],
  ["DATABSE_URL", "DATABASE_URL"],
  ["DATADIR", "DATA_DIR"],
  ["OIDC_CLIENTSECRET", "OIDC_CLIENT_SECRET"],
  ["LOGLEVEL", "LOG_LEVEL"],
  ["BRAND_COLOUR", "BRAND_COLOR"],
])("misspelt settings: %s, did you mean %s", (given, meant) => {
  expect(told(given)).toEqual([`${given} is no setting: did you mean ${meant}?`]);
});

test("misspelt settings: a name of ours that is near to none is told too", () => {
  expect(told("KREDIBEL_QUANTUM_FLUX_CAPACITOR_ENABLED")).toEqual([
    "KREDIBEL_QUANTUM_FLUX_CAPACITOR_ENABLED is no setting of this app.",
  ]);
});

test("misspelt settings: each letter left out of any name is told", () => {
  const long = settingNames.filter((name) => name.length >= 8);
  const typos = long.flatMap((name) => [...name].map((_, at) => name.slice(0, at) + name.slice(at + 1)));
  const meant = typos.filter((name) => !settingNames.includes(name));
  expect(meant.length).toBeGreaterThan(500);
  for (const typo of meant) expect(told(typo)).toEqual([expect.stringContaining("did you mean")]);
});

test("misspelt settings: what belongs to others or is right is not told", () => {
  const others = [
    ...["PATH", "HOME", "HOSTNAME", "LANG", "TZ", "PWD", "SHLVL", "NODE_ENV", "NODE_OPTIONS", "NODE_VERSION"],
    ...["NODE_EXTRA_CA_CERTS", "HTTPS_PROXY", "NEXT_RUNTIME", "NEXT_TELEMETRY_DISABLED", "YARN_VERSION"],
    ...["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "MALLOC_ARENA_MAX", "KUBERNETES_SERVICE_HOST", "PGPASSWORD"],
    ...["LEDGER_SERVICE_HOST", "METRICS_PORT_9464_TCP_ADDR", "LEDGER_PORT", "BASE_URL", "E2E_PORT", "CI"],
    ...["DATABASE_HOST", "POSTGRES_PASSWORD_FILE", "SITE_ADDRESS", "BUILD_STANDALONE", "CHROMIUM_PATH"],
  ];
  expect(told(...others, ...settingNames, ...settingNames.map((name) => `${name}_FILE`))).toEqual([]);
});

test.each([
  ["", "abc", 3],
  ["kitten", "sitting", 3],
  ["abcd", "abdc", 1],
  ["same", "same", 0],
])("edit distance: %j to %j is %i", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});
