import { describe, expect, it } from "vitest";
import { isInApp, isIos } from "./browser";
import { browserFamily } from "./browser-family";

const safari =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";

describe("browserFamily", () => {
  it.each([
    [`${android} Chrome/140.0.0.0 Mobile Safari/537.36`, 5, "chrome_android"],
    [`${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 5, "samsung_internet"],
    [`${safari} Version/18.5 Mobile/15E148 Safari/604.1`, 5, "safari_ios"],
    [`${safari} CriOS/140.0 Mobile/15E148 Safari/604.1`, 5, "chrome_ios"],
    [`${mac} Version/18.5 Safari/605.1.15`, 5, "safari_ios"],
    [`${mac} Version/18.5 Safari/605.1.15`, 0, "other"],
    [`${windows} Chrome/140.0.0.0 Safari/537.36`, 0, "chrome_desktop"],
    [`${windows} Chrome/140.0.0.0 Safari/537.36`, 10, "chrome_desktop"],
    [`${windows} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 0, "edge_desktop"],
    [`${windows} Chrome/140.0.0.0 Safari/537.36 OPR/120.0.0.0`, 0, "other"],
    ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", 5, "other"],
    [`${safari} Mobile/15E148`, 5, "other"],
  ] as const)("%s with %i touches", (userAgent, maxTouchPoints, family) => {
    expect(browserFamily({ userAgent, maxTouchPoints })).toBe(family);
  });

  it("knows an iPad that says it is a Mac", () => {
    expect(isIos({ userAgent: mac, maxTouchPoints: 5 })).toBe(true);
    expect(isIos({ userAgent: mac, maxTouchPoints: 0 })).toBe(false);
  });
});

describe("isInApp", () => {
  it.each([
    ["Instagram", `${safari} Mobile/15E148 Instagram 330.0.0.0`],
    ["Facebook", `${android} Version/4.0 Chrome/130 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/450.0;]`],
    ["TikTok", `${android} Chrome/130 Mobile Safari/537.36 musical_ly_2023 BytedanceWebview/d8a`],
    ["LINE", `${safari} Safari/604.1 Line/15.0`],
    ["any Android WebView", "Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) Chrome/140 Mobile Safari/537.36"],
    ["an app without a name on an iPhone", `${safari} Mobile/15E148`],
    ["Telegram on an iPhone", `${safari} Mobile/15E148 Telegram-iOS/11.2`],
    ["an app on an iPad that says it is a Mac", mac],
    ["a wallet on an iPad", `Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 Dompet/3`],
    ["an Android app that hides its WebView", `${android} Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36`],
    [
      "a browser within a chat on an iPod",
      "Mozilla/5.0 (iPod touch; CPU iPhone OS 15_8 like Mac OS X) Mobile",
    ],
  ])("isInApp: %s", (_, userAgent) => {
    expect(isInApp({ userAgent, maxTouchPoints: 5 })).toBe(true);
  });

  it.each([
    `${safari} Version/18.5 Mobile/15E148 Safari/604.1`,
    `${safari} CriOS/140.0 Mobile/15E148 Safari/604.1`,
    `${safari} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`,
    `${android} Chrome/140.0.0.0 Mobile Safari/537.36`,
    `${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
  ])("isInApp: not %s", (userAgent) => {
    expect(isInApp({ userAgent, maxTouchPoints: 5 })).toBe(false);
  });

  it("isInApp: not a page on an iPhone's home screen", () => {
    const userAgent = `${safari} Mobile/15E148`;
    expect(isInApp({ userAgent, maxTouchPoints: 5, standalone: true })).toBe(false);
  });
});
