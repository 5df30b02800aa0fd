import { asksForAnother, scopeOf } from "@/lib/branch/scope";
import { ledger } from "@/lib/server/ledger";
import { logRefusal } from "@/lib/server/refusal";
import { requestLog } from "@/lib/server/request-log";
import { admitStaff } from "@/lib/server/staff";

const place = "route /api/branch/in-flight";
const limit = 200;

/** Which attempts are in flight where this member of staff may look: ids and states, nothing else. */
export async function GET(request: Request): Promise<Response> {
  // Asked by the page itself, so it keeps nobody signed in.
  const staff = await admitStaff(place, { passive: true });
  if (!staff) return new Response(null, { status: 401 });
  const asked = new URL(request.url).searchParams.get("branch");
  if (asksForAnother(staff, asked)) {
    logRefusal(await requestLog(), place, "branch", { staffId: staff.id });
    return new Response(null, { status: 403 });
  }
  const open = await ledger().openAttempts({ ...scopeOf(staff, asked), limit });
  const running = open.filter(({ state }) => state !== "unknown");
  return Response.json({ attempts: running.map(({ id, state }) => ({ id, state })) });
}
