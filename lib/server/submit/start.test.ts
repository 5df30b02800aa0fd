import { pino } from "pino";
import { beforeAll, expect, test } from "vitest";
import { todayInJakarta } from "../../fields/birth-date";
import { consentVersion } from "../../fields/consent";
import { openMemoryLedger } from "../../ledger/testing/memory";
import { insertSession } from "../../sessions/testing/session-row";
import type { Staff } from "../../staff/staff";
import { inMadeUpRole } from "../../staff/testing/made-up-role";
import { consentHash, start } from "./start";

const log = pino({ level: "silent" });
let bench: Awaited<ReturnType<typeof openMemoryLedger>>;
beforeAll(async () => {
  bench = await openMemoryLedger();
}, 60_000);

function formWith(changes: Record<string, string | null> = {}): FormData {
  const form = new FormData();
  const given = { consentCheck: "yes", consentCertificate: "yes", consentVersion, locale: "id", ...changes };
  for (const [name, value] of Object.entries(given)) if (value !== null) form.set(name, value);
  return form;
}

const began = (form: FormData, address = "203.0.113.1", staff: Staff | null = null) =>
  start(async () => form, { address, staff }, { ledger: bench.ledger, log });

/** A sentence that changes needs a new version: the record of a consent has to say what was agreed to. */
test("the version of the consent goes with its very sentences", () => {
  expect({ version: consentVersion, id: consentHash("id"), en: consentHash("en") }).toMatchInlineSnapshot(`
    {
      "en": "e8645065d6c7540dd3a245f0fc7d9b60b795cf05d8b868551816b3a2d5b8bbcf",
      "id": "16780f3a07a653fe01425c01856528f763846cc5fe3e9fd6d3edb78e3e90fb7e",
      "version": "2026-11-23",
    }
  `);
});

test("both consents open an application that the token finds", async () => {
  const { reply, token = "" } = await began(formWith({ ref: "order_7-A", locale: "en" }));
  const found = await bench.ledger.findApplication(token);
  expect(reply).toEqual({ kind: "started", application: found?.id, today: todayInJakarta() });
  expect(found).toMatchObject({
    channel: "self",
    locale: "en",
    ref: "order_7-A",
  });
});

const staff: Staff = {
  id: "1",
  name: "Rina Contoh",
  branch: "JKT-01",
  role: "staff",
  locked: false,
  owing: false,
};

test("start at a branch: the application names the session's branch and person", async () => {
  const form = formWith({ channel: "branch", branch: "MDN-99", staff: "Somebody Else" });
  const { token = "" } = await began(form, undefined, staff);
  expect(await bench.ledger.findApplication(token)).toMatchObject({
    channel: "branch",
    branch: "JKT-01",
    staff: "Rina Contoh",
    staffId: "1",
  });
});

test.each([
  ["without staff", null],
  ["by a role without cases", inMadeUpRole({ branches: "all", list: true, export: true })],
])("start: refused at a branch %s", async (_, who) => {
  expect(await began(formWith({ channel: "branch" }), undefined, who)).toEqual({
    reply: { kind: "refused", reason: "staff" },
  });
});

test("whoever is signed in on one's own page is no staff of it", async () => {
  const { token = "" } = await began(formWith(), undefined, staff);
  expect(await bench.ledger.findApplication(token)).toMatchObject({
    channel: "self",
    branch: null,
    staff: null,
  });
});

test.each<Record<string, string | null>>([
  { consentCheck: null },
  { consentCertificate: null },
  { consentCheck: "no" },
  { consentVersion: "2020-01-01" },
  { consentVersion: null },
  { locale: "xx" },
  { locale: null },
])("%o opens nothing", async (changes) => {
  expect(await began(formWith(changes))).toEqual({ reply: { kind: "refused", reason: "consent" } });
});

test.each(["a b", "INV/2026/001", "é", "<script>"])(
  "start: %o is a reference, kept as it is",
  async (ref) => {
    const { token = "" } = await began(formWith({ ref }));
    expect(await bench.ledger.findApplication(token)).toMatchObject({ ref });
  },
);

test.each(["", "a".repeat(65), " a", "a ", "a\nb", "a\u202eb"])("start: %o is no reference", async (ref) => {
  const { token = "" } = await began(formWith({ ref }));
  expect(await bench.ledger.findApplication(token)).toMatchObject({ ref: null });
});

test("start with a session: the application is bound to it and has its ref", async () => {
  const session = await insertSession(bench.db, bench.now(), { ref: "INV/2026/001" });
  const starter = { address: "203.0.113.1", staff: null, session: { kind: "live", session } as const };
  const { token = "" } = await start(async () => formWith({ ref: "typed" }), starter, {
    ledger: bench.ledger,
    log,
  });
  expect(await bench.ledger.findApplication(token)).toMatchObject({
    sessionId: session.id,
    ref: "INV/2026/001",
  });
});

test("start at a branch: a session of the same browser is not its customer's", async () => {
  const session = await insertSession(bench.db, bench.now(), { ref: "INV/2026/001" });
  const starter = { address: "203.0.113.1", staff, session: { kind: "live", session } as const };
  const { token = "" } = await start(async () => formWith({ channel: "branch" }), starter, {
    ledger: bench.ledger,
    log,
    sessionNeeded: true,
  });
  expect(await bench.ledger.findApplication(token)).toMatchObject({ sessionId: null, channel: "branch" });
});

test.each([
  { kind: null, sessionNeeded: true, link: "needed" },
  { kind: "expired", sessionNeeded: false, link: "expired" },
  { kind: "cancelled", sessionNeeded: false, link: "cancelled" },
  { kind: "cancelled", sessionNeeded: true, link: "cancelled" },
] as const)("start with the session $kind, needed: $sessionNeeded: not begun", async (row) => {
  const { kind, sessionNeeded, link } = row;
  const session = kind && { kind, session: await insertSession(bench.db, bench.now()) };
  const { reply, token } = await start(
    async () => formWith(),
    { address: "203.0.113.1", staff: null, session },
    { ledger: bench.ledger, log, sessionNeeded },
  );
  expect(reply).toEqual({ kind: "refused", reason: "session", link });
  expect(token).toBeUndefined();
});

test("start: refused where the case is at the other device; at a branch nobody asks", async () => {
  const beginning = (form: FormData, at: Staff | null = null) =>
    start(
      async () => form,
      { address: "203.0.113.1", staff: at, handoff: async () => ({ moved: "to_phone" }) },
      { ledger: bench.ledger, log },
    );
  expect(await beginning(formWith())).toEqual({
    reply: { kind: "refused", reason: "session", moved: "to_phone" },
  });
  const { reply } = await beginning(formWith({ channel: "branch" }), staff);
  expect(reply.kind).toBe("started");
});

test("start: an address beyond its cap is told when to come back, its form is not read", async () => {
  bench.rules.startsPerAddress = { count: 2, windowMs: 3_600_000 };
  let read = 0;
  const readForm = async () => {
    read++;
    return formWith();
  };
  const again = () =>
    start(readForm, { address: "203.0.113.99", staff: null }, { ledger: bench.ledger, log });
  for (let n = 0; n < 2; n++) await again();
  expect(await again()).toEqual({
    reply: { kind: "refused", reason: "limit", retryAt: "2026-03-02T10:00:00.000Z" },
  });
  expect(read).toBe(2);
});
