import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Grants by one name. `browser`: what a component may import of lib, since it may end in the browser: nothing with a secret. */
export const groups: Record<string, readonly string[]> = {
  browser: [
    "lib/branch",
    "lib/camera",
    "lib/channels.ts",
    "lib/device-draft",
    "lib/fields",
    "lib/kredibel/constraints.ts",
    "lib/locales.ts",
    "lib/moments.ts",
    "lib/onboarding",
    "lib/outcomes",
    "lib/photo",
    "lib/public-settings.ts",
    "lib/staff/pin-rules.ts",
    "lib/staff/sign-in-problem.ts",
    "lib/staff/staff.ts",
    "lib/staff/two-step-reply.ts",
    "lib/store.ts",
    "lib/visible.ts",
    "lib/words",
    "react",
  ],
};

/**
 * Room → what its files may import, tests apart: rooms, single files or guarded packages. What is not listed is refused.
 * A file belongs to the longest room that its path begins with; inside a room all may import each other.
 */
export const rooms: Record<string, readonly string[]> = {
  "lib/brand-colours.ts": [],
  "lib/channels.ts": [],
  "lib/locales.ts": [],
  "lib/moments.ts": ["lib/locales.ts"],
  "lib/public-settings.ts": ["lib/channels.ts"],
  "lib/store.ts": [],
  "lib/uuid.ts": [],
  "lib/visible.ts": [],
  "lib/photo": [],
  "lib/kredibel": ["lib/photo"],
  "lib/kredibel/simulator": ["lib/kredibel", "lib/photo"],
  "lib/camera": ["lib/channels.ts", "lib/kredibel/constraints.ts", "lib/photo"],
  "lib/fields": ["lib/kredibel/constraints.ts", "lib/locales.ts", "lib/photo"],
  "lib/outcomes": ["lib/fields", "lib/kredibel/constraints.ts", "lib/locales.ts"],
  "lib/onboarding": [
    "lib/outcomes",
    "lib/fields",
    "lib/kredibel/constraints.ts",
    "lib/locales.ts",
    "lib/photo",
    "lib/store.ts",
    "lib/uuid.ts",
  ],
  "lib/device-draft": ["lib/onboarding", "lib/photo"],
  "lib/ledger": [
    "lib/channels.ts",
    "lib/kredibel",
    "lib/onboarding",
    "lib/outcomes",
    "lib/uuid.ts",
    "lib/visible.ts",
    "pg",
    "@electric-sql/pglite",
  ],
  "lib/sessions": [
    "lib/channels.ts",
    "lib/fields",
    "lib/kredibel/constraints.ts",
    "lib/ledger",
    "lib/locales.ts",
    "lib/onboarding",
    "lib/outcomes",
    "lib/uuid.ts",
  ],
  "lib/staff": ["lib/ledger", "lib/sessions/scopes.ts", "better-auth"],
  "lib/webhooks": ["lib/ledger", "lib/uuid.ts"],
  "lib/words": [
    "lib/camera",
    "lib/channels.ts",
    "lib/fields",
    "lib/kredibel",
    "lib/ledger/audit/events.ts",
    "lib/locales.ts",
    "lib/onboarding/handoff.ts",
    "lib/outcomes",
    "lib/photo",
    "lib/staff",
  ],
  "lib/branch": [
    "lib/kredibel",
    "lib/ledger",
    "lib/outcomes",
    "lib/locales.ts",
    "lib/moments.ts",
    "lib/staff",
    "lib/uuid.ts",
    "lib/visible.ts",
    "lib/words",
  ],
  "lib/server": ["lib", "better-auth", "sharp"],
  "components/ui": ["browser"],
  "components/journey": ["components/ui", "browser"],
  "components/outcome": ["components/journey", "components/ui", "browser"],
  "components/camera/live": ["components/ui", "react-webcam", "browser"],
  "components/camera": ["components/camera/live", "components/journey", "components/ui", "browser"],
  "components/case": ["components/journey", "components/outcome", "components/ui", "browser"],
  "components/apply/sending": ["components/journey", "components/ui", "browser"],
  "components/apply/steps": [
    "components/apply/sending",
    "components/camera",
    "components/journey",
    "components/outcome",
    "components/ui",
    "browser",
  ],
  "components/apply": [
    "components/apply/sending",
    "components/apply/steps",
    "components/journey",
    "components/outcome",
    "components/ui",
    "browser",
  ],
  "components/handoff": ["components/journey", "components/ui", "browser"],
  "components/branch": [
    "components/case",
    "components/journey",
    "components/outcome",
    "components/ui",
    "browser",
  ],
  app: ["components", "lib", "react"],
};

