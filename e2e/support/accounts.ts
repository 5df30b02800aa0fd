import { randomUUID } from "node:crypto";
import type { Database } from "../../lib/ledger/database/database";
import { listStaff, type NewPerson } from "../../lib/staff/people";
import { setPin } from "../../lib/staff/pin";
import { setUpSecondFactor } from "../../lib/staff/second-factor/second-factor";
import { newSecret } from "../../lib/staff/second-factor/totp";

/**
 * The staff of the app under test, made before it starts (`server/make-databases.ts`). Any number of tests may be signed in as
 * one of them at once: each browser has a session of its own.
 */
export const accounts = {
  staffA: { name: "Ani Contoh", branch: "Cabang A", role: "staff", username: "ani.a" },
  /** For the one test that counts the tries of a PIN: a right one of the same person sets them back. */
  triesA: { name: "Mega Contoh", branch: "Cabang A", role: "staff", username: "mega.a" },
  supervisorA: { name: "Budi Contoh", branch: "Cabang A", role: "supervisor", username: "budi.a" },
  staffB: { name: "Citra Contoh", branch: "Cabang B", role: "staff", username: "citra.b" },
  supervisorB: { name: "Dewi Contoh", branch: "Cabang B", role: "supervisor", username: "dewi.b" },
  /** Of a branch with attempts of yesterday, see `e2e/branch/past.ts`. */
  staffC: { name: "Fitri Contoh", branch: "Cabang C", role: "staff", username: "fitri.c" },
  supervisorC: { name: "Gita Contoh", branch: "Cabang C", role: "supervisor", username: "gita.c" },
  /** Has a second factor, whose secret nobody knows: for what comes before it. */
  twoStepC: { name: "Hadi Contoh", branch: "Cabang C", role: "staff", username: "hadi.c" },
  /** Each for one screen in one language: whoever has set up a second factor must give its code from then on. */
  codesIdC: { name: "Indah Contoh", branch: "Cabang C", role: "staff", username: "indah.c" },
  codesEnC: { name: "Joko Contoh", branch: "Cabang C", role: "staff", username: "joko.c" },
  setUpIdC: { name: "Kartika Contoh", branch: "Cabang C", role: "staff", username: "kartika.c" },
  setUpEnC: { name: "Lukman Contoh", branch: "Cabang C", role: "staff", username: "lukman.c" },
  /** Disabled before the app started. */
  disabled: { name: "Eko Contoh", branch: "Cabang A", role: "staff", username: "eko.a" },
} as const satisfies Record<string, Omit<NewPerson, "password">>;

export type AccountName = keyof typeof accounts;

/** The one password of all of them: they exist in the tests' own database only. */
export const staffPassword = "a password of the tests only";

/** Of all but `supervisorB`, who has chosen none. */
export const staffPin = "314159";

export async function choosePins(db: Database): Promise<void> {
  for (const { id, username } of await listStaff(db)) {
    if (username !== accounts.supervisorB.username) await setPin(db, id, staffPin);
    const unknown = { key: randomUUID(), secret: newSecret(), step: 0 };
    if (username === accounts.twoStepC.username) await setUpSecondFactor(db, id, unknown);
  }
}

/**
 * Adds everybody, as an operator would.
 * @param command `npm run staff -- …`, given this password
 */
export async function addStaff(command: (...args: string[]) => Promise<unknown>): Promise<void> {
  for (const { name, branch, role, username } of Object.values(accounts)) {
    const options = { "--branch": branch, "--role": role, "--username": username };
    await command("add", name, ...Object.entries(options).flat(), "--password-stdin");
  }
}
