/** The first that matches: Edge and the others name Chrome and Safari too. */
const browsers: [string, RegExp][] = [
  ["Edge", /Edg(A|iOS)?\//],
  ["Samsung Internet", /SamsungBrowser\//],
  ["Opera", /OPR\//],
  ["Firefox", /(Firefox|FxiOS)\//],
  ["Chrome", /(Chrome|CriOS)\//],
  ["Safari", /Safari\//],
];

/** An iPad may call itself a Mac. */
const systems: [string, RegExp][] = [
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["Mac", /Macintosh/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
];

/** `Chrome, Android`: of a closed list, so that no header's text is kept. */
export function deviceOf(userAgent: string): string {
  const named = (list: typeof browsers) => list.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return [named(browsers) ?? "other browser", named(systems) ?? "other system"].join(", ");
}
