import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { buildOnce, versionOf } from "../support/build-cache";
import { run } from "../support/processes";

type Sdk = {
  packages: string[];
  /** Bundled by esbuild to `bundle.js` and `bundle.css`; without it the page loads the files as the maker built them. */
  entry?: string;
  /** The rest of the page's head. */
  head: string;
  body: string;
};

const react = versionOf("react");
const bundled = `<link rel="stylesheet" href="/bundle.css"><script type="module" src="/bundle.js"></script>`;

/** In the lightest way that their papers offer. Without an account each shows its first screen or a refusal. */
export const sdks: Record<string, Sdk> = {
  "onfido-sdk-ui@13.8.7": {
    packages: ["onfido-sdk-ui@13.8.7"],
    head: `<link rel="stylesheet" href="/node_modules/onfido-sdk-ui/dist/style.css">
      <script src="/node_modules/onfido-sdk-ui/dist/onfido.min.js"></script>
      <script defer src="/start.js"></script>`,
    body: `<div id="onfido-mount"></div>`,
  },
  "@smileid/web-components@11.4.0": {
    packages: ["@smileid/web-components@11.4.0"],
    entry: `import "@smileid/web-components/smart-camera-web";`,
    head: bundled,
    body: "<smart-camera-web capture-id></smart-camera-web>",
  },
  "@aws-amplify/ui-react-liveness@3.6.8": {
    packages: [
      "@aws-amplify/ui-react-liveness@3.6.8",
      "aws-amplify@6.22.1",
      `react@${react}`,
      `react-dom@${react}`,
    ],
    entry: `
      import { createElement } from "react";
      import { createRoot } from "react-dom/client";
      import { FaceLivenessDetectorCore } from "@aws-amplify/ui-react-liveness";
      import "@aws-amplify/ui-react/styles.css";
      const detector = createElement(FaceLivenessDetectorCore, { sessionId: "none", region: "us-east-1" });
      createRoot(document.getElementById("root")).render(detector);`,
    head: bundled,
    body: `<div id="root"></div>`,
  },
};

const onfidoStart = `Onfido.init({ token: "none", containerId: "onfido-mount", steps: ["welcome", "document", "face"] });`;
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** Installs and bundles a sdk once, and serves a page with nothing but it. */
export async function serveSdk(
  name: string,
  { packages, entry, head, body }: Sdk,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const files = {
    "package.json": `{ "private": true, "type": "module" }\n`,
    "index.html": `<!doctype html><html lang="id"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
    "entry.js": entry ?? "",
    "start.js": onfidoStart,
    "bundle.css": "",
  };
  const short = name.replaceAll(/[^a-z]+/g, "-").replace(/^-|-$/g, "");
  const tools = entry ? [`esbuild@${versionOf("esbuild")}`] : [];
  const folder = await buildOnce(short, files, [...packages, ...tools], (cwd) =>
    entry ? run(`bundling ${short}`, { command: "npx", args: [...esbuild], cwd }) : Promise.resolve(),
  );
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://sdk").pathname);
    const file = join(folder, path === "/" ? "index.html" : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, stop: async () => void server.close() };
}

const esbuild = [
  "esbuild",
  "entry.js",
  "--bundle",
  "--minify",
  "--splitting",
  "--format=esm",
  "--outdir=.",
  "--entry-names=bundle",
  "--allow-overwrite",
  `--define:process.env.NODE_ENV="production"`,
];
