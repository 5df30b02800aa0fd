/** What may stand beside an event: ids, counts, filters and reasons; nothing that says who a customer is. */
const details = [
  "attemptId",
  "branch",
  "count",
  "day",
  "finding",
  "format",
  "found",
  "from",
  "key",
  "outcome",
  "reason",
  "staffId",
  "to",
] as const;

export type DetailName = (typeof details)[number];

const table = {
  signed_in: [],
  sign_in_failed: ["reason"],
  signed_out: [],
  locked: [],
  unlocked: [],
  pin_failed: ["reason"],
  pin_chosen: [],
  confirmed: [],
  password_failed: [],
  password_changed: [],
  other_sessions_ended: [],
  second_factor_set_up: [],
  second_factor_failed: ["reason"],
  second_factor_removed: [],
  recovery_code_used: [],
  recovery_codes_made: [],
  list_seen: ["day", "outcome", "branch"],
  receipt_seen: ["attemptId", "branch"],
  searched: ["found"],
  export_begun: ["from", "to", "outcome", "branch", "format"],
  export_ended: ["count"],
  attempt_resolved: ["attemptId", "finding"],
  attempt_corrected: ["attemptId", "finding"],
  staff_added: ["staffId"],
  staff_password_set: ["staffId"],
  staff_second_factor_reset: ["staffId"],
  staff_disabled: ["staffId"],
  staff_enabled: ["staffId"],
  staff_removed: ["staffId"],
  api_key_added: ["key"],
  api_key_revoked: ["key"],
} as const satisfies Record<string, readonly DetailName[]>;

export type AuditEvent = keyof typeof table;

export const auditEvents: Record<AuditEvent, readonly DetailName[]> = table;
export const auditEventNames = Object.keys(table) as AuditEvent[];

export type Detail = string | number | boolean;
export type Details = Partial<Record<DetailName, Detail>>;

/** Those that the event has, of what was given. */
export type DetailsOf<Event extends AuditEvent> = {
  [Name in (typeof table)[Event][number]]?: Detail | null | undefined;
};

/** As long as a NIK, or longer. */
const longNumber = /\d{16,}/;

/** Sorted, without what is empty. What could hold a NIK is left out: a filter is typed by hand. */
export function keptDetails<Event extends AuditEvent>(event: Event, given: DetailsOf<Event>): Details {
  const named = given as Record<string, Detail | null | undefined>;
  const kept = auditEvents[event].toSorted().flatMap((name) => {
    const value = named[name] ?? null;
    if (value === null) return [];
    return [[name, longNumber.test(`${value}`) ? "…" : value] as const];
  });
  return Object.fromEntries(kept);
}
