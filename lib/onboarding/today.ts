/** The server's `yyyy-mm-dd` in Jakarta: a device's clock may be wrong. Before it is known every date has come. */
let today = "9999-12-31";

export const getToday = (): string => today;

export function noteToday(day: string): void {
  today = day;
}
