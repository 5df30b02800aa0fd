import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSettings, settingNames } from "./env";

const read = (env: Record<string, string>) => readSettings({ NODE_ENV: "test", ...env });
const kredibel = {
  KREDIBEL_BASE_URL: "https://synapses.example/api",
  KREDIBEL_API_KEY: "secret-key",
  LEDGER_SECRET: "s".repeat(32),
};
const problemsOf = (env: Record<string, string>) => {
  const result = read(env);
  return result.ok ? [] : result.problems;
};

test("every setting is in .env.example, and nothing else is", () => {
  const example = readFileSync(new URL("../../../.env.example", import.meta.url), "utf8");
  const names = [...example.matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);
  expect(names.sort()).toEqual([...settingNames].sort());
});

test("readSettings: BRANCH_TIME_ZONES gives branches clocks of their own", () => {
  const text = " Makassar = Asia/Makassar;A=B Jayapura=Asia/Jayapura; ";
  const own = [
    ["Makassar", "Asia/Makassar"],
    ["A=B Jayapura", "Asia/Jayapura"],
  ];
  expect(read({ ...kredibel, BRANCH_TIME_ZONES: text })).toMatchObject({
    settings: { BRANCH_TIME_ZONES: new Map(own as [string, string][]) },
  });
  for (const wrong of ["Makassar", "=Asia/Makassar", "Makassar=", "Makassar=WITA+1"])
    expect(problemsOf({ ...kredibel, BRANCH_TIME_ZONES: wrong })[0]).toMatch(/^BRANCH_TIME_ZONES must name/);
});

test("with Kredibel's address and key, the rest has defaults", () => {
  expect(read(kredibel)).toEqual({
    ok: true,
    settings: expect.objectContaining({
      ...kredibel,
      KREDIBEL_SIMULATOR: false,
      KREDIBEL_TIMEOUT_MS: 60_000,
      PORT: 3000,
    }),
    warnings: [expect.stringContaining("placeholders")],
  });
});

describe("what people would read as a placeholder", () => {
  const told = {
    PRIVACY_NOTICE_URL: "https://contoh.id/privasi",
    CERTIFICATE_TERMS_URL: "https://contoh.id/syarat",
    BRAND_NAME: "Contoh",
    SUPPORT_CONTACT: "bantuan@contoh.id",
  };
  const strict = { ...kredibel, STRICT_SETTINGS: "1" };

  test("nothing is warned of where all is set, strict or not", () => {
    for (const env of [kredibel, strict]) expect(read({ ...env, ...told })).toMatchObject({ warnings: [] });
  });

  test.each(Object.keys(told))("%s: named in the warning, required when strict", (name) => {
    const rest = { ...told, [name]: "" };
    expect(read({ ...kredibel, ...rest })).toMatchObject({
      ok: true,
      warnings: [expect.stringMatching(new RegExp(`: ${name}\\.$`))],
    });
    expect(problemsOf({ ...strict, ...rest })).toEqual([`${name} is required with STRICT_SETTINGS=1.`]);
  });

  test("the simulator's pages may keep them", () => {
    expect(read({ KREDIBEL_SIMULATOR: "1" })).toMatchObject({ ok: true, warnings: [] });
  });

  test("a misspelt setting is warned of, listed with what is wrong, and refused when strict", () => {
    const misspelt = "BREAKER_FALURES is no setting: did you mean BREAKER_FAILURES?";
    const typo = { ...kredibel, ...told, BREAKER_FALURES: "3" };
    expect(read(typo)).toMatchObject({ ok: true, warnings: [misspelt] });
    expect(problemsOf({ ...typo, STRICT_SETTINGS: "1" })).toEqual([misspelt]);
    expect(problemsOf({ ...typo, PORT: "none" })).toEqual(["PORT must be a whole number.", misspelt]);
  });
});

test("without its port there are no metrics", () => {
  const result = read(kredibel);
  expect(result.ok && result.settings.METRICS_PORT).toBeUndefined();
});

test("with the simulator, neither is needed", () => {
  expect(read({ KREDIBEL_SIMULATOR: "1" })).toMatchObject({
    ok: true,
    settings: { KREDIBEL_SIMULATOR: true },
  });
});

