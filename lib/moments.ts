import { type Locale, localeFacts } from "./locales";

/** How a moment is written: in a language, by the clock of a time zone; without one, by the reader's own. */
export type MomentStyle = { locale: Locale; timeZone?: string };

const shapes = {
  time: { hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  date: { dateStyle: "long" },
  moment: {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept: making a format takes far longer than using it, and a list uses it for every row. */
function formatOf(shape: keyof typeof shapes, { locale, timeZone }: MomentStyle): Intl.DateTimeFormat {
  const key = `${shape} ${locale} ${timeZone}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(localeFacts[locale].tag, { ...shapes[shape], timeZone });
  formats.set(key, format);
  return format;
}

/** Hour and minute, with the zone's name. */
export const timeOf = (moment: Date, style: MomentStyle) => formatOf("time", style).format(moment);

/** The day, in words. */
export const dateOf = (moment: Date, style: MomentStyle) => formatOf("date", style).format(moment);

/** Day, hour and minute, with the zone's name. */
export const momentOf = (moment: Date, style: MomentStyle) => formatOf("moment", style).format(moment);
