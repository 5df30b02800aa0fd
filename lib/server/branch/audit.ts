import "server-only";
import { headers } from "next/headers";
import { type Actor, record } from "../../ledger/audit/chain";
import type { AuditEvent, DetailsOf } from "../../ledger/audit/events";
import type { Staff } from "../../staff/staff";
import { services } from "../services";
import { deviceOf } from "./device";

export type Audit = typeof audit;

/** Awaited before the answer: what cannot be recorded is not shown. @param staff null: nobody is known */
export async function audit<Event extends AuditEvent>(
  event: Event,
  staff: Pick<Staff, "id" | "branch"> | null,
  details: DetailsOf<Event>,
): Promise<void> {
  await record(services().staffAuth.db, event, await actorOf(staff), details);
}

/** For what is recorded once the request is gone. */
export async function actorOf(staff: Pick<Staff, "id" | "branch"> | null): Promise<Actor> {
  const device = deviceOf((await headers()).get("user-agent") ?? "");
  return { staffId: staff?.id ?? null, branch: staff?.branch ?? null, device };
}
