import { randomUUID } from "node:crypto";
import { chownSync, cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type ControlledSimulator, startControlledSimulator } from "../../../lib/kredibel/simulator/control";
import { type Image, layOutImage, nobody } from "./image";
import { type Instance, startInstance } from "./instance";
import { canaryKey, emptyDataDir } from "./servers";

export type Settings = Readonly<Record<string, string>>;

/** The build laid out as in the image, and a Kredibel that obeys the test. */
export type Testbed = {
  image: Image;
  simulator: ControlledSimulator;
  /** With an empty database, unless the settings name another. `of`: another image than the build's. */
  start: (settings?: Settings, of?: Image) => Promise<Instance>;
  /** Stops what was started. */
  close: () => Promise<void>;
};

function openDataDir(image: Image): string {
  const dataDir = join(image.data, randomUUID());
  if (!existsSync(emptyDataDir)) return dataDir;
  cpSync(emptyDataDir, dataDir, { recursive: true });
  if (nobody.uid === undefined) return dataDir;
  for (const path of ["", ...readdirSync(dataDir, { recursive: true, encoding: "utf8" })])
    chownSync(join(dataDir, path), nobody.uid, nobody.gid);
  return dataDir;
}

export async function openTestbed(): Promise<Testbed> {
  const simulator = await startControlledSimulator({ apiKey: canaryKey });
  const image = layOutImage();
  const started: Instance[] = [];
  return {
    image,
    simulator,
    start: async (settings, of = image) => {
      const instance = await startInstance(of, {
        KREDIBEL_BASE_URL: simulator.url,
        KREDIBEL_API_KEY: canaryKey,
        LEDGER_SECRET: "a secret of the end-to-end tests only",
        DATA_DIR: openDataDir(of),
        ...settings,
      });
      started.push(instance);
      return instance;
    },
    close: async () => {
      for (const instance of started) await instance.stop();
      await simulator.close();
      image.remove();
    },
  };
}
