/** `#rrggbb`. */
export type Colour = `#${string}`;
type Rgb = [number, number, number];

/** `surfaces`: as in `app/globals.css` (a test compares). */
export const schemes = {
  light: {
    surfaces: ["#ffffff", "#fafaf8", "#eaf0fb"],
    toward: "#000000",
    soft: { toward: "#ffffff", share: 0.91 },
  },
  dark: {
    surfaces: ["#1c2027", "#14171c", "#1f2a40"],
    toward: "#ffffff",
    soft: { toward: "#1c2027", share: 0.85 },
  },
} as const satisfies Record<
  string,
  { surfaces: Colour[]; toward: Colour; soft: { toward: Colour; share: number } }
>;

/** WCAG 2.2: text at least 4.5:1. */
const textContrast = 4.5;

/** Adjusts the colour until text is readable. */
export function brandStyle(brand: Colour): string {
  const declarations = (scheme: keyof typeof schemes) =>
    Object.entries(brandTokens(brand, scheme))
      .map(([name, value]) => `--${name}:${value}`)
      .join(";");
  return `:root{${declarations("light")}}@media (prefers-color-scheme:dark){:root{${declarations("dark")}}}`;
}

export function brandTokens(brand: Colour, scheme: keyof typeof schemes) {
  const { surfaces, toward, soft } = schemes[scheme];
  let shade: Colour = brand;
  for (let share = 0; !isReadable(shade, surfaces) && share <= 1; share += 0.02)
    shade = mix(brand, toward, share);
  return {
    brand: shade,
    "brand-strong": mix(shade, toward, 0.25),
    "brand-soft": mix(shade, soft.toward, soft.share),
    "on-brand": scheme === "light" ? "#ffffff" : "#000000",
    focus: shade,
  } as const;
}

/** WCAG 2.2, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light = 1, dark = 1] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const isReadable = (colour: Colour, surfaces: readonly Colour[]) =>
  surfaces.every((surface) => contrast(colour, surface) >= textContrast);

function luminance(colour: Colour): number {
  const [red, green, blue] = parse(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param share of `other`, 0 to 1 */
function mix(colour: Colour, other: Colour, share: number): Colour {
  const target = parse(other);
  const channels = parse(colour).map((channel, index) =>
    Math.round(channel + ((target[index] ?? 0) - channel) * Math.min(share, 1)),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

const parse = (colour: Colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Rgb;
