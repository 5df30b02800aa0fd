import { readFileSync } from "node:fs";
import type * as z from "zod";
import type { sessionBody } from "../../lib/sessions/session-body";
import type { MadeSession, SessionResult } from "../../lib/sessions/session-result";
import { apiKeyFile, app } from "./servers";

type Wish = z.input<ReturnType<typeof sessionBody>>;

/** `read`: as the system that made it can. */
export type TestSession = MadeSession & { read: () => Promise<SessionResult> };

/** By the API of the app under test, as another system would. */
export async function makeSession(wish: Wish): Promise<TestSession> {
  const made = await call<MadeSession>("sessions", { method: "POST", body: JSON.stringify(wish) });
  return { ...made, read: () => call<SessionResult>(`sessions/${made.id}`) };
}

async function call<Answer>(path: string, init: RequestInit = {}): Promise<Answer> {
  const key = process.env.API_KEY ?? readFileSync(apiKeyFile, "utf8");
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const answer = await fetch(`${app.url}/api/v1/${path}`, { ...init, headers });
  if (!answer.ok) throw new Error(`The API answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
