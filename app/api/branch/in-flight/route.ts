import { asksForAnother, scopeOf } from "@/lib/branch/scope";
import { ledger } from "@/lib/server/ledger";
import { log } from "@/lib/server/log";
import { currentStaff } from "@/lib/server/staff";

const limit = 200;

/** Which attempts are in flight where this member of staff may look: ids and states, nothing else. */
export async function GET(request: Request): Promise<Response> {
  const staff = await currentStaff();
  if (!staff) return new Response(null, { status: 401 });
  const asked = new URL(request.url).searchParams.get("branch");
  if (asksForAnother(staff, asked)) {
    log().warn(
      { staffId: staff.id, reason: "other_branch" },
      "Staff asked for what another branch has in flight.",
    );
    return new Response(null, { status: 403 });
  }
  const open = await ledger().openAttempts({ ...scopeOf(staff, asked), limit });
  const running = open.filter(({ state }) => state !== "unknown");
  return Response.json({ attempts: running.map(({ id, state }) => ({ id, state })) });
}
