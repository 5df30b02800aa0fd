import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { onEachDatabase } from "../../ledger/testing/databases";
import { emptyTables } from "../../ledger/testing/empty-tables";
import { addKey, createApiKeys } from "../../sessions/keys";
import { type ProblemKind, problemDetails, problemOf, problems } from "../../sessions/problem";
import { createLog } from "../ops/log";
import { answerSystem } from "./system-route";

const place = "route /api/v1/attempts/[attemptId]";

onEachDatabase(
  "a call of another system",
  (bench) => {
    let key = "";
    let lines: string[] = [];
    const work = async () => ({ body: { found: true } });

    beforeEach(async () => {
      const { db } = bench().database;
      await emptyTables(db, "api_keys");
      key = (await addKey(db, { name: "shop", mode: "live", scopes: ["results:read"] })) ?? "";
      lines = [];
    });

    function call(authorization: string | null, does: Parameters<typeof answerSystem>[3] = work) {
      const { ledger, database } = bench();
      const headers = new Headers({ "x-peer-address": "203.0.113.9", "x-request-id": "request-1" });
      if (authorization !== null) headers.set("authorization", authorization);
      return answerSystem(
        place,
        new Request("http://localhost/", { headers }),
        {
          apiKeys: createApiKeys(database.db, "live"),
          ledger,
          settings: { TRUSTED_PROXY_HOPS: 0 },
          log: createLog((line) => lines.push(line)),
        },
        does,
      );
    }

    async function expectProblem(answer: Response, kind: ProblemKind) {
      expect(answer.status).toBe(problems[kind].status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      const body = await answer.json();
      expect(body).toEqual(problemOf(kind, "request-1"));
      expect(problemDetails.parse(body)).toEqual(body);
    }

    test("granted: the answer, not to be stored, and a line with the key's name", async () => {
      const answer = await call(`Bearer ${key}`);
      expect(await answer.json()).toEqual({ found: true });
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([
        { keyName: "shop", route: place, httpStatus: 200, requestId: "request-1" },
      ]);
    });

    test("no key and a wrong one: the same refusal, and the work is not begun", async () => {
      let begun = 0;
      const count = async () => {
        begun++;
        return { body: {} };
      };
      for (const header of [null, "Bearer kok_live_wrong", `Basic ${key}`]) {
        const answer = await call(header, count);
        const error = header?.startsWith("Bearer") ? ', error="invalid_token"' : "";
        expect(answer.headers.get("www-authenticate")).toBe(`Bearer realm="api"${error}`);
        await expectProblem(answer, "no_key");
      }
      expect(begun).toBe(0);
      expect(lines.filter((line) => line.includes('"reason":"no_key"'))).toHaveLength(3);
      expect(lines.join()).not.toContain(key);
    });

    test("a key without the scope: 403, by name in the log", async () => {
      await bench().database.db.execute(sql`update api_keys set scopes = '{}'`);
      const answer = await call(`Bearer ${key}`);
      const challenge = 'Bearer realm="api", error="insufficient_scope", scope="results:read"';
      expect(answer.headers.get("www-authenticate")).toBe(challenge);
      await expectProblem(answer, "scope");
      expect(JSON.parse(lines[0] ?? "")).toMatchObject({ reason: "scope", keyName: "shop", route: place });
    });

    test("many wrong keys of one address: told to wait, while a valid key goes on", async () => {
      bench().rules.keylessCallsPerAddress = { count: 2, windowMs: 60_000 };
      await expectProblem(await call(null), "no_key");
      await expectProblem(await call(null), "no_key");
      const limited = await call(null);
      expect(limited.headers.get("retry-after")).toMatch(/^\d+$/);
      await expectProblem(limited, "too_many");
      expect((await call(`Bearer ${key}`)).status).toBe(200);
      bench().advance(60_000);
      await expectProblem(await call(null), "no_key");
    });

    test("what the work finds wrong has the same shape", async () => {
      await expectProblem(await call(`Bearer ${key}`, async () => ({ problem: "not_found" })), "not_found");
    });

    test("an error: one shape without its message, and an alert", async () => {
      const answer = await call(`Bearer ${key}`, () => Promise.reject(new Error("a secret of the database")));
      await expectProblem(answer, "failed");
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: "error", alert: true }]);
    });
  },
  ["postgresql"],
);
