import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { locales } from "../../lib/locales";

const build = join(import.meta.dirname, "../..", ".next");

/** Every address of the build, pages in each language. @throws where there are too few for a check to show anything */
export function builtRoutes(): string[] {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(join(build, "app-path-routes-manifest.json"), "utf8"),
  );
  const routes = Object.values(manifest).flatMap((route) =>
    route.includes("[locale]") ? locales.map((locale) => filled(route, locale)) : [filled(route, "")],
  );
  if (routes.length < 30) throw new Error(`The build has ${routes.length} routes.`);
  return routes;
}

/** One file of each kind for browsers. @throws where scripts or styles are missing */
export function builtFiles(): string[] {
  const files = readdirSync(join(build, "static"), { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const byKind = new Map(
    files.map((file) => [
      file.name.split(".").at(-1),
      join(file.parentPath, file.name).slice(build.length).replaceAll("\\", "/"),
    ]),
  );
  for (const kind of ["js", "css"]) if (!byKind.has(kind)) throw new Error(`The build has no ${kind}.`);
  return [...byKind.values()].map((path) => `/_next${path}`);
}

export function filled(route: string, locale: string): string {
  return route
    .replace("[locale]", locale)
    .replace(/\[\.\.\.\w+\]/, "no/such/page")
    .replace(/\[\w+\]/g, "00000000-0000-4000-8000-000000000000");
}
