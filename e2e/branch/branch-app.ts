import { openDatabase } from "../../lib/ledger/database/open";
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
  close: () => Promise<void>;
};

export async function startBranchApp(settings: Record<string, string> = {}): Promise<BranchApp> {
  const postgres = await startPostgres();
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
    DATABASE_URL: postgres.url,
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
    close: async () => {
      await instance.stop();
      provider.close();
      await close();
      await postgres.stop();
      image.remove();
    },
  };
}
