import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { momentAt } from "../clock";
import { createKeyedHash, fingerprintOf } from "../fingerprint";
import { createLedger, type Ledger } from "../ledger";
import { after, defaultRules } from "../rules";
import * as schema from "../schema";
import { answers, claimed, claimOf, nik, openCase } from "./cases";

export const scaleTime = new Date("2026-03-02T09:00:00.000Z");
const branches = 10;
/** A million in 90 days: a thousand are of today alone. */
export const paceMs = 7_776;
const dayMs = 86_400_000;

export type Statement = { sql: string; params: unknown[] };

/** A ledger on a filled PostgreSQL that writes down every statement it makes. */
export async function openScale(url: string, rows: number) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // The server is stopped while idle connections are still saying goodbye.
  pool.on("error", () => {});
  const statements: Statement[] = [];
  const logger = { logQuery: (sql: string, params: unknown[]) => statements.push({ sql, params }) };
  const hash = createKeyedHash("a secret for tests only");
  const rules = { ...defaultRules, calls: { count: 1_000_000, windowMs: 3_600_000 } };
  let time = scaleTime;
  const tick = () => {
    time = after(time, 1);
    return momentAt(time);
  };
  const db = drizzle(pool, { schema, logger });
  const ledger = createLedger({ db, hash, rules, now: tick });
  await fill(pool, rows);
  return { pool, db, now: tick, ledger, statements, close: () => pool.end() };
}

/** What `fill` calls a row: `8000` attempts, `9000` applications, `a000` sessions. */
export const scaleId = (group: "8000" | "9000" | "a000", n: number) =>
  `00000000-0000-4000-${group}-${String(n).padStart(12, "0")}`;

const idOf = (group: Parameters<typeof scaleId>[0]) =>
  `('00000000-0000-4000-${group}-' || lpad(n::text, 12, '0'))::uuid`;

/**
 * Attempts at an even pace; one in three is self-service, in a session, the others are of ten branches. Ten are unknown,
 * however many there are: somebody settles them. As many sessions: one in four completed, the others over after a day.
 */
async function fill(pool: pg.Pool, rows: number): Promise<void> {
  const { fieldHashes } = fingerprintOf(createKeyedHash("another"), "", answers());
  await pool.query(
    `insert into sessions (id, mode, realm, key_name, ref, locale, token_hash, created_at, expires_at, opened_at,
       submitted_at, completed_at, expired_at)
     select ${idOf("a000")}, 'test', 'shop', 'shop', 'order-' || n, 'id', 'token ' || n, at, at + interval '1 day',
       case when n % 4 > 0 then at end, case when n % 4 > 1 then at end, case when n % 4 = 3 then at end,
       case when n % 4 < 3 and at + interval '1 day' <= $2 then at + interval '1 day' end
     from generate_series(1, $1::int) n,
       lateral (select $2::timestamptz - n * interval '${paceMs} milliseconds' as at) as made`,
    [rows, scaleTime],
  );
  await pool.query(
    `insert into applications (id, token_hash, channel, locale, session_id, opened_at)
     select ${idOf("9000")}, 'token ' || n, 'branch', 'id', case when n % 3 = 0 then ${idOf("a000")} end, $2::timestamptz
     from generate_series(1, $1::int) n`,
    [rows, scaleTime],
  );
  await pool.query(
    `insert into consents (application_id, version, text_hash, locale, channel, given_at)
     select id, '1', 'hash', 'id', 'self', opened_at from applications`,
  );
  await pool.query(
    `insert into attempts (id, application_id, state, lease, field_hashes, nik_hash, masked_nik, channel, branch, ref,
       session_id, claimed_at, sent_at, ended_at, ending, reference, reject_fields)
     select ${idOf("8000")}, ${idOf("9000")},
       case when n % 100 = 0 and n <= 1000 then 'unknown' else 'settled' end, gen_random_uuid(), $2, 'nik ' || n,
       '9901********0000', case when n % 3 = 0 then 'self' else 'branch' end,
       case when n % 3 = 0 then null else 'B' || n % ${branches} end, 'order-' || n,
       case when n % 3 = 0 then ${idOf("a000")} end, $3::timestamptz - n * interval '${paceMs} milliseconds', $3, $3,
       case when n % 100 = 0 and n <= 1000 then 'unknown' when n % 7 = 0 then 'not_verified' else 'verified' end,
       'ref_certel#' || n, '{}'
     from generate_series(1, $1::int) n`,
    [rows, JSON.stringify(fieldHashes), scaleTime],
  );
  await pool.query("vacuum analyze");
}

