import { type Locale, localeFacts } from "./locales";

/** Default: the reader's time zone. */
export type MomentStyle = { locale: Locale; timeZone?: string };

const shapes = {
  time: { hour: "2-digit", minute: "2-digit" },
  date: { dateStyle: "long" },
  moment: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
  zone: { timeZoneName: "short" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Cached: creating a format is slow. */
function formatOf(shape: keyof typeof shapes, { locale, timeZone }: MomentStyle): Intl.DateTimeFormat {
  const key = `${shape} ${locale} ${timeZone}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(localeFacts[locale].tag, { ...shapes[shape], timeZone });
  formats.set(key, format);
  return format;
}

/** English has no WIB, WITA, WIT, so both languages take the Indonesian names. */
const zoned = (shape: "time" | "moment") => (moment: Date, style: MomentStyle) =>
  `${formatOf(shape, style).format(moment)} ${
    formatOf("zone", { ...style, locale: "id" })
      .formatToParts(moment)
      .at(-1)?.value
  }`;

export const timeOf = zoned("time");

export const dateOf = (moment: Date, style: MomentStyle) => formatOf("date", style).format(moment);

export const momentOf = zoned("moment");
