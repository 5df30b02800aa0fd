import { check, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { oneOf } from "../ledger/schema";
import { keyModes } from "./key";
import type { Scope } from "./scopes";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** `hash`: of the whole key, which is shown once and not kept. */
export const apiKeys = pgTable(
  "api_keys",
  {
    name: text("name").primaryKey(),
    mode: text("mode", { enum: keyModes }).notNull(),
    start: text("start").notNull(),
    hash: text("hash").notNull(),
    scopes: text("scopes").array().$type<Scope[]>().notNull(),
    /** Keys of one realm see each other's sessions. Null: its own name. */
    realm: text("realm"),
    createdAt: moment("created_at").notNull(),
    /** To the minute. */
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [uniqueIndex("api_keys_start").on(table.start), check("api_keys_mode", oneOf("mode", keyModes))],
);
