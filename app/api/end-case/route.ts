import { cookies } from "next/headers";
import { endCase } from "@/lib/server/end-case";
import { ledger } from "@/lib/server/ledger";
import { log } from "@/lib/server/log";
import { comesFromHere } from "@/lib/server/origin";

/** Where a page goes to end its case ("next customer", idle for too long): see `lib/server/end-case`. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => null);
  return endCase(form?.get("next"), { cookies: await cookies(), ledger: ledger(), log: log() });
}
