import { launchNext, type Server } from "../../e2e/support/server/launch";
import { buildNext, ports } from "../support/app";
import { buildOnce, versionOf } from "../support/build-cache";

/** What a page of Next carries whatever is on it. */
export const nextVersions = { next: versionOf("next"), react: versionOf("react") };

const files = {
  "package.json": `{ "name": "blank", "private": true, "type": "module" }\n`,
  "app/layout.jsx": `export default ({ children }) => <html lang="id"><body>{children}</body></html>;\n`,
  "app/page.jsx": "export default () => <h1>Kosong</h1>;\n",
};

/** In a folder of its own: here Next would find the app's files. */
export async function startBlankNext(): Promise<Server> {
  const { next, react } = nextVersions;
  const packages = [`next@${next}`, `react@${react}`, `react-dom@${react}`];
  const folder = await buildOnce("blank", files, packages, (at) => buildNext("the blank page", at));
  return launchNext(ports.blank, {}, folder);
}
