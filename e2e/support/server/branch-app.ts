import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { ControlledSimulator } from "../../../lib/kredibel/simulator/control";
import { runCommand as runAudit } from "../../../lib/ledger/audit/commands";
import { databaseClock } from "../../../lib/ledger/clock";
import type { Database } from "../../../lib/ledger/database/database";
import { openDatabase } from "../../../lib/ledger/database/open";
import { eventNames } from "../../../lib/ledger/events";
import { createKeyedHash } from "../../../lib/ledger/fingerprint";
import { createLedger } from "../../../lib/ledger/ledger";
import { runCommand as runLedger } from "../../../lib/ledger/operator/commands";
import { defaultRules } from "../../../lib/ledger/rules";
import { cuttable } from "../../../lib/ledger/testing/cuttable";
import { startPostgres } from "../../../lib/ledger/testing/local-postgres";
import { addKey } from "../../../lib/sessions/keys";
import { type Scope, scopeNames } from "../../../lib/sessions/scopes";
import { runCommand } from "../../../lib/staff/commands";
import { listStaff } from "../../../lib/staff/people";
import { addEndpoint } from "../../../lib/webhooks/endpoints";
import { startReceiver } from "../../../lib/webhooks/testing/receiver";
import { addStaff, choosePins, staffPassword } from "../accounts";
import { type IdentityProvider, startIdentityProvider } from "./identity-provider";
import type { Instance } from "./instance";
import { openTestbed, type Settings } from "./testbed";
import { Webhooks } from "./webhooks";

/** The app with the tests' staff on a PostgreSQL, and an identity provider beside it. */
export type BranchApp = {
  instance: Instance;
  /** Another instance on the same database. */
  startAnother: (settings: Settings) => Promise<Instance>;
  provider: IdentityProvider;
  /** `npm run staff -- …`, while the app runs. */
  command: (...args: string[]) => Promise<string>;
  /** Of another system. */
  apiKey: (scopes?: Scope[]) => Promise<string>;
  /** A new receiver, to which every event is delivered from now on. Wants `WEBHOOK_ALLOW_PRIVATE`. */
  webhooks: () => Promise<Webhooks>;
  /** `npm run ledger -- …`, with yes to each question. */
  ledger: (...args: string[]) => Promise<string>;
  /** @returns its rows, as text */
  rowsOf: (statement: string) => Promise<string>;
  simulator: ControlledSimulator;
  /** `npm run audit -- …`, the same. */
  audit: (...args: string[]) => Promise<string>;
  db: Database;
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
  await choosePins(db);
  const refuseWrites = async (refused: boolean) => {
    await db.execute(sql`set session characteristics as transaction read write`);
    await db.execute(sql.raw(`alter system set default_transaction_read_only = ${refused ? "on" : "off"}`));
    await db.execute(sql`select pg_reload_conf()`);
  };
  const receivers: Awaited<ReturnType<typeof startReceiver>>[] = [];
  const ledger = createLedger({
    db,
    hash: createKeyedHash("unused"),
    rules: defaultRules,
    now: databaseClock,
  });
  let app = "";
  const provider = await startIdentityProvider(() => `${app}/api/staff/callback/oidc`);
  const startAnother = (more: Settings) =>
    testbed.start({
      DATABASE_URL: network.url,
      ...provider.settings,
      STAFF_PASSWORDS: "on",
      ...settings,
      ...more,
    });
  const instance = await startAnother({});
  app = instance.url;
  return {
    instance,
    startAnother,
    provider,
    command,
    apiKey: async (scopes = [...scopeNames]) =>
      `${await addKey(db, { name: `shop-${randomUUID()}`, mode: "live", scopes })}`,
    webhooks: async () => {
      const receiver = await startReceiver();
      receivers.push(receiver);
      const { secrets } = await addEndpoint(db, receiver.url, [...eventNames]);
      return new Webhooks({ received: async () => receiver.received, secret: secrets.join() });
    },
    ledger: (...args) => runLedger(ledger, args, async () => true),
    rowsOf: async (statement) => {
      const { rows } = (await db.execute(sql.raw(statement))) as unknown as { rows: object[] };
      return JSON.stringify(rows);
    },
    simulator: testbed.simulator,
    audit: (...args) => runAudit(db, args, () => listStaff(db)),
    db,
    freezeDatabase: network.freeze,
    refuseWrites,
    stopDatabase: network.close,
    close: async () => {
      await testbed.close();
      for (const receiver of receivers) await receiver.close();
      network.close();
      provider.close();
      await close();
      await postgres.stop();
    },
  };
}
