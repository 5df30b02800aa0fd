import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { handoffOffers, photoUploads } from "../../public-settings";
import { requirements } from "../../staff/second-factor/requirement";
import { readLogo } from "../http/logo";
import { misspelt, placeholders } from "./setting-advice";

/** All settings, documented in `.env.example`; `<NAME>_FILE` reads one from a file, empty means unset. */

export const isDevelopment = process.env.NODE_ENV === "development";

/** Checked at start; the pages' policy is made apart from the services. */
export const brandColour = (): string | undefined => process.env.BRAND_COLOR;

const flag = z._default(
  z.pipe(
    z.enum(["0", "1"], "must be 0 or 1"),
    z.transform((text) => text === "1"),
  ),
  false,
);

const inRange = (min: number, max: number) =>
  z
    .pipe(z.string().check(z.regex(/^\d+$/, "must be a whole number")), z.transform(Number))
    .check(z.gte(min, `must be at least ${min}`), z.lte(max, `must be at most ${max}`));

const whole = (min: number, max: number, otherwise: number) => z._default(inRange(min, max), otherwise);

const webAddress = z.string().check(z.refine(isWebAddress, "must be an http or https address"));

const apiAddress = z
  .string()
  .check(
    z.refine(
      isApiAddress,
      "must be an https address (http on loopback only) without credentials, query or fragment",
    ),
  );

const apiKey = z.string().check(z.regex(/^[\x21-\x7e]+$/, "must be printable ASCII without spaces"));

const postgresAddress = z
  .string()
  .check(z.regex(/^postgres(ql)?:\/\/\S+$/, "must be a postgresql:// address"));

/** Keys the NIK hashes, which short secrets would leave open to brute force. */
const secret = z.string().check(z.minLength(32, "must have at least 32 characters"));

const moment = z.pipe(
  z.string().check(z.refine(isMoment, "must be a time with its zone, like 2026-09-30T17:00Z")),
  z.transform((text) => Date.parse(text)),
);

const minutesOrNever = (otherwise: number) =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^(never|[1-9]\d{0,4})$/, "must be whole minutes, or never")),
      z.transform((text): number | "never" => (text === "never" ? "never" : Number(text))),
    ),
    otherwise,
  );

/** As `URL` writes them. */
const origins = z._default(
  z.pipe(
    z
      .string()
      .check(
        z.refine(
          (text) => wordsIn(text).every(isHttpsOrigin),
          "must name https origins like https://shop.example.com, separated by spaces",
        ),
      ),
    z.transform((text): readonly string[] => wordsIn(text).map((word) => new URL(word).origin)),
  ),
  [],
);

const timeZone = z
  .string()
  .check(
    z.refine(isTimeZone, "must be a time zone's name like Asia/Jakarta, Asia/Makassar or Asia/Jayapura"),
  );

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const branchZones = z._default(
  z.pipe(
    z
      .string()
      .check(
        z.refine(
          (text) => [...zonesIn(text)].every(([branch, zone]) => branch !== "" && isTimeZone(zone)),
          "must name branches and time zones like Makassar=Asia/Makassar; Jayapura=Asia/Jayapura",
        ),
      ),
    z.transform(zonesIn),
  ),
  new Map<string, string>(),
);

