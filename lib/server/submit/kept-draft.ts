import type { CookieStore } from "../http/cookies/pair";
import { currentDraftKey } from "../http/cookies/session";
import type { Services } from "../services";

type Asking = { cookies: CookieStore; services: Pick<Services, "ledger" | "applicationSeal" | "draftKeys"> };

type KeptDraft = { id: string; draftKey: string };

/**
 * What opens the draft of the browser that sent these cookies.
 * @param sessionId the one it is in now
 * @returns `other_session`: a draft that stays, but would be sent outside that session
 */
export async function keptDraft(
  { cookies, services }: Asking,
  sessionId: string | null,
): Promise<KeptDraft | "none" | "other_session"> {
  const { draftKeys } = services;
  const asked = draftKeys && (await currentDraftKey(cookies, services));
  const draftKey = asked && draftKeys.open(asked.id, asked.sealed);
  if (!asked || !draftKey) return "none";
  return asked.sessionId === sessionId ? { id: asked.id, draftKey } : "other_session";
}
