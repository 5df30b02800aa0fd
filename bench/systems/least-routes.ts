import { launchNext, type Server } from "../../e2e/support/server/launch";
import { buildNext, ports } from "../support/app";
import { buildOnce, versionOf } from "../support/build-cache";
import { nextVersions } from "../weight/blank-next";

const key = `
const known = async (request) => {
  const sent = request.headers.get("authorization")?.slice("Bearer ".length) ?? "";
  const { rows } = await pool.query(
    "select name, coalesce(realm, name) as realm from api_keys where hash = $1 and revoked_at is null", [hash(sent)]);
  return rows[0];
};`;

const route = (method: string, body: string) => `
import { hash, known, pool } from "@/pool";
export async function ${method}(request, { params }) {
  const key = await known(request);
  if (!key) return new Response(null, { status: 401 });
  ${body}
}`;

/** The least that could do it, with the statements that ours needs. No rules, no log, no idempotency, no prefill. */
const files = {
  "package.json": `{ "name": "least-routes", "private": true, "type": "module" }\n`,
  "next.config.mjs": `export default { serverExternalPackages: ["pg"] };\n`,
  "jsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }\n`,
  "pool.js": `
import { createHash } from "node:crypto";
import pg from "pg";
export const pool = (globalThis.pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL }));
export const hash = (text) => createHash("sha256").update(text).digest("base64url");
export ${key.trim()}`,
  "app/layout.jsx": `export default ({ children }) => <html lang="id"><body>{children}</body></html>;\n`,
  "app/page.jsx": "export default () => <h1>Kosong</h1>;\n",
  "app/api/bare/route.js": `
export const dynamic = "force-dynamic";
export const GET = () => Response.json({ state: "waiting", leftMs: 1 });\n`,
  "app/api/v1/sessions/route.js": route(
    "POST",
    `const { ref = null, locale = "id" } = await request.json();
  const id = crypto.randomUUID();
  const token = crypto.randomUUID();
  const { rows: [made] } = await pool.query(
    "insert into sessions (id, mode, realm, key_name, ref, locale, token_hash, created_at, expires_at) " +
    "values ($1, 'live', $2, $3, $4, $5, $6, statement_timestamp(), statement_timestamp() + interval '1 day') returning *",
    [id, key.realm, key.name, ref, locale, hash(token)]);
  const url = new URL("/link/" + token, request.url).href;
  return Response.json({ id, url, expiresAt: made.expires_at, status: made.status }, { status: 201 });`,
  ),
  "app/api/v1/sessions/[id]/route.js": route(
    "GET",
    `const { rows: [row] } = await pool.query("select * from sessions where id = $1 and realm = $2",
    [(await params).id, key.realm]);
  if (!row) return new Response(null, { status: 404 });
  if (!row.opened_at) return Response.json(row);
  const { rows: attempts } = await pool.query("select * from attempts where session_id = $1 order by claimed_at desc", [row.id]);
  const { rows: [consent] } = await pool.query(
    "select consents.* from applications join consents on consents.application_id = applications.id " +
    "where session_id = $1 order by opened_at desc limit 1", [row.id]);
  return Response.json({ ...row, attempts, consent });`,
  ),
};

/** On the database of ours. */
export async function startLeastRoutes(databaseUrl: string): Promise<Server> {
  const { next, react } = nextVersions;
  const packages = [`next@${next}`, `react@${react}`, `react-dom@${react}`, `pg@${versionOf("pg")}`];
  const folder = await buildOnce("least-routes", files, packages, (at) => buildNext("the least routes", at));
  return launchNext(ports.blank, { DATABASE_URL: databaseUrl }, folder);
}
