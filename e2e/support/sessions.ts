import { readFileSync } from "node:fs";
import { createClient, type MadeSession, type NewSession, type Session } from "../../docs/onboarding-client";
import { apiKeyFile, app } from "./server/servers";

/** `read`: as the system that made it can. */
export type TestSession = MadeSession & { read: () => Promise<Session> };

/** By the API of the app under test, as another system would. */
export async function makeSession(wish: NewSession): Promise<TestSession> {
  const call = createClient(app.url, process.env.API_KEY ?? readFileSync(apiKeyFile, "utf8"));
  const made = await call("POST /api/v1/sessions", { body: wish });
  return {
    ...made,
    read: () => call("GET /api/v1/sessions/{sessionId}", { path: { sessionId: made.id } }),
  };
}
