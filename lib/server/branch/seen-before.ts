import type { Logger } from "pino";
import type { ListLanguage } from "../../branch/listed-attempt";
import type { SeenBefore } from "../../branch/seen-before";
import { nikLength } from "../../kredibel/constraints";
import type { Application } from "../../ledger/application";
import type { Ledger } from "../../ledger/ledger";
import type { AttemptView } from "../../ledger/view";
import { momentOf } from "../../moments";
import type { OutcomeKind } from "../../outcomes/outcome";
import { type KindThat, outcomes } from "../../outcomes/outcomes";
import { mayServe } from "../../staff/access";
import type { Staff } from "../../staff/staff";
import { branchListWords } from "../../words/branch-list";

type Asker = { staff: Staff; application: Application | null };
type SeenContext = { ledger: Ledger; log: Logger; language: ListLanguage };

const onlyDigits = new RegExp(`^\\d{${nikLength}}$`);

/**
 * Looks for earlier attempts with the same NIK, of any branch and of self-service: the charge is the operator's, whoever
 * made it. Told are time, state and reference, not where or by whom. Only for a case that a customer has consented to at
 * the asker's own branch, so that nobody can ask for NIKs at leisure; each question is logged without its NIK.
 */
export async function findSeenBefore(
  nik: string,
  { staff, application }: Asker,
  { ledger, log, language }: SeenContext,
): Promise<SeenBefore> {
  const own = application?.channel === "branch" && mayServe(staff, application.branch);
  if (!own || typeof nik !== "string" || !onlyDigits.test(nik)) {
    log.warn({ staffId: staff.id, reason: "no_case" }, "Staff asked for earlier attempts without a case.");
    return { kind: "refused" };
  }
  const found = await ledger.seenBefore(nik);
  log.info(
    { staffId: staff.id, applicationId: application.id, count: found.length },
    "Staff were told how many earlier attempts there are.",
  );
  if (found.length === 0) return { kind: "new" };
  const { heading, lead } = branchListWords(language.locale).seenBefore;
  return { kind: "seen", heading, lead, attempts: found.map((view) => seenAttempt(view, language)) };
}

/** Whether `seenBefore` finds attempts that ended so. */
const isSeen = (kind: OutcomeKind): kind is KindThat<"verifies" | "unsettled"> =>
  outcomes[kind].verifies || outcomes[kind].unsettled;

function seenAttempt(view: AttemptView, language: ListLanguage) {
  const words = branchListWords(language.locale).seenBefore;
  const kind = view.outcome?.kind;
  const sentence = kind && isSeen(kind) ? words[kind] : words.in_flight;
  return {
    id: view.id,
    sentence: sentence(momentOf(view.endedAt ?? view.claimedAt, language)),
    reference: view.reference ?? view.id,
  };
}