let serial = 0;

/** Each thing that is done while somebody waits. `rows` tells what is there to be found. */
export function operations(ledger: Ledger, rows: number): Record<string, () => Promise<unknown>> {
  const middle = Math.floor(rows / 2);
  const own = { attemptId: scaleId("8000", middle), applicationId: scaleId("9000", middle) };
  const own7 = { channel: "branch", branch: "B7" } as const;
  const today = { from: after(scaleTime, -dayMs), to: after(scaleTime, dayMs) };
  const halfway = { claimedAt: after(scaleTime, -middle * paceMs), id: own.attemptId };
  const opened = openCase(ledger);
  const running = opened.then((id) => claimOf(ledger, id, { identityId: "990101010100001x" }));
  const replayed = running.then(async (claim) => {
    const lease = await claimed(ledger, claim);
    await ledger.markSent(lease);
    await ledger.settleAttempt(lease, { kind: "verified", reference: "ref_certel#replayed" });
    return claim;
  });
  return {
    claim: async () => {
      serial += 1;
      const claim = claimOf(ledger, await openCase(ledger), { identityId: nik(serial) });
      const lease = await claimed(ledger, claim);
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, { kind: "unavailable", errorId: "e" });
    },
    replay: async () => ledger.claimAttempt(await replayed),
    "read one": () => ledger.readAttempt(own),
    "latest of an application": () => ledger.latestAttempt(own.applicationId),
    "attempts left": () => ledger.attemptsLeft(own.applicationId),
    "first page": () => ledger.listAttempts({}, 50),
    "page in the middle": () => ledger.listAttempts({ before: halfway }, 50),
    "page of a branch": () => ledger.listAttempts({ branch: "B7" }, 50),
    "page of a branch and end": () => ledger.listAttempts({ branch: "B7", ending: "verified" }, 50),
    "page of an end": () => ledger.listAttempts({ ending: "not_verified" }, 50),
    "page of unknown": () => ledger.listAttempts({ ending: "unknown" }, 50),
    "a supervisor's day": () => ledger.listAttempts({ channel: "branch", ...today }, 26),
    "staff's day": () => ledger.listAttempts({ ...own7, ...today }, 26),
    "staff's day, one end": () => ledger.listAttempts({ ...own7, ...today, ending: "verified" }, 26),
    "staff's day, unknown": () => ledger.listAttempts({ ...own7, ...today, ending: "unknown" }, 26),
    "back to newer ones": () => ledger.listAttempts({ ...own7, since: halfway }, 26),
    "all branches": () => ledger.branchesSeen(),
    "open ones": () => ledger.openAttempts({ branch: "B0", limit: 50 }),
    "open ones of all branches": () => ledger.openAttempts({ channel: "branch", limit: 200 }),
    "search by reference": () => ledger.findByReference(`ref_certel#${middle}`),
    "search by id": () => ledger.findByReference(own.attemptId),
    "search in a branch": () =>
      ledger.findByReference(`order-${middle}`, { channel: "branch", branch: "B0" }),
    "search in vain": () => ledger.findByReference("nothing", { channel: "branch" }),
    receipt: () => ledger.findAttempt(own.attemptId),
    "seen before": () => ledger.seenBefore(nik(1)),
  };
}

/** How PostgreSQL goes about a statement. */
export async function planOf(pool: pg.Pool, { sql, params }: Statement): Promise<string> {
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(`explain ${sql}`, params);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
