import { stringify } from "csv-stringify/sync";
import type { AttemptView } from "../ledger/view";
import { chargeOf } from "../outcomes/charge";
import { branchListWords } from "../words/branch-list";
import { visible } from "../words/visible";
import { endInWords, type ListLanguage } from "./listed-attempt";

/** Without it Excel takes UTF-8 for the code page of its country. */
const byteOrderMark = "\u{feff}";

/** The first line: what the columns hold. */
export function csvHeading({ locale, timeZone }: ListLanguage): string {
  const { columns } = branchListWords(locale);
  const names = [
    columns.day,
    `${columns.time} (${timeZone})`,
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
  return byteOrderMark + csvLines([names]);
}

/** A line an attempt. */
export function csvRows(views: AttemptView[], language: ListLanguage): string {
  const local = new Intl.DateTimeFormat("en-CA", {
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
    timeZone: language.timeZone,
  });
  return csvLines(
    views.map((view) => {
      const { branch, maskedNik, id } = view;
      const { outcome, rejected, reference } = endInWords(view, language.locale);
      const charge = branchListWords(language.locale).charges[chargeOf(view.outcome)];
      const [ref, staff] = [view.ref, view.staff].map((text) => text && visible(text));
      const [day, time] = local.format(view.claimedAt).split(", ");
      return [day, time, branch, staff, maskedNik, outcome, charge, rejected.join(", "), reference, ref, id];
    }),
  );
}

/**
 * RFC 4180, with each cell that a spreadsheet could take for a formula made a text (OWASP, CSV injection).
 * A semicolon becomes a comma: where it is the system's list separator, as in Indonesia, it would begin a new cell.
 */
function csvLines(records: (string | null | undefined)[][]): string {
  const safe = records.map((record) => record.map((cell) => cell?.replaceAll(";", ",")));
  return stringify(safe, {
    escape_formulas: true,
    record_delimiter: "windows",
    quoted_match: /[\r\n]/,
  });
}