test("with everything forgotten, both are asked for", () => {
  const forgotten: Record<string, string>[] = [
    {},
    { KREDIBEL_SIMULATOR: "0" },
    { KREDIBEL_SIMULATOR: "", KREDIBEL_API_KEY: " " },
  ];
  for (const env of forgotten)
    expect(problemsOf(env)).toEqual([
      "KREDIBEL_BASE_URL is required, unless KREDIBEL_SIMULATOR=1.",
      "KREDIBEL_API_KEY is required, unless KREDIBEL_SIMULATOR=1.",
      "LEDGER_SECRET is required, unless KREDIBEL_SIMULATOR=1.",
    ]);
});

test("a simulator beside the real address is refused", () => {
  expect(problemsOf({ ...kredibel, KREDIBEL_SIMULATOR: "1" })).toEqual([
    "KREDIBEL_SIMULATOR=1 and KREDIBEL_BASE_URL exclude each other.",
  ]);
});

test.each(["https://a.example", "http://localhost:4010", "http://127.0.0.1:4010/x", "http://[::1]:4010"])(
  "base URL %s is taken",
  (url) => expect(read({ ...kredibel, KREDIBEL_BASE_URL: url }).ok).toBe(true),
);

test.each([
  "http://a.example",
  "http://localhost.evil.example",
  "http://127.0.0.1.example",
  "https://user:pass@a.example",
  "https://a.example/?x=1",
  "https://a.example/#x",
  "ftp://a.example",
  "a.example",
])("base URL %s is refused", (url) => {
  expect(problemsOf({ ...kredibel, KREDIBEL_BASE_URL: url })).toEqual([
    expect.stringMatching(/^KREDIBEL_BASE_URL must/),
  ]);
});

test("wrong settings are listed together, and no value is repeated", () => {
  const wrong = {
    KREDIBEL_SIMULATOR: "yes",
    KREDIBEL_API_KEY: "two words",
    KREDIBEL_TIMEOUT_MS: "12s",
    PRIVACY_NOTICE_URL: "javascript:alert(1)",
    CERTIFICATE_TERMS_URL: "terms",
    BRAND_NAME: "x".repeat(61),
    SUPPORT_CONTACT: "x".repeat(201),
    DATABASE_URL: "mysql://db.example/ledger",
    DATABASE_POOL_SIZE: "1001",
    LEDGER_SECRET: "too short",
    LEDGER_SECRET_PREVIOUS: "shorter",
    LEDGER_SECRET_PREVIOUS_UNTIL: "next week",
    RETENTION_DAYS: "ninety",
    CONSENT_RETENTION_DAYS: "99999",
    UNKNOWN_RETRY_AFTER: "soon",
    ATTEMPTS_PER_APPLICATION: "none",
    ATTEMPTS_WINDOW_HOURS: "169",
    CHARGED_CALLS_PER_NIK_AND_DAY: "0x6",
    STARTS_PER_ADDRESS_AND_HOUR: "-17",
    SUBMISSIONS_PER_ADDRESS_AND_HOUR: "1e3",
    CALLS_PER_HOUR: "1000001",
    TRUSTED_PROXY_HOPS: "12",
    RETURN_URL: "javascript:history.back()",
    RETURN_ORIGINS: "https://shop.example.com http://shop.example.com/",
    BRANCH_TZ: "Mars/Olympus",
    BRANCH_TIME_ZONES: "Makassar=Asia/Makasar",
    PORT: "65536",
    MAX_UPLOADS: "-9",
    MAX_SUBMISSIONS: "many",
    METRICS_PORT: "99999",
    LOG_LEVEL: "loud",
    STRICT_SETTINGS: "very",
  };
  const problems = problemsOf(wrong);
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    ...Object.keys(wrong),
    "KREDIBEL_BASE_URL",
  ]);
  for (const value of Object.values(wrong)) expect(problems.join("\n")).not.toContain(value);
});

test.each([
  ["without its time", { LEDGER_SECRET_PREVIOUS: "p".repeat(32) }],
  [
    "the current one",
    { LEDGER_SECRET_PREVIOUS: "s".repeat(32), LEDGER_SECRET_PREVIOUS_UNTIL: "2026-12-31T00:00Z" },
  ],
  ["missing, with a time", { LEDGER_SECRET_PREVIOUS_UNTIL: "2026-12-31T00:00Z" }],
  [
    "until a day that is none",
    { LEDGER_SECRET_PREVIOUS: "p".repeat(32), LEDGER_SECRET_PREVIOUS_UNTIL: "2026-13-31T00:00Z" },
  ],
])("settings: a previous secret %s is listed", (_, wrong) => {
  expect(problemsOf({ ...kredibel, ...wrong })).toEqual([expect.stringContaining("LEDGER_SECRET_PREVIOUS")]);
});

