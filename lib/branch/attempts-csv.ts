import { stringify } from "csv-stringify/sync";
import type { AttemptView } from "../ledger/view";
import { chargeOf } from "../outcomes/charge";
import { visible } from "../visible";
import { branchListWords } from "../words/branch-list";
import { endInWords, type ListLanguage } from "./listed-attempt";

/** Excel reads UTF-8 only with it. */
const byteOrderMark = "\u{feff}";

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

export function csvRows(views: AttemptView[], language: ListLanguage): string {
  const local = new Intl.DateTimeFormat("en-CA", {
    dateStyle: "short",
    timeStyle: "medium",
    hourCycle: "h23",
    timeZone: language.timeZone,
  });
  return csvLines(
    views.map((view) => {
      const { branch, maskedNik, id, ref, staff } = view;
      const { outcome, rejected, reference } = endInWords(view, language.locale);
      const charge = branchListWords(language.locale).charges[chargeOf(view.outcome)];
      const [day, time] = local.format(view.claimedAt).split(", ");
      return [day, time, branch, staff, maskedNik, outcome, charge, rejected.join(", "), reference, ref, id];
    }),
  );
}

/** RFC 4180; formulas become text (OWASP, CSV injection), semicolons commas (Indonesia's list separator). */
function csvLines(records: (string | null | undefined)[][]): string {
  const safe = records.map((record) => record.map((cell) => cell && visible(cell).replaceAll(";", ",")));
  return stringify(safe, {
    escape_formulas: true,
    record_delimiter: "windows",
    quoted_match: /[\r\n]/,
  });
}
