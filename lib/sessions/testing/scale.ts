import { after } from "../../ledger/rules";
import { type openScale, paceMs, scaleId, scaleTime } from "../../ledger/testing/scale";
import { sessionBody } from "../session-body";
import { createSessions } from "../sessions";

const key = { name: "shop", realm: "shop" };
const origin = "https://onboarding.example.com";
const farDays = { retentionDays: 3_650, consentRetentionDays: 3_650 };

type Scale = Pick<Awaited<ReturnType<typeof openScale>>, "db" | "ledger" | "now">;

let serial = 0;

/** Each call of another system, and what is done for sessions once a minute or day, with nothing due. */
export function sessionOperations({ db, ledger, now }: Scale, rows: number) {
  const sessions = createSessions({
    ...{ db, ledger, now, mode: "test" },
    secrets: () => ["a secret for tests only"],
  });
  /** Completed, with an attempt. */
  const third = Math.floor(rows / 24) * 12 + 3;
  const middle = `${after(scaleTime, -third * paceMs).getTime()}.${scaleId("a000", third)}`;
  const list = async (filter: Parameters<typeof sessions.list>[1]) =>
    (await sessions.list(key, filter)).sessions;
  const make = async (idempotencyKey: string) => {
    const body = sessionBody([]).parse({ ref: `made-${idempotencyKey}`, expectedNik: "9901010101904711" });
    const made = await sessions.create({ key, body, origin, idempotencyKey });
    if (made.kind === "other_body") throw new Error("The session was not made.");
    return made.session;
  };
  const makeNew = () => {
    serial += 1;
    return make(`order-${serial}`);
  };
  return {
    make: makeNew,
    "make once more": () => make("the same"),
    "make and open": async () => {
      const token = new URL((await makeNew()).url).pathname.split("/").at(-1) ?? "";
      if ((await sessions.openLink(token, null)).kind !== "opened")
        throw new Error("The link was not opened.");
    },
    "make and cancel": async () => {
      const cancelled = await sessions.cancel(key, (await makeNew()).id);
      if (typeof cancelled === "string") throw new Error(`A new session is ${cancelled}.`);
    },
    "read one": async () => {
      const found = await sessions.read(key, scaleId("a000", third));
      if (found?.attemptId !== scaleId("8000", third))
        throw new Error("The session's attempt was not found.");
    },
    "first page": () => list({}),
    "page in the middle": () => list({ after: middle }),
    "by ref": () => list({ ref: `order-${third}` }),
    "completed ones": () => list({ status: "completed" }),
    "completed ones in the middle": () => list({ status: "completed", after: middle }),
    "created ones": () => list({ status: "created" }),
    "expiry, nothing due": () => ledger.expireSessions(),
    "retention, nothing due": () => ledger.purge(farDays),
  } satisfies Record<string, () => Promise<unknown>>;
}