test.each([
  ["never", "never"],
  ["10080", 10_080],
])("an unknown end may be left after %s minutes", (given, minutes) => {
  expect(read({ ...kredibel, UNKNOWN_RETRY_AFTER: given })).toMatchObject({
    settings: { UNKNOWN_RETRY_AFTER: minutes },
  });
});

test("nothing is deleted that a call may still be in flight for", () => {
  expect(problemsOf({ ...kredibel, RETENTION_DAYS: "1" })).toEqual(["RETENTION_DAYS must be at least 2."]);
  expect(read({ ...kredibel, RETENTION_DAYS: "2" }).ok).toBe(true);
});

describe("a setting from a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "settings-"));
  const file = join(folder, "key");
  writeFileSync(file, "from-file\n");
  const { KREDIBEL_API_KEY: _, ...rest } = kredibel;

  test("is read without its line feed", () => {
    expect(read({ ...rest, KREDIBEL_API_KEY_FILE: file })).toMatchObject({
      settings: { KREDIBEL_API_KEY: "from-file" },
    });
  });
  test("may not be given twice", () => {
    expect(problemsOf({ ...kredibel, KREDIBEL_API_KEY_FILE: file })[0]).toBe(
      "KREDIBEL_API_KEY and KREDIBEL_API_KEY_FILE exclude each other.",
    );
  });
  test("has to be readable", () => {
    rmSync(folder, { recursive: true });
    expect(problemsOf({ ...rest, KREDIBEL_API_KEY_FILE: file })[0]).toBe(
      "KREDIBEL_API_KEY_FILE names a file that cannot be read.",
    );
  });
});

test.each(["#14489e", "#FFCC00"])("brand colour %s is taken", (BRAND_COLOR) =>
  expect(read({ ...kredibel, BRAND_COLOR }).ok).toBe(true),
);

test.each(["red", "#fff", "#14489e;}body{display:none"])("brand colour %s is refused", (BRAND_COLOR) =>
  expect(problemsOf({ ...kredibel, BRAND_COLOR })).toEqual(["BRAND_COLOR must be a colour like #14489e."]),
);

test("a logo must be a picture that is there and not too large", () => {
  const folder = mkdtempSync(join(tmpdir(), "logo-"));
  const file = (name: string, bytes: number) => {
    writeFileSync(join(folder, name), Buffer.alloc(bytes, "x"));
    return join(folder, name);
  };
  const refused = ["BRAND_LOGO must name an svg, png, jpg or webp file of at most 200 kB."];
  expect(problemsOf({ ...kredibel, BRAND_LOGO: file("logo.svg", 100) })).toEqual([]);
  for (const path of [
    file("big.png", 200_001),
    file("empty.png", 0),
    file("logo.html", 100),
    join(folder, "no.png"),
  ])
    expect(problemsOf({ ...kredibel, BRAND_LOGO: path })).toEqual(refused);
  rmSync(folder, { recursive: true });
});

describe("the identity provider", () => {
  const oidc = {
    OIDC_ISSUER: "https://id.example/realm",
    OIDC_CLIENT_ID: "onboarding",
    OIDC_CLIENT_SECRET: "secret",
    OIDC_ROLE_CLAIM: "roles",
    OIDC_BRANCH_CLAIM: "branch",
  };

  test("all of its settings, or none", () => {
    expect(read({ ...kredibel, ...oidc })).toMatchObject({
      ok: true,
      settings: { OIDC_STAFF_VALUE: "staff" },
    });
    expect(read(kredibel).ok).toBe(true);
  });

  test.each(Object.keys(oidc))("without %s the rest is refused", (name) => {
    expect(problemsOf({ ...kredibel, ...oidc, [name]: "" })).toEqual([
      `${name} is required beside the other settings of OpenID Connect.`,
    ]);
  });

  test("passwords may be off only beside it", () => {
    expect(read({ ...kredibel, ...oidc, STAFF_PASSWORDS: "off" }).ok).toBe(true);
    expect(problemsOf({ ...kredibel, STAFF_PASSWORDS: "off" })).toEqual([
      "STAFF_PASSWORDS=off without OpenID Connect lets no staff in.",
    ]);
  });

  test("its address is as careful as Kredibel's", () => {
    expect(problemsOf({ ...kredibel, ...oidc, OIDC_ISSUER: "http://id.example" })).toEqual([
      expect.stringMatching(/^OIDC_ISSUER must be an https address/),
    ]);
  });
});
