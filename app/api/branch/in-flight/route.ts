import { readListQuery } from "@/lib/branch/list-query";
import { asksForAnother, scopeOf } from "@/lib/branch/scope";
import { readOpen } from "@/lib/server/branch/branch-list";
import { askStaff } from "@/lib/server/branch/staff";
import { logRefusal } from "@/lib/server/ops/log-refusal";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";

const place = "route /api/branch/in-flight";

/** Ids and states only. */
export async function GET(request: Request): Promise<Response> {
  // Polled, so it must not extend the session.
  const { staff, refusal } = await askStaff(place, { passive: true });
  if (!staff) return new Response(null, { status: refusal === "signed_out" ? 401 : 403 });
  const { branch: asked } = readListQuery(Object.fromEntries(new URL(request.url).searchParams));
  if (asksForAnother(staff, asked)) {
    logRefusal(await requestLog(), place, "branch", { staffId: staff.id });
    return new Response(null, { status: 403 });
  }
  const { inFlight } = await readOpen(scopeOf(staff, asked), services().ledger);
  return Response.json({ attempts: inFlight.map(({ id, state }) => ({ id, state })) });
}
