import { describe, expect, it } from "vitest";
import { cameraProblem } from "./failure";
import { type CameraFacts, type CameraProblem, cameraProblems, neverAnswered } from "./problem";

const ordinary: CameraFacts = {
  secure: true,
  interface: true,
  permission: "prompt",
  policyAllows: true,
  inApp: false,
  ios: false,
  refusals: 0,
};

const rows: [cause: string, error: unknown, facts: Partial<CameraFacts>, problem: CameraProblem][] = [
  ["the person said no", named("NotAllowedError"), { permission: "denied" }, "refused"],
  [
    "said no where nobody tells the permission",
    named("NotAllowedError"),
    { permission: "unknown" },
    "refused",
  ],
  ["the question was dismissed", named("NotAllowedError"), {}, "unanswered"],
  ["refused once in Safari", named("NotAllowedError"), { ios: true, refusals: 1 }, "unanswered"],
  ["the browser or OS blocks it", named("NotAllowedError"), { permission: "granted" }, "blocked"],
  ["Chromium says that the OS does", named("NotAllowedError", "Permission denied by system"), {}, "blocked"],
  ["our own header", named("NotAllowedError"), { permission: "granted", policyAllows: false }, "policy"],
  ["a header where nothing else is told", named("SecurityError"), { policyAllows: false }, "policy"],
  ["no camera", named("NotFoundError"), {}, "none"],
  ["camera busy", named("NotReadableError"), {}, "busy"],
  ["camera that cannot start", named("AbortError"), {}, "busy"],
  ["asked for what it lacks", named("OverconstrainedError"), {}, "incapable"],
  ["plain http", named("TypeError"), { secure: false, interface: false }, "insecure"],
  ["plain http under react-webcam", "getUserMedia is not implemented", { secure: false }, "insecure"],
  ["in-app browser without cameras", null, { inApp: true, interface: false }, "in_app"],
  ["in-app browser that never answers", named(neverAnswered), { inApp: true }, "in_app"],
  ["in-app browser that refuses", named("NotAllowedError"), { inApp: true, permission: "denied" }, "in_app"],
  ["question left open", named(neverAnswered), {}, "unanswered"],
  ["allowed, and nothing comes", named(neverAnswered), { permission: "granted" }, "silent"],
  ["iOS after three refusals", named("NotAllowedError"), { ios: true, refusals: 3 }, "reload"],
  ["a browser without cameras", null, { interface: false }, "unsupported"],
  ["something new", named("BrandNewError"), {}, "silent"],
];

describe("cameraProblem", () => {
  it.each(rows)("%s", (_, error, facts, problem) => {
    expect(cameraProblem(error, { ...ordinary, ...facts })).toBe(problem);
  });

  it("cameraProblem: tells apart what neither `grabFrame` nor `sizeTrouble` reports", () => {
    const told = new Set(rows.map(([, , , problem]) => problem));
    expect(cameraProblems.filter((problem) => !told.has(problem))).toEqual(["turn", "lost"]);
  });
});

function named(name: string, message = "") {
  return new DOMException(message, name);
}
