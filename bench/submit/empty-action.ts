import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchNext, type Server } from "../../e2e/support/server/launch";
import { someForm } from "../../e2e/support/server/submissions";
import { asArgument } from "../../e2e/support/server/visitor";
import { buildNext, ports } from "../support/app";
import { buildOnce } from "../support/build-cache";
import { nextVersions } from "../weight/blank-next";
import { encode, type Submission } from "./submission";

/** One action that reads nothing. */
const files = {
  "package.json": `{ "name": "empty-action", "private": true, "type": "module" }\n`,
  "next.config.mjs": `export default { experimental: { serverActions: { bodySizeLimit: "4mb" } } };\n`,
  "app/layout.jsx": `export default ({ children }) => <html lang="id"><body>{children}</body></html>;\n`,
  "app/actions.js": `"use server";\nexport const take = async () => ({ kind: "verified" });\n`,
  "app/page.jsx": `import { take } from "./actions";\nexport default () => <form action={take} />;\n`,
};

/** Next's own share of a submission. */
export type EmptyAction = { server: Server; prepare: () => Promise<Submission> };

export async function startEmptyAction(): Promise<EmptyAction> {
  const { next, react } = nextVersions;
  const packages = [`next@${next}`, `react@${react}`, `react-dom@${react}`];
  const folder = await buildOnce("empty-action", files, packages, (at) => buildNext("the empty action", at));
  const manifest = join(folder, ".next/server/server-reference-manifest.json");
  const [action] = Object.keys(JSON.parse(readFileSync(manifest, "utf8")).node);
  if (!action) throw new Error("The empty action was not built.");
  const server = await launchNext(ports.blank, {}, folder);
  const { url } = server;
  const prepare = async () => {
    const { type, body } = await encode(asArgument(someForm()));
    return { url: `${url}/`, headers: { origin: url, "next-action": action, "content-type": type }, body };
  };
  return { server, prepare };
}
