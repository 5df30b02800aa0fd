import { headers } from "next/headers";
import type { Logger } from "pino";
import { log } from "./log";
import { requestIdHeader } from "./request-id";

/** The logger of the request under way: each of its lines can be told by the id that the answer carries too. */
export async function requestLog(): Promise<Logger> {
  return log().child({ requestId: (await headers()).get(requestIdHeader) });
}
