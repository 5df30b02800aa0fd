import type { Logger } from "pino";
import type { ListLanguage } from "../../branch/listed-attempt";
import { maySeeAttempt } from "../../branch/scope";
import type { SeenAttempt, SeenBefore } from "../../branch/seen-before";
import { nikLength } from "../../kredibel/constraints";
import type { Application } from "../../ledger/application";
import type { Ledger } from "../../ledger/ledger";
import type { AttemptView } from "../../ledger/view";
import { momentOf } from "../../moments";
import type { OutcomeKind } from "../../outcomes/outcome";
import { type KindThat, outcomes } from "../../outcomes/outcomes";
import { mayServe } from "../../staff/access";
import type { Staff } from "../../staff/staff";
import { visible } from "../../visible";
import { branchListWords } from "../../words/branch/branch-list";

type Asker = { staff: Staff; application: Application | null };
type SeenContext = { ledger: Ledger; log: Logger; language: ListLanguage };

const onlyDigits = new RegExp(`^\\d{${nikLength}}$`);

/** All channels, since each call is paid; rate limited, logged without the NIK. */
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
  const asked = { staffId: staff.id, applicationId: application.id };
  const words = branchListWords(language.locale).seenBefore;
  const admission = await ledger.admitLookup({ staffId: staff.id, application, nik });
  if (!admission.admitted) {
    const { cap, firstRefusal, retryAt } = admission;
    log.warn(
      { ...asked, reason: `lookups_${cap}`, ...(firstRefusal && { alert: true }) },
      "Staff asked for earlier attempts of too many NIKs.",
    );
    return { kind: "limit", sentence: words.limit[cap](momentOf(retryAt, language)) };
  }
  const found = await ledger.seenBefore(nik);
  log.info({ ...asked, count: found.length }, "Staff were told how many earlier attempts there are.");
  if (found.length === 0) return { kind: "new" };
  const { heading, lead } = words;
  return { kind: "seen", heading, lead, attempts: found.map((view) => seenAttempt(view, staff, language)) };
}

const isSeen = (kind: OutcomeKind): kind is KindThat<"verifies" | "unsettled"> =>
  outcomes[kind].verifies || outcomes[kind].unsettled;

function seenAttempt(view: AttemptView, staff: Staff, language: ListLanguage): SeenAttempt {
  const words = branchListWords(language.locale).seenBefore;
  const kind = view.outcome?.kind;
  const sentence = kind && isSeen(kind) ? words[kind] : words.in_flight;
  const reference = view.reference ?? view.id;
  const quoted = maySeeAttempt(staff, view) ? reference : reference.slice(-4);
  return {
    sentence: sentence(momentOf(view.endedAt ?? view.claimedAt, language)),
    reference: quoted === reference ? visible(reference) : words.endsIn(visible(quoted)),
  };
}
