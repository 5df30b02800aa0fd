import type { Database } from "../../ledger/database/database";
import { emptyTables } from "../../ledger/testing/empty-tables";
import { addStaff, findPerson } from "../people";

/** The only one of the staff, with nothing begun. @returns her id */
export async function makeAni(db: Database): Promise<string> {
  await emptyTables(db, "staff", "staff_verifications");
  const person = { name: "Ani", branch: "A", role: "staff", username: "ani" } as const;
  await addStaff(db, { ...person, password: "long enough for Ani" });
  return (await findPerson(db, "ani"))?.id ?? "";
}
