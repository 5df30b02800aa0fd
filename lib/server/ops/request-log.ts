import { headers } from "next/headers";
import type { Logger } from "pino";
import { requestIdHeader } from "../http/request-id";
import { services } from "../services";

/** The logger of the request under way: its lines carry the id that the answer carries too. */
export async function requestLog(): Promise<Logger> {
  return services().log.child({ requestId: (await headers()).get(requestIdHeader) });
}
