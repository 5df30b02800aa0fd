import { expect, test } from "vitest";
import { auditEventNames, auditEvents } from "../ledger/audit/events";
import type { AuditRow } from "../ledger/schema";
import { auditWords } from "../words/branch/audit";
import { auditLine } from "./audit-line";

const at = new Date("2026-11-24T03:00:00.000Z");
const row: AuditRow = {
  seq: 7,
  at,
  event: "list_seen",
  staffId: "ani",
  branch: "JKT",
  device: "Chrome, Android",
  details: { day: "2026-11-23", staffId: "budi" },
  previous: "",
  hash: "",
};
const nameOf = (id: string) => ({ ani: "Ani Contoh" })[id] ?? id;
const line = (changes: Partial<AuditRow>, locale: "id" | "en" = "id") =>
  auditLine({ ...row, ...changes }, nameOf, auditWords[locale], { locale, timeZone: "Asia/Jakarta" });

test("auditLine: people by name where they are there, times of the branch, in words", () => {
  expect(line({})).toEqual({
    seq: 7,
    at: at.toISOString(),
    time: "24 November 2026 pukul 10.00 WIB",
    person: "Ani Contoh",
    event: "Melihat daftar",
    details: "tanggal 2026-11-23 · petugas budi",
    device: "Chrome, Android",
  });
  expect(line({ staffId: "cici" }).person).toBe("cici");
  expect(line({ staffId: null }, "en").person).toBe("Operator");
});

test.each([
  [{ found: true }, "ditemukan ya"],
  [{ reason: "pins" }, "sebab PIN salah lima kali"],
  [{ outcome: "not_verified" }, "hasil Belum terverifikasi"],
  [{ finding: "not_processed" }, "hasil tidak diproses"],
  // Named by people.
  [{ branch: "pin", key: "true" }, "cabang pin · kunci true"],
])("auditLine: %o is told as %s", (details, told) => expect(line({ details }).details).toBe(told));

test("auditLine: the operator's tools are named in the reader's language", () => {
  expect(line({ staffId: null, device: "command line" }).device).toBe("baris perintah");
});

test.each(auditEventNames)("auditLine: %s has words of its own in both languages", (event) => {
  const details = Object.fromEntries(auditEvents[event].map((name) => [name, "x"]));
  const [id, en] = [line({ event, details }), line({ event, details }, "en")];
  expect(id.event).not.toBe(en.event);
  expect(`${id.details} ${en.details}`).not.toContain("undefined");
});
