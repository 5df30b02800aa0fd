import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "./database/database";
import { attempts } from "./schema";

/** Read back as a `Date`. */
export type Moment = SQL<Date>;

/** Shared by all instances; fixed within a statement, so indexes serve it. */
export const databaseClock = (): Moment => read(sql`statement_timestamp()`);

export const momentAt = (date: Date): Moment => read(sql`${date.toISOString()}::timestamptz`);

/** Negative: earlier. */
export const later = (moment: SQL | AnyPgColumn, ms: number): Moment =>
  read(sql`(${moment} + ${ms} * interval '1 millisecond')`);

/** Windows count from 1970. */
export const windowAt = (moment: SQL | AnyPgColumn, windowMs: number): Moment =>
  read(sql`date_bin(${windowMs} * interval '1 millisecond', ${moment}, 'epoch'::timestamptz)`);

const read = (moment: SQL): Moment => moment.mapWith(attempts.claimedAt) as Moment;

export async function readMoment(db: Database, moment: Moment): Promise<Date> {
  const [row] = await db.select({ moment }).from(sql`(values (1)) as one_row`);
  if (!row) throw new Error("The database did not say what time it is.");
  return row.moment;
}
