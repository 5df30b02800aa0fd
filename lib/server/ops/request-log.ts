import { headers } from "next/headers";
import type { Logger } from "pino";
import { requestIdHeader } from "../http/request-id";
import { log } from "./log";

/** The logger of the request under way: each of its lines can be told by the id that the answer carries too. */
export async function requestLog(): Promise<Logger> {
  return log().child({ requestId: (await headers()).get(requestIdHeader) });
}
