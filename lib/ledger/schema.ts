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
import type { TextField, WireField } from "../kredibel/constraints";
import type { StepId } from "../onboarding/steps";
import type { Ending } from "../outcomes/endings";
import { type State, statesThat } from "../outcomes/states";
import type { AuditEvent, Details } from "./audit/events";
import type { EventName } from "./events";
import { type HandoffEnd, handoffEnds } from "./handoff/state";
import { liveStatuses, type SessionStatus, sessionStatuses } from "./session/status";

/** Keyed hash per answer: shows changes, useless without `LEDGER_SECRET`. */
export type FieldHashes = Record<WireField, string>;

/** Keyed hash per locked value of a session. */
export type LockedHashes = Partial<Record<TextField, string>>;

/** As text: definitions take no parameters. */
export const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(", ")})`);

const running = statesThat((state) => state.running);

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** What another system has begun for one person, who comes by its link. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    mode: text("mode").notNull(),
    /** Whose keys can see it. */
    realm: text("realm").notNull(),
    keyName: text("key_name").notNull(),
    ref: text("ref"),
    locale: text("locale").notNull(),
    returnUrl: text("return_url"),
    /** Of the link's token. */
    tokenHash: text("token_hash").notNull(),
    /** Of the cookie of the browser that opened the link. */
    ownerHash: text("owner_hash"),
    /** `expectedNik`, as attempts have it. */
    nikHash: text("nik_hash"),
    lockedHashes: jsonb("locked_hashes").$type<LockedHashes>(),
    idempotencyHash: text("idempotency_hash"),
    bodyHash: text("body_hash"),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    openedAt: moment("opened_at"),
    submittedAt: moment("submitted_at"),
    completedAt: moment("completed_at"),
    expiredAt: moment("expired_at"),
    cancelledAt: moment("cancelled_at"),
    status: text("status").$type<SessionStatus>().notNull().generatedAlwaysAs(statusOfTimes()),
  },
  (table) => [
    uniqueIndex("sessions_token").on(table.tokenHash),
    uniqueIndex("sessions_idempotency")
      .on(table.realm, table.idempotencyHash)
      .where(sql`idempotency_hash is not null`),
    index("sessions_time").on(table.realm, table.createdAt, table.id),
    index("sessions_status").on(table.realm, table.status, table.createdAt, table.id),
    index("sessions_ref").on(table.realm, table.ref, table.createdAt, table.id).where(sql`ref is not null`),
    index("sessions_expires").on(table.expiresAt).where(oneOf("status", liveStatuses)),
    index("sessions_old").on(table.expiresAt),
  ],
);

/** The first whose time is set. */
function statusOfTimes() {
  const times = Object.entries(sessionStatuses).flatMap(([status, time]) => (time ? [{ status, time }] : []));
  const cases = times.map(({ status, time }) => `when ${time} is not null then '${status}'`).join(" ");
  return sql.raw(`case ${cases} else 'created' end`);
}

export type SessionRow = typeof sessions.$inferSelect;

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
    /** Two people can have one name; null in rows of older versions. */
    staffId: text("staff_id"),
    sessionId: uuid("session_id").references(() => sessions.id, { onDelete: "set null" }),
    openedAt: moment("opened_at").notNull(),
    closedAt: moment("closed_at"),
    /** Sealed under `LEDGER_SECRET`; null: what its browser keeps opens no more. */
    draftKey: text("draft_key"),
    draftAsks: integer("draft_asks").notNull().default(0),
    /** The case goes on at another device: nothing more is claimed from here. */
    movedAt: moment("moved_at"),
  },
  (table) => [
    index("applications_draft").on(table.openedAt).where(sql`draft_key is not null`),
    index("applications_session").on(table.sessionId, table.openedAt).where(sql`session_id is not null`),
    uniqueIndex("applications_token").on(table.tokenHash),
    index("applications_opened").on(table.openedAt),
    check("applications_channel", oneOf("channel", channels)),
  ],
);

/** A case on its way from a computer to a phone. No foreign keys: gone after a day. Hashes are keyed. */
export const handoffs = pgTable(
  "handoffs",
  {
    id: uuid("id").primaryKey(),
    codeHash: text("code_hash").notNull(),
    /** Of the computer's cookie. */
    watcherHash: text("watcher_hash").notNull(),
    /** Of the phone's cookie: the code is used. */
    phoneHash: text("phone_hash"),
    /** The computer's, where consent was given there. */
    applicationId: uuid("application_id"),
    phoneApplicationId: uuid("phone_application_id"),
    sessionId: uuid("session_id"),
    /** The session's owner before, to be given back. */
    ownerHash: text("owner_hash"),
    ref: text("ref"),
    /** What the computer shows, one of what the phone offers. */
    number: integer("number"),
    choices: integer("choices").array(),
    wrong: integer("wrong").notNull().default(0),
    /** The last that the phone has shown. */
    step: text("step").$type<StepId>(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    confirmedAt: moment("confirmed_at"),
    end: text("end").$type<HandoffEnd>(),
  },
  (table) => [
    uniqueIndex("handoffs_code").on(table.codeHash),
    uniqueIndex("handoffs_watcher").on(table.watcherHash),
    uniqueIndex("handoffs_phone").on(table.phoneHash),
    index("handoffs_application").on(table.applicationId).where(sql`application_id is not null`),
    index("handoffs_session").on(table.sessionId).where(sql`session_id is not null`),
    index("handoffs_created").on(table.createdAt),
    check("handoffs_end", oneOf('"end"', handoffEnds)),
  ],
);

export type HandoffRow = typeof handoffs.$inferSelect;

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

/** Channel, branch, staff, ref and session are copied, so that lists and ends use one table. */
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
    sessionId: uuid("session_id"),
    /** Whether its NIK is the one that its session expects. */
    nikMatches: boolean("nik_matches"),
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
    index("attempts_session").on(table.sessionId, table.claimedAt).where(sql`session_id is not null`),
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

/** One delivery: an event for one endpoint, as things stood then. */
export const outbox = pgTable(
  "outbox",
  {
    /** The order of the events of one session, or of one application without. */
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The same for each endpoint and try. */
    eventId: uuid("event_id").notNull(),
    endpointId: uuid("endpoint_id")
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: "cascade" }),
    event: text("event").$type<EventName>().notNull(),
    /** Null where the event is of a session that has none yet. */
    attemptId: uuid("attempt_id").references(() => attempts.id, { onDelete: "cascade" }),
    applicationId: uuid("application_id"),
    sessionId: uuid("session_id").references(() => sessions.id, { onDelete: "cascade" }),
    outcome: text("outcome").$type<Ending>(),
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
    index("outbox_order")
      .on(table.endpointId, sql`coalesce(session_id, application_id)`, table.id)
      .where(sql`due_at is not null`),
    index("outbox_written").on(table.writtenAt).where(sql`due_at is not null`),
    index("outbox_endpoint").on(table.endpointId, table.id),
    index("outbox_attempt").on(table.attemptId),
    index("outbox_session").on(table.sessionId).where(sql`session_id is not null`),
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

/** See `audit/chain.ts`. A trigger lets nothing change a row, and only a cut remove one. */
export const audit = pgTable(
  "audit",
  {
    /** Without gaps. */
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    event: text("event").$type<AuditEvent>().notNull(),
    /** No reference: the row outlives the person. */
    staffId: text("staff_id"),
    branch: text("branch"),
    device: text("device").notNull(),
    details: jsonb("details").$type<Details>().notNull(),
    /** The hash of the row before. */
    previous: text("previous").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    index("audit_at").on(table.at),
    index("audit_staff").on(table.staffId, table.seq),
    index("audit_branch").on(table.branch, table.seq),
  ],
);

export type AuditRow = typeof audit.$inferSelect;

/** One row: the last of the audit, and the last that was cut. */
export const auditHead = pgTable(
  "audit_head",
  {
    id: integer("id").primaryKey(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    hash: text("hash").notNull(),
    cutSeq: bigint("cut_seq", { mode: "number" }).notNull(),
    cutHash: text("cut_hash").notNull(),
  },
  () => [check("audit_head_one", sql`id = 1`)],
);
