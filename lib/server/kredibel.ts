import { randomBytes } from "node:crypto";
import { createGateway, type Gateway, type GatewayOptions } from "../kredibel/gateway";
import { startSimulator } from "../kredibel/simulator/simulator";
import type { Settings } from "./ops/env";
import { type Metrics, rejectLabel } from "./ops/metrics";
import type { EarlyServices } from "./services";

type Connection = { baseUrl: string; apiKey: string; close: () => Promise<void> };

export async function openGateway({
  settings,
  log,
  metrics,
}: EarlyServices): Promise<{ gateway: Gateway; close: () => Promise<void> }> {
  const { close, ...connection } = await connectionOf(settings);
  if (settings.KREDIBEL_SIMULATOR)
    log.warn({ simulator: true }, "The simulator answers instead of Kredibel: nobody is verified.");
  const gateway = createGateway({
    ...connection,
    timeoutMs: settings.KREDIBEL_TIMEOUT_MS,
    failures: settings.BREAKER_FAILURES,
    pauseMs: settings.BREAKER_PAUSE_SECONDS * 1_000,
    callsAtOnce: settings.CALLS_AT_ONCE,
    onCall: countCallsOn(metrics),
  });
  return { gateway, close };
}

async function connectionOf(settings: Settings): Promise<Connection> {
  if (!settings.KREDIBEL_SIMULATOR)
    return {
      baseUrl: settings.KREDIBEL_BASE_URL,
      apiKey: settings.KREDIBEL_API_KEY,
      close: async () => {},
    };
  const apiKey = settings.KREDIBEL_API_KEY ?? randomBytes(24).toString("hex");
  const { url, close } = await startSimulator({ apiKey });
  return { baseUrl: url, apiKey, close };
}

export function countCallsOn({ kredibelSeconds, rejectedFields }: Metrics): GatewayOptions["onCall"] {
  return (answer, seconds) => {
    kredibelSeconds.observe({ answer: answer.kind, cause: "cause" in answer ? answer.cause : "" }, seconds);
    if ("rejectFields" in answer)
      for (const field of answer.rejectFields) rejectedFields.inc({ field: rejectLabel(field) });
  };
}
