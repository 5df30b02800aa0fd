import type { QueuedAnswer } from "../../lib/kredibel/simulator/queue";
import { buildApp, startApp, startSimulator } from "./app";

/** The built app and the stand-in for Kredibel, for one browser. */
export type House = {
  url: string;
  /** What Kredibel answers to the next call with this NIK. */
  expect(answer: QueuedAnswer): Promise<void>;
  stop(): Promise<void>;
};

export async function openHouse(): Promise<House> {
  await buildApp();
  const simulator = await startSimulator();
  const app = await startApp();
  return {
    url: app.url,
    expect: async (answer) => {
      const told = await fetch(`${simulator.url}/__control/answers`, {
        method: "POST",
        body: JSON.stringify(answer),
      });
      if (!told.ok) throw new Error(`The stand-in answered ${told.status}: ${await told.text()}`);
    },
    stop: async () => {
      await app.stop();
      await simulator.stop();
    },
  };
}
