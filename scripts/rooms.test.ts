import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Arrow, circlesIn, groups, importsIn, readArrows, roomOf, rooms, strayArrows } from "./rooms";

const root = join(import.meta.dirname, "..");
const arrows = readArrows(root);
const between = arrows
  .map(({ from, to }) => ({ from: roomOf(from) ?? from, to: roomOf(to) ?? to }))
  .filter(({ from, to }) => from !== to && to in rooms);

describe("rooms", () => {
  test("imports: at least a thousand are read", () => {
    expect(arrows.length).toBeGreaterThan(1_000);
  });

  test("imports: none that the table does not grant", () => {
    expect(strayArrows(arrows)).toEqual([]);
  });

  test("table: each room has files, each grant is used", () => {
    const used = (grant: string, by: (room: string) => boolean) =>
      arrows.some(({ from, to }) => by(roomOf(from) ?? "") && (to === grant || to.startsWith(`${grant}/`)));
    const unused = Object.entries(rooms).flatMap(([room, grants]) =>
      grants
        .filter((grant) => !groups[grant] && !used(grant, (by) => by === room))
        .map((grant) => `${room} → ${grant}`),
    );
    const unusedInGroups = Object.entries(groups).flatMap(([group, grants]) =>
      grants.filter((grant) => !used(grant, (by) => rooms[by]?.includes(group) ?? false)),
    );
    expect([...unused, ...unusedInGroups]).toEqual([]);
    const seen = new Set(arrows.flatMap(({ from, to }) => [roomOf(from), roomOf(to)]));
    expect(Object.keys(rooms).filter((room) => !seen.has(room))).toEqual([]);
  });

  test("an import of package.json's own leads to each file that it may stand for", () => {
    const found = arrows.filter(({ from }) => from === "components/ui/words.tsx").map(({ to }) => to);
    expect(found).toContain("components/ui/words-providers.tsx");
    expect(found).toContain("components/ui/words-providers.browser.tsx");
    expect(arrows.filter(({ to }) => to.startsWith("#"))).toEqual([]);
  });

  test("circles: none between rooms, none between files", () => {
    expect(circlesIn(between)).toEqual([]);
    expect(circlesIn(arrows)).toEqual([]);
  });

  test("docs/architecture.md: lists every room with its grants", () => {
    const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
    const rows = [...Object.entries(groups), ...Object.entries(rooms)].map(
      ([room, granted]) => `| \`${room}\` | ${granted.map((one) => `\`${one}\``).join(" ") || "nothing"} |`,
    );
    expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  });
});

describe("strayArrows", () => {
  test.each<[string, Arrow, boolean]>([
    ["photo importing staff", { from: "lib/photo/check.ts", to: "lib/staff/auth.ts" }, true],
    ["photo importing itself", { from: "lib/photo/check.ts", to: "lib/photo/file/jpeg.ts" }, false],
    [
      "camera importing the constraints",
      { from: "lib/camera/lens.ts", to: "lib/kredibel/constraints.ts" },
      false,
    ],
    ["camera importing the gateway", { from: "lib/camera/lens.ts", to: "lib/kredibel/gateway.ts" }, true],
    ["lib importing React", { from: "lib/onboarding/draft.ts", to: "react" }, true],
    [
      "a component importing the server",
      { from: "components/apply/journey.tsx", to: "lib/server/submit/submit.ts" },
      true,
    ],
    [
      "a component importing the ledger",
      { from: "components/branch/receipt.tsx", to: "lib/ledger/ledger.ts" },
      true,
    ],
    ["react-webcam outside the camera", { from: "components/apply/journey.tsx", to: "react-webcam" }, true],
    ["a room that is not in the table", { from: "lib/new-room/file.ts", to: "lib/photo/check.ts" }, true],
    ["a new room as a target", { from: "lib/photo/check.ts", to: "lib/new-room/file.ts" }, true],
    ["a free package", { from: "lib/fields/nik.ts", to: "zod" }, false],
  ])("%s", (_, arrow, stray) => {
    expect(strayArrows([arrow])).toEqual(stray ? [arrow] : []);
  });
});

test("importsIn: finds static, type, dynamic and worker imports", () => {
  const code =
    'import type { A } from "./a"; import "./b"; const c = import("./c"); new URL("./d.ts", import.meta.url); export { e } from "./e";';
  expect(importsIn(code)).toEqual(["./a", "./b", "./c", "./d.ts", "./e"]);
});

test("circlesIn: names the members of each circle", () => {
  const arrow = (text: string): Arrow => ({ from: text[0] ?? "", to: text[1] ?? "" });
  expect(circlesIn(["ab", "bc", "ca", "cd", "ef", "fe", "gg"].map(arrow))).toEqual([
    ["a", "b", "c"],
    ["e", "f"],
  ]);
});
