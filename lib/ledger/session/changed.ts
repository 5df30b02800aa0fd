import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { sessions } from "../schema";

/** What an event says of a session. @param at when it happened */
export const changedColumns = (at: AnyPgColumn) => ({
  id: sessions.id,
  ref: sessions.ref,
  at: sql<Date>`${at}`.as("at") as SQL.Aliased<Date>,
});
