import { sql } from "drizzle-orm";
import { openDatabase } from "../../../lib/ledger/database/open";
import { cuttable } from "../../../lib/ledger/testing/cuttable";
import { startPostgres } from "../../../lib/ledger/testing/local-postgres";
import { addKey } from "../../../lib/sessions/keys";
import { scopeNames } from "../../../lib/sessions/scopes";
import { runCommand } from "../../../lib/staff/commands";
import { addStaff, staffPassword } from "../accounts";
import { type IdentityProvider, startIdentityProvider } from "./identity-provider";
import type { Instance } from "./instance";
import { openTestbed, type Settings } from "./testbed";

/** The app with the tests' staff on a PostgreSQL, and an identity provider beside it. */
export type BranchApp = {
  instance: Instance;
  provider: IdentityProvider;
  /** `npm run staff -- …`, while the app runs. */
  command: (...args: string[]) => Promise<string>;
  /** Of another system, with every scope. */
  apiKey: () => Promise<string>;
  /** While frozen the database answers nothing, and nothing is lost. */
  freezeDatabase: (frozen: boolean) => void;
  /** It answers questions, and takes no writes. */
  refuseWrites: (refused: boolean) => Promise<void>;
  /** For good: its connections end, and no other is taken. */
  stopDatabase: () => void;
  close: () => Promise<void>;
};

export async function startBranchApp(settings: Settings = {}): Promise<BranchApp> {
  const testbed = await openTestbed();
  const postgres = await startPostgres();
  const network = await cuttable(postgres.url);
  const { db, close } = await openDatabase({
    databaseUrl: postgres.url,
    dataDir: "unused",
    maxConnections: 1,
  });
  const command = (...args: string[]) => runCommand(db, args, async () => staffPassword);
  await addStaff(command);
  const refuseWrites = async (refused: boolean) => {
    await db.execute(sql`set session characteristics as transaction read write`);
    await db.execute(sql.raw(`alter system set default_transaction_read_only = ${refused ? "on" : "off"}`));
    await db.execute(sql`select pg_reload_conf()`);
  };
  let app = "";
  const provider = await startIdentityProvider(() => `${app}/api/staff/callback/oidc`);
  const instance = await testbed.start({
    DATABASE_URL: network.url,
    ...provider.settings,
    STAFF_PASSWORDS: "on",
    ...settings,
  });
  app = instance.url;
  return {
    instance,
    provider,
    command,
    apiKey: async () =>
      `${await addKey(db, { name: `shop-${Date.now()}`, mode: "live", scopes: scopeNames })}`,
    freezeDatabase: network.freeze,
    refuseWrites,
    stopDatabase: network.close,
    close: async () => {
      await testbed.close();
      network.close();
      provider.close();
      await close();
      await postgres.stop();
    },
  };
}
