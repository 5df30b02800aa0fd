import { processWide } from "../process-wide";
import { isStopping } from "./stopping";

/** Answers whether something that people need is there; a rejection counts as no. */
type Check = () => Promise<boolean>;

const checks = () => processWide("readiness", () => new Map<string, Check>());
const patienceMs = 2_000;

/** Adds what has to hold before people may be sent here, such as a database that answers. */
export function addReadinessCheck(name: string, check: Check): void {
  checks().set(name, check);
}

/** All checks, each with its answer, and whether this process takes people. */
export async function readiness(): Promise<{ ready: boolean; checks: Record<string, boolean> }> {
  const answers = await Promise.all(
    [...checks()].map(async ([name, check]) => [name, await inTime(check)] as const),
  );
  const all = { ...Object.fromEntries(answers), running: !isStopping() };
  return { ready: Object.values(all).every(Boolean), checks: all };
}

async function inTime(check: Check): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const answer = await Promise.race([check().catch(() => false), late]);
  clearTimeout(timer);
  return answer;
}