const fields = {
  KREDIBEL_SIMULATOR: flag,
  KREDIBEL_BASE_URL: z.optional(apiAddress),
  KREDIBEL_API_KEY: z.optional(apiKey),
  KREDIBEL_TIMEOUT_MS: whole(1_000, 600_000, 60_000),
  PRIVACY_NOTICE_URL: z.optional(webAddress),
  CERTIFICATE_TERMS_URL: z.optional(webAddress),
  BRAND_NAME: z._default(z.string().check(z.maxLength(60, "must have at most 60 characters")), "Onboarding"),
  BRAND_LOGO: z.optional(
    z.string().check(z.refine(isLogo, "must name an svg, png, jpg or webp file of at most 200 kB")),
  ),
  BRAND_COLOR: z.optional(z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/, "must be a colour like #14489e"))),
  SUPPORT_CONTACT: z.optional(z.string().check(z.maxLength(200, "must have at most 200 characters"))),
  DATABASE_URL: z.optional(postgresAddress),
  DATABASE_POOL_SIZE: whole(1, 1_000, 10),
  DATA_DIR: z._default(z.string(), ".data"),
  LEDGER_SECRET: z.optional(secret),
  LEDGER_SECRET_PREVIOUS: z.optional(secret),
  LEDGER_SECRET_PREVIOUS_UNTIL: z.optional(moment),
  // A case lasts up to a day: never delete a call in flight.
  RETENTION_DAYS: whole(2, 3_650, 90),
  CONSENT_RETENTION_DAYS: whole(1, 36_500, 1_825),
  AUDIT_RETENTION_DAYS: whole(1, 36_500, 365),
  UNKNOWN_RETRY_AFTER: minutesOrNever(10),
  ATTEMPTS_PER_APPLICATION: whole(1, 100, 5),
  ATTEMPTS_WINDOW_HOURS: whole(1, 168, 6),
  CHARGED_CALLS_PER_NIK_AND_DAY: whole(1, 10_000, 6),
  STARTS_PER_ADDRESS_AND_HOUR: whole(0, 1_000_000, 300),
  SUBMISSIONS_PER_ADDRESS_AND_HOUR: whole(0, 1_000_000, 200),
  CALLS_PER_HOUR: whole(0, 1_000_000, 1_000),
  CALLS_AT_ONCE: whole(1, 10_000, 32),
  BREAKER_FAILURES: whole(1, 1_000_000, 5),
  BREAKER_PAUSE_SECONDS: whole(1, 3_600, 30),
  STAFF_IDLE_MINUTES: whole(1, 1_440, 30),
  STAFF_SHIFT_HOURS: whole(1, 72, 12),
  SIGN_INS_PER_ACCOUNT: whole(1, 1_000_000, 10),
  SIGN_INS_PER_ADDRESS: whole(1, 1_000_000, 100),
  LOOKUPS_PER_PERSON_AND_HOUR: whole(0, 1_000_000, 30),
  STAFF_UNLOCK: z._default(z.enum(["pin", "password"], "must be pin or password"), "pin"),
  STAFF_REQUIRE_2FA: z.optional(z.enum(requirements, "must be supervisor or all")),
  STAFF_PASSWORDS: z.optional(z.enum(["on", "off"], "must be on or off")),
  OIDC_ISSUER: z.optional(apiAddress),
  OIDC_CLIENT_ID: z.optional(z.string()),
  OIDC_CLIENT_SECRET: z.optional(z.string()),
  OIDC_ROLE_CLAIM: z.optional(z.string()),
  OIDC_BRANCH_CLAIM: z.optional(z.string()),
  OIDC_STAFF_VALUE: z._default(z.string(), "staff"),
  OIDC_SUPERVISOR_VALUE: z._default(z.string(), "supervisor"),
  TRUSTED_PROXY_HOPS: whole(0, 10, 0),
  WEBHOOK_ALLOW_PRIVATE: flag,
  RETURN_URL: z.optional(webAddress),
  RETURN_ORIGINS: origins,
  REQUIRE_SESSION: flag,
  HANDOFF: z._default(z.enum(handoffOffers, "must be off, offer or first"), "offer"),
  DRAFT_ON_DEVICE: z._default(z.enum(["on", "off"], "must be on or off"), "on"),
  SELF_IDLE_MINUTES: whole(1, 1_440, 15),
  BRANCH_IDLE_SECONDS: whole(10, 3_600, 120),
  PHOTO_UPLOAD: z._default(z.enum(photoUploads, "must be on, off or after_problem"), "on"),
  BRANCH_TZ: z._default(timeZone, "Asia/Jakarta"),
  BRANCH_TIME_ZONES: branchZones,
  PORT: whole(0, 65_535, 3000),
  MAX_UPLOADS: whole(1, 10_000, 64),
  UPLOADS_PER_ADDRESS: whole(1, 10_000, 8),
  MAX_SUBMISSIONS: whole(1, 10_000, 64),
  METRICS_PORT: z.optional(inRange(1, 65_535)),
  METRICS_HOST: z._default(z.string(), "127.0.0.1"),
  LOG_LEVEL: z._default(z.enum(logLevels, `must be one of ${logLevels.join(", ")}`), "info"),
  STRICT_SETTINGS: flag,
};

export const settingNames = Object.keys(fields);

const schema = z.object(fields);
type Given = z.infer<typeof schema>;

/** Either the simulator or all that real calls need. */
export type Settings = Omit<
  Given,
  "KREDIBEL_SIMULATOR" | "KREDIBEL_BASE_URL" | "KREDIBEL_API_KEY" | "LEDGER_SECRET"
> &
  (
    | {
        KREDIBEL_SIMULATOR: true;
        KREDIBEL_BASE_URL?: undefined;
        KREDIBEL_API_KEY?: string | undefined;
        LEDGER_SECRET?: string | undefined;
      }
    | {
        KREDIBEL_SIMULATOR: false;
        KREDIBEL_BASE_URL: string;
        KREDIBEL_API_KEY: string;
        LEDGER_SECRET: string;
      }
  );

export type SettingsRead =
  | { ok: true; settings: Settings; warnings: string[] }
  | { ok: false; problems: string[] };

