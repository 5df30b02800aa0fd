import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchNext, type Server } from "../../e2e/support/launch";
import { someForm } from "../../e2e/support/submissions";
import { asArgument } from "../../e2e/support/visitor";
import { buildNext, ports } from "../support/app";
import { workshop } from "../support/build-cache";
import { nextVersions } from "../weight/blank-next";
import { encode, type Submission } from "./submission";

/** One action that takes a form, looks at nothing in it and says what ours says in the end. */
const files = {
  "package.json": `{ "name": "empty-action", "private": true, "type": "module" }\n`,
  "next.config.mjs": `export default { experimental: { serverActions: { bodySizeLimit: "4mb" } } };\n`,
  "app/layout.jsx": `export default ({ children }) => <html lang="id"><body>{children}</body></html>;\n`,
  "app/actions.js": `"use server";\nexport const take = async () => ({ kind: "verified" });\n`,
  "app/page.jsx": `import { take } from "./actions";\nexport default () => <form action={take} />;\n`,
};

/** What Next asks for a submission before any code of ours has run. */
export type EmptyAction = { server: Server; prepare: () => Promise<Submission> };

export async function startEmptyAction(): Promise<EmptyAction> {
  const { next, react } = nextVersions;
  const packages = [`next@${next}`, `react@${react}`, `react-dom@${react}`];
  const folder = await workshop("empty-action", files, packages, (at) => buildNext("the empty action", at));
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
