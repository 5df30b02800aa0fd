import type { AttemptView } from "../ledger/view";
import type { Locale } from "../locales";
import { chargeOf } from "../outcomes/charge";
import { visible } from "../visible";
import { branchListWords } from "../words/branch/branch-list";
import { endInWords } from "./listed-attempt";
import { type BranchZones, zoneOf } from "./zones";

/** A cell of an exported file; all of them are texts. */
export type Cell = string | null;

export type TableLanguage = { locale: Locale; zones: BranchZones };

export function tableHeading({ locale }: TableLanguage): Cell[] {
  const { columns } = branchListWords(locale);
  return [
    columns.day,
    columns.time,
    columns.zone,
    columns.branch,
    columns.staff,
    columns.nik,
    columns.outcome,
    columns.charge,
    columns.rejected,
    columns.reference,
    columns.ref,
    columns.attempt,
  ];
}

/** Each row by the clock of its branch. */
export function tableRows(views: AttemptView[], { locale, zones }: TableLanguage): Cell[][] {
  const clocks = new Map<string, Intl.DateTimeFormat>();
  return views.map((view) => {
    const { branch, maskedNik, id, ref, staff } = view;
    const timeZone = zoneOf(zones, branch);
    const clock = clocks.get(timeZone) ?? clockIn(timeZone);
    clocks.set(timeZone, clock);
    const { outcome, rejected, reference } = endInWords(view, locale);
    const charge = branchListWords(locale).charges[chargeOf(view.outcome)];
    const [day = "", time = ""] = clock.format(view.claimedAt).split(", ");
    const end = [outcome, charge, rejected.join(", "), reference];
    const row = [day, time, timeZone, branch, staff, maskedNik, ...end, ref, id];
    return row.map((cell) => cell && visible(cell));
  });
}

const clockIn = (timeZone: string) =>
  new Intl.DateTimeFormat("en-CA", {
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
    timeZone,
  });
