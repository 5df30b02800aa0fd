import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { channels } from "../channels";
import type { WireField } from "../kredibel/constraints";
import type { Ending } from "../outcomes/endings";
import { type State, statesThat } from "../outcomes/states";
import type { EventName } from "./events";

/** Keyed hash per answer: shows changes, useless without `LEDGER_SECRET`. */
export type FieldHashes = Record<WireField, string>;

/** As text: definitions take no parameters. */
export const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(", ")})`);

const running = statesThat((state) => state.running);

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** `tokenHash`: keyed hash of the cookie. */
export const applications = pgTable(
  "applications",
  {
    id: uuid("id").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    locale: text("locale").notNull(),
    ref: text("ref"),
    branch: text("branch"),
    staff: text("staff"),
    openedAt: moment("opened_at").notNull(),
    closedAt: moment("closed_at"),
  },
  (table) => [
    uniqueIndex("applications_token").on(table.tokenHash),
    index("applications_opened").on(table.openedAt),
    check("applications_channel", oneOf("channel", channels)),
  ],
);

/** No foreign key: consents have their own retention. */
export const consents = pgTable(
  "consents",
  {
    applicationId: uuid("application_id").primaryKey(),
    version: text("version").notNull(),
    textHash: text("text_hash").notNull(),
    locale: text("locale").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    branch: text("branch"),
    staff: text("staff"),
    /** Known from the first claim. */
    nikHash: text("nik_hash"),
    /** Corrected NIKs of the same case, possibly sent. */
    formerNikHashes: text("former_nik_hashes").array(),
    givenAt: moment("given_at").notNull(),
  },
  (table) => [index("consents_given").on(table.givenAt)],
);

export type ConsentRow = typeof consents.$inferSelect;

/** Channel, branch, staff and ref are copied, so branch lists use one index. */
export const attempts = pgTable(
  "attempts",
  {
    id: uuid("id").primaryKey(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id, { onDelete: "cascade" }),
    linkedTo: uuid("linked_to").references((): AnyPgColumn => attempts.id, { onDelete: "set null" }),
    state: text("state").$type<State>().notNull(),
    /** Renewed per claim: only its holder may send or settle. */
    lease: uuid("lease").notNull(),
    fieldHashes: jsonb("field_hashes").$type<FieldHashes>().notNull(),
    nikHash: text("nik_hash").notNull(),
    maskedNik: text("masked_nik").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    branch: text("branch"),
    staff: text("staff"),
    ref: text("ref"),
    claimedAt: moment("claimed_at").notNull(),
    sentAt: moment("sent_at"),
    endedAt: moment("ended_at"),
    ending: text("ending").$type<Ending>(),
    kredibelId: text("kredibel_id"),
    reference: text("reference"),
    rejectFields: text("reject_fields").array(),
    errorId: text("error_id"),
    /** Why Kredibel gave no answer. */
    cause: text("cause"),
    /** Operator who resolved an `unknown`. */
    resolvedBy: text("resolved_by"),
  },
  (table) => [
    check(
      "attempts_state",
      oneOf(
        "state",
        statesThat(() => true),
      ),
    ),
    check(
      "attempts_sent",
      sql`sent_at is not null or ${oneOf(
        "state",
        statesThat(({ unsent }) => unsent),
      )}`,
    ),
    check("attempts_ending", sql`(ending is null) = (${oneOf("state", running)})`),
    /** At most one call in flight a NIK. */
    uniqueIndex("attempts_nik_in_flight").on(table.nikHash).where(oneOf("state", running)),
    index("attempts_nik").on(table.nikHash, table.claimedAt),
    index("attempts_application").on(table.applicationId, table.claimedAt),
    index("attempts_linked").on(table.linkedTo).where(sql`linked_to is not null`),
    index("attempts_open")
      .on(table.claimedAt, table.id)
      .where(
        oneOf(
          "state",
          statesThat(({ open }) => open),
        ),
      ),
    index("attempts_time").on(table.claimedAt, table.id),
    index("attempts_ending").on(table.ending, table.claimedAt, table.id),
    index("attempts_branch").on(table.branch, table.claimedAt, table.id),
    index("attempts_branch_ending").on(table.branch, table.ending, table.claimedAt, table.id),
    index("attempts_reference").on(table.reference).where(sql`reference is not null`),
    index("attempts_ref").on(table.ref).where(sql`ref is not null`),
    index("attempts_error").on(table.errorId).where(sql`error_id is not null`),
  ],
);

export type AttemptRow = typeof attempts.$inferSelect;

/** What an operator had found before it was corrected. */
export const formerEnds = pgTable(
  "former_ends",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    attemptId: uuid("attempt_id")
      .notNull()
      .references(() => attempts.id, { onDelete: "cascade" }),
    ending: text("ending").$type<Ending>().notNull(),
    reference: text("reference"),
    rejectFields: text("reject_fields").array(),
    endedAt: moment("ended_at").notNull(),
    resolvedBy: text("resolved_by").notNull(),
    correctedAt: moment("corrected_at").notNull(),
    correctedBy: text("corrected_by").notNull(),
    reason: text("reason").notNull(),
  },
  (table) => [index("former_ends_attempt").on(table.attemptId)],
);

export type FormerEnd = typeof formerEnds.$inferSelect;

/** `secrets`: readable, since deliveries are signed with them. */
export const webhookEndpoints = pgTable("webhook_endpoints", {
  id: uuid("id").primaryKey(),
  url: text("url").notNull(),
  events: text("events").array().$type<EventName[]>().notNull(),
  secrets: text("secrets").array().notNull(),
  createdAt: moment("created_at").notNull(),
  /** Answered 410: nothing more is sent to it. */
  disabledAt: moment("disabled_at"),
});

export type WebhookEndpoint = typeof webhookEndpoints.$inferSelect;

/** One delivery: an event for one endpoint, as the attempt stood then. */
export const outbox = pgTable(
  "outbox",
  {
    /** The order of one application's events. */
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The same for each endpoint and try. */
    eventId: uuid("event_id").notNull(),
    endpointId: uuid("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    event: text("event").$type<EventName>().notNull(),
    attemptId: uuid("attempt_id")
      .notNull()
      .references(() => attempts.id, { onDelete: "cascade" }),
    applicationId: uuid("application_id").notNull(),
    outcome: text("outcome").$type<Ending>().notNull(),
    rejectFields: text("reject_fields").array(),
    reference: text("reference"),
    kredibelId: text("kredibel_id"),
    ref: text("ref"),
    channel: text("channel", { enum: channels }).notNull(),
    branch: text("branch"),
    byOperator: boolean("by_operator").notNull(),
    endedAt: moment("ended_at").notNull(),
    writtenAt: moment("written_at").notNull(),
    tries: integer("tries").notNull().default(0),
    /** Null: delivered or given up. */
    dueAt: moment("due_at"),
    deliveredAt: moment("delivered_at"),
    lastResult: text("last_result"),
  },
  (table) => [
    index("outbox_due").on(table.endpointId, table.dueAt, table.id).where(sql`due_at is not null`),
    index("outbox_order").on(table.endpointId, table.applicationId, table.id).where(sql`due_at is not null`),
    index("outbox_written").on(table.writtenAt).where(sql`due_at is not null`),
    index("outbox_endpoint").on(table.endpointId, table.id),
    index("outbox_attempt").on(table.attemptId),
    index("outbox_event").on(table.eventId),
  ],
);

export type OutboxRow = typeof outbox.$inferSelect;

/** Fixed windows; keys are keyed hashes. */
export const counters = pgTable(
  "counters",
  {
    key: text("key").notNull(),
    windowStart: moment("window_start").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.windowStart] }),
    index("counters_window").on(table.windowStart),
  ],
);
