import { expect, test } from "vitest";
import { cameraProblems } from "@/lib/camera/problem";
import { waysOn } from "./ways-on";

test.each(cameraProblems.filter((problem) => problem !== "insecure"))(
  "waysOn: the link to take along stands on the page of %s",
  (problem) => {
    expect(waysOn[problem]).toContain("link");
  },
);

test("waysOn: an insecure page offers no link to the same insecure address", () => {
  expect(waysOn.insecure).toEqual([]);
});
