import { openDatabase } from "../../lib/ledger/database/open";
import { cuttable } from "../../lib/ledger/testing/cuttable";
import { startPostgres } from "../../lib/ledger/testing/local-postgres";
import { runCommand } from "../../lib/staff/commands";
import { layOutImage } from "../hardening/image";
import { type Instance, startInstance } from "../hardening/instance";
import { addStaff, staffPassword } from "../support/accounts";
import { type IdentityProvider, startIdentityProvider } from "./identity-provider";

/** The app as its image starts it, with the tests' staff on a PostgreSQL, and an identity provider beside it. */
export type BranchApp = {
  instance: Instance;
  provider: IdentityProvider;
  /** `npm run staff -- …`, while the app runs. */
  command: (...args: string[]) => Promise<string>;
  /** While frozen the database answers nothing, and nothing is lost. */
  freezeDatabase: (frozen: boolean) => void;
  /** For good: its connections end, and no other is taken. */
  stopDatabase: () => void;
  close: () => Promise<void>;
};

export async function startBranchApp(settings: Record<string, string> = {}): Promise<BranchApp> {
  const postgres = await startPostgres();
  const network = await cuttable(postgres.url);
  const image = layOutImage();
  const { db, close } = await openDatabase({
    databaseUrl: postgres.url,
    dataDir: "unused",
    maxConnections: 1,
  });
  const command = (...args: string[]) => runCommand(db, args, async () => staffPassword);
  await addStaff(command);
  let app = "";
  const provider = await startIdentityProvider(() => `${app}/api/staff/callback/oidc`);
  const instance = await startInstance(image, {
    KREDIBEL_SIMULATOR: "1",
    DATABASE_URL: network.url,
    LEDGER_SECRET: "a secret of the end-to-end tests only",
    ...provider.settings,
    STAFF_PASSWORDS: "on",
    ...settings,
  });
  app = instance.url;
  return {
    instance,
    provider,
    command,
    freezeDatabase: network.freeze,
    stopDatabase: network.close,
    close: async () => {
      await instance.stop();
      network.close();
      provider.close();
      await close();
      await postgres.stop();
      image.remove();
    },
  };
}