/** An import: the file that has it, and the file of ours or the package that it names. */
export type Arrow = { from: string; to: string };

const extensions = ["", ".ts", ".tsx", ".mjs", ".json"];

/** Every import between the tracked files of the rooms, types included, tests left out. */
export function readArrows(root: string): Arrow[] {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  }).split("\n");
  const known = new Set(files);
  const code = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && roomOf(file) && !isTest(file));
  const { imports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  /** An import of `package.json`'s own is one of each file that it may stand for. */
  const meant = (name: string): string[] =>
    name.startsWith("#") ? Object.values<string>(imports[name]).map((path) => `@${path.slice(1)}`) : [name];
  return code.flatMap((from) =>
    importsIn(readFileSync(join(root, from), "utf8"))
      .flatMap(meant)
      .flatMap((name) => {
        const to = targetOf(from, name, known);
        return to === null ? [] : [{ from, to }];
      }),
  );
}

const isTest = (file: string) => /\.test\.|\/testing\//.test(file);

/** The names after `from`, `import`, `import(` and in a worker's `new URL(`. */
export const importsIn = (code: string): string[] =>
  [...code.matchAll(/\b(?:from\s+|import\s*\(?\s*|new URL\(\s*)"([^"]+)"/g)].map(([, name = ""]) => name);

/** A tracked file, or the package's name; null for a style sheet, a picture or one of Node's own modules. */
function targetOf(from: string, name: string, known: ReadonlySet<string>): string | null {
  if (/\.(css|svg)$/.test(name) || name.startsWith("node:")) return null;
  const path = name.startsWith("@/") ? name.slice(2) : name.startsWith(".") ? join(from, "..", name) : null;
  if (path === null)
    return name
      .split("/")
      .slice(0, name.startsWith("@") ? 2 : 1)
      .join("/");
  const file = extensions.map((extension) => path + extension).find((one) => known.has(one));
  if (!file) throw new Error(`${from} imports ${name}, which is no file`);
  return file;
}

/** The longest room that a path begins with. */
export function roomOf(path: string, table = rooms): string | undefined {
  const holding = Object.keys(table).filter((room) => isIn(path, room));
  return holding.sort((one, other) => other.length - one.length)[0];
}

const isIn = (path: string, room: string) => path === room || path.startsWith(`${room}/`);

/** Packages that only the rooms which name them may import; any other package is free. */
const guarded = ["react", "react-dom", "react-webcam", "better-auth", "sharp", "pg", "@electric-sql/pglite"];

/** The arrows that no row of the table grants. */
export const strayArrows = (arrows: readonly Arrow[], table = rooms): Arrow[] =>
  arrows.filter(({ from, to }) => {
    const room = roomOf(from, table);
    if (room === undefined) return true;
    const granted = (table[room] ?? []).flatMap((grant) => groups[grant] ?? [grant]);
    if (!to.includes("/") || to.startsWith("@")) return guarded.includes(to) && !granted.includes(to);
    return roomOf(to, table) !== room && !granted.some((one) => isIn(to, one));
  });

/** The circles in a graph, each as its members: rooms by the table, or files by their imports. */
export function circlesIn(arrows: readonly Arrow[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of arrows) if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  const reach = (start: string) => {
    const seen = new Set<string>();
    const open = [...(next.get(start) ?? [])];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      if (!seen.has(at)) {
        seen.add(at);
        open.push(...(next.get(at) ?? []));
      }
    return seen;
  };
  const reached = new Map([...next.keys()].map((start) => [start, reach(start)]));
  const inCircle = [...next.keys()].filter((one) => reached.get(one)?.has(one));
  const together = (one: string) =>
    inCircle.filter(
      (other) => other === one || (reached.get(one)?.has(other) && reached.get(other)?.has(one)),
    );
  return [...new Set(inCircle.map((one) => together(one).sort().join(" ")))].map((circle) =>
    circle.split(" "),
  );
}
