import type { Page } from "@playwright/test";
import { expect, test } from "vitest";
import { installStandIn, type StandIn } from "../feeds/stand-in";

/** A tab, and how it was told each thing. */
async function aTab() {
  const told: string[] = [];
  let address = "about:blank";
  const page = {
    url: () => address,
    addInitScript: async () => void told.push("from its next load on"),
    evaluate: async () => void told.push("at once"),
  };
  const camera = await installStandIn(page as unknown as Page, "tiny");
  told.length = 0;
  const load = () => {
    address = "http://localhost/id";
  };
  return { camera, told, load };
}

const orders: Record<string, (camera: StandIn) => Promise<void>> = {
  refuse: (camera) => camera.refuse("NotAllowedError"),
  ignore: (camera) => camera.ignore(),
  freeze: (camera) => camera.freeze(),
  unplug: (camera) => camera.unplug(),
  show: (camera) => camera.show("tiny"),
};

test.each(Object.entries(orders))(
  "camera.%s: before the first page it holds from the load on",
  async (_, order) => {
    const { camera, told, load } = await aTab();
    await order(camera);
    load();
    await order(camera);
    expect(told).toEqual(["from its next load on", "at once"]);
  },
);