/** @returns the settings with what is doubtful in them, or all problems; without values, which may be secrets */
export function readSettings(env: NodeJS.ProcessEnv = process.env): SettingsRead {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of settingNames) {
    const value = settingValue(name, env, problems);
    if (value) values[name] = value;
  }
  const parsed = schema.safeParse(values);
  for (const issue of parsed.error?.issues ?? []) problems.push(`${issue.path.join(".")} ${issue.message}.`);
  problems.push(...kredibelProblems(values), ...rotationProblems(values), ...oidcProblems(values));
  const strict = values.STRICT_SETTINGS === "1";
  const unset = values.KREDIBEL_SIMULATOR === "1" && !strict ? [] : placeholders(values);
  const unknown = misspelt(settingNames, Object.keys(env));
  if (strict) problems.push(...unset.map((name) => `${name} is required with STRICT_SETTINGS=1.`));
  if (!parsed.success || problems.length > 0 || (strict && unknown.length > 0))
    return { ok: false, problems: [...problems, ...unknown] };
  const warnings = unset.length > 0 ? [`${placeholderWarning} ${unset.join(", ")}.`, ...unknown] : unknown;
  // `kredibelProblems` has checked the either-or.
  return { ok: true, settings: parsed.data as Settings, warnings };
}

const placeholderWarning = "People read placeholders of ours until you set (STRICT_SETTINGS=1 insists):";

function kredibelProblems(values: Record<string, string>): string[] {
  if (values.KREDIBEL_SIMULATOR === "1") {
    // A forgotten simulator flag in production would verify everyone.
    return values.KREDIBEL_BASE_URL ? ["KREDIBEL_SIMULATOR=1 and KREDIBEL_BASE_URL exclude each other."] : [];
  }
  return ["KREDIBEL_BASE_URL", "KREDIBEL_API_KEY", "LEDGER_SECRET"]
    .filter((name) => !values[name])
    .map((name) => `${name} is required, unless KREDIBEL_SIMULATOR=1.`);
}

function rotationProblems(values: Record<string, string>): string[] {
  const { LEDGER_SECRET, LEDGER_SECRET_PREVIOUS: previous, LEDGER_SECRET_PREVIOUS_UNTIL: until } = values;
  if (!previous && !until) return [];
  if (!previous) return ["LEDGER_SECRET_PREVIOUS_UNTIL needs LEDGER_SECRET_PREVIOUS."];
  return [
    ...(until ? [] : ["LEDGER_SECRET_PREVIOUS needs LEDGER_SECRET_PREVIOUS_UNTIL."]),
    ...(LEDGER_SECRET ? [] : ["LEDGER_SECRET_PREVIOUS needs LEDGER_SECRET."]),
    ...(previous === LEDGER_SECRET ? ["LEDGER_SECRET_PREVIOUS must be another than LEDGER_SECRET."] : []),
  ];
}

const oidcNames = [
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_ROLE_CLAIM",
  "OIDC_BRANCH_CLAIM",
] as const;

function oidcProblems(values: Record<string, string>): string[] {
  const unset = oidcNames.filter((name) => !values[name]);
  if (unset.length === oidcNames.length)
    return values.STAFF_PASSWORDS === "off"
      ? ["STAFF_PASSWORDS=off without OpenID Connect lets no staff in."]
      : [];
  return unset.map((name) => `${name} is required beside the other settings of OpenID Connect.`);
}

function settingValue(name: string, env: NodeJS.ProcessEnv, problems: string[]): string | undefined {
  const direct = env[name]?.trim();
  const file = env[`${name}_FILE`]?.trim();
  if (!file) return direct;
  if (direct) {
    problems.push(`${name} and ${name}_FILE exclude each other.`);
    return undefined;
  }
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    problems.push(`${name}_FILE names a file that cannot be read.`);
    return undefined;
  }
}

function isWebAddress(text: string): boolean {
  const url = parseUrl(text);
  return url?.protocol === "https:" || url?.protocol === "http:";
}

function isApiAddress(text: string): boolean {
  const url = parseUrl(text);
  if (!url || url.username || url.password || url.search || url.hash) return false;
  if (url.protocol === "https:") return true;
  return url.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}

const wordsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

function isHttpsOrigin(text: string): boolean {
  const url = parseUrl(text);
  return url?.protocol === "https:" && !url.username && `${url.pathname}${url.search}${url.hash}` === "/";
}

function isMoment(text: string): boolean {
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;
  return zoned.test(text) && !Number.isNaN(Date.parse(text));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A branch's name may hold anything but `;`. */
function zonesIn(text: string): Map<string, string> {
  const pairs = text.split(";").filter((pair) => pair.trim() !== "");
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf("=");
      return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

function isLogo(path: string): boolean {
  return readLogo(path) !== null;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
