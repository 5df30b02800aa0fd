import { expect, test } from "vitest";
import { deviceOf } from "./device";

const android = "Mozilla/5.0 (Linux; Android 14; SM-X210) AppleWebKit/537.36 (KHTML, like Gecko)";
const ios = "AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  ["Chrome, Android", `${android} Chrome/140.0.0.0 Safari/537.36`],
  ["Samsung Internet, Android", `${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36`],
  ["Edge, Windows", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"],
  ["Opera, Linux", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36 OPR/120.0.0.0"],
  ["Chrome, ChromeOS", "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/140.0.0.0 Safari/537.36"],
  ["Firefox, Mac", "Mozilla/5.0 (Macintosh; rv:140.0) Gecko/20100101 Firefox/140.0"],
  ["Safari, Mac", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${ios} Version/18.0 Safari/605.1.15`],
  ["Safari, iPad", `Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) ${ios} Version/18.0 Safari/604.1`],
  ["Chrome, iPhone", `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) ${ios} CriOS/140.0 Safari/604.1`],
  ["other browser, other system", "Budi 3171000000000001"],
  ["other browser, other system", ""],
])("deviceOf: %s", (device, userAgent) => expect(deviceOf(userAgent)).toBe(device));
