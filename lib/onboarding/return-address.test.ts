import { expect, test } from "vitest";
import { returnAddress } from "./return-address";

test.each([
  {
    url: "https://shop.example/done",
    ref: "order-7",
    address: "https://shop.example/done?ref=order-7&outcome=verified",
  },
  { url: "https://shop.example/done", ref: null, address: "https://shop.example/done?outcome=verified" },
  {
    url: "https://shop.example/done?lang=id&outcome=old#top",
    ref: "a",
    address: "https://shop.example/done?lang=id&outcome=verified&ref=a#top",
  },
])("$url with $ref", ({ url, ref, address }) => {
  expect(returnAddress(url, ref, "verified")).toBe(address);
});
