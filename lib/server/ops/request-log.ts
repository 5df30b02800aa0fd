import { headers } from "next/headers";
import type { Logger } from "pino";
import { requestIdHeader } from "../http/request-id";
import { services } from "../services";

export async function requestLog(): Promise<Logger> {
  return services().log.child({ requestId: (await headers()).get(requestIdHeader) });
}
