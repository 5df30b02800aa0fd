import { controlSimulator } from "../../e2e/support/kredibel";
import type { QueuedAnswer } from "../../lib/kredibel/simulator/queue";
import { buildApp, ports, startApp, startTool } from "./app";

/** The built app and the stand-in for Kredibel, for one browser. */
export type Testbed = {
  url: string;
  /** What Kredibel answers to the next call with this NIK. */
  expect(answer: QueuedAnswer): Promise<void>;
  stop(): Promise<void>;
};

export async function openTestbed(): Promise<Testbed> {
  await buildApp();
  const simulator = await startTool("lib/kredibel/simulator/main.ts", ports.simulator);
  const app = await startApp();
  return {
    url: app.url,
    expect: (answer) => controlSimulator(simulator.url, "POST", "answers", answer),
    stop: async () => {
      await app.stop();
      await simulator.stop();
    },
  };
}
