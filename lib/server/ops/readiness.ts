import type { Stopping } from "./stopping";

/** A rejection counts as false. */
type Check = () => Promise<boolean>;

export type Readiness = { ready: boolean; checks: Record<string, boolean> };

const patienceMs = 2_000;

export function createReadiness(stopping: Stopping, checks: Record<string, Check>): () => Promise<Readiness> {
  return async () => {
    const answers = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await inTime(check)] as const),
    );
    const all = { ...Object.fromEntries(answers), running: !stopping.begun() };
    return { ready: Object.values(all).every(Boolean), checks: all };
  };
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
