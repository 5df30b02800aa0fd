import { defaultLocale, isLocale } from "@/lib/locales";
import { audit } from "@/lib/server/branch/audit";
import { textOf } from "@/lib/server/branch/sign-in/staff-sign-in";
import { askStaff } from "@/lib/server/branch/staff";
import { type Unlocking, unlock } from "@/lib/server/branch/unlock";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { leaveCase } from "@/lib/server/http/cookies/session";
import { comesFromHere } from "@/lib/server/http/origin";
import { logRefusal } from "@/lib/server/ops/log-refusal";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";

const place = "route /api/staff/unlock";

/** A form, so that a right PIN loads a new document: nothing of the case stays in memory. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) {
    logRefusal(await requestLog(), place, "origin");
    return new Response(null, { status: 403 });
  }
  const form = await request.formData().catch(() => new FormData());
  const given = form.get("locale");
  const branch = `/${isLocale(given) ? given : defaultLocale}/branch`;
  const { staff } = await askStaff(place);
  if (!staff) return leadTo(`${branch}/sign-in?why=ended`);
  const { settings, staffAuth, passwordTurns } = services();
  if (settings.STAFF_UNLOCK === "password" && staff.locked) return leadTo(`${branch}/unlock`);
  const cookies = await ownCookies();
  const unlocking = await unlock(textOf(form, "pin"), staff, {
    db: staffAuth.db,
    turns: passwordTurns.known,
    endCase: () => leaveCase(cookies, services()),
    log: await requestLog(),
    audit,
  });
  return leadTo(branch + pageOf(unlocking), unlocking.kind === "unlocked");
}

function pageOf(unlocking: Unlocking): string {
  switch (unlocking.kind) {
    case "unlocked":
      return "";
    case "spent":
      return "/sign-in?why=pin";
    case "no_pin":
      return "/unlock";
    case "refused":
      return `/unlock?why=${unlocking.why}`;
    default:
      return unlocking satisfies never;
  }
}

function leadTo(location: string, clear = false): Response {
  const headers = new Headers({ Location: location, "Cache-Control": "no-store" });
  if (clear) headers.set("Clear-Site-Data", '"cache", "storage"');
  return new Response(null, { status: 303, headers });
}
