import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { demoCall } from "./demo-call";
import { createApiKeys } from "./keys";
import { sessionBody } from "./session-body";

/** What a shell makes of it. */
const argumentsOf = (line: string) =>
  execFileSync("sh", ["-c", `curl() { printf '%s\\n' "$@"; }; ${line}`], { encoding: "utf8" }).split("\n");

onEachDatabase("demoCall", (bench) => {
  test("demoCall: a line that makes a session, with the newest demo's key alone", async () => {
    const { db } = bench().database;
    await emptyTables(db, "api_keys");
    const lines = [await demoCall(db, "http://localhost:3000"), await demoCall(db, "http://localhost:3000")];
    const admit = (header = "", scope: "sessions:write" | "results:read" = "sessions:write") =>
      createApiKeys(db, "test").admit(header.replace("Authorization: ", ""), scope);
    const [first, second] = lines.map(argumentsOf);
    const [url, , header, , type, , body] = second ?? [];
    expect(url).toBe("http://localhost:3000/api/v1/sessions");
    expect(type).toBe("Content-Type: application/json");
    expect(sessionBody([]).parse(JSON.parse(`${body}`)).ref).toBe("INV/2026/001");
    for (const scope of ["sessions:write", "results:read"] as const)
      expect(await admit(header, scope)).toMatchObject({ kind: "admitted" });
    expect(await admit(first?.[2])).toEqual({ kind: "no_key" });
  });
});
