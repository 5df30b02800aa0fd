import type { Logger } from "pino";
import { fromCell } from "../../branch/attempts-csv";
import { boundsOf, type Day, dayAt } from "../../branch/day";
import { isSearchable, type ListQuery } from "../../branch/list-query";
import {
  asksForAnother,
  type BranchScope,
  everyBranch,
  goesBeyond,
  mayChooseBranch,
  maySeeAttempt,
  scopeOf,
} from "../../branch/scope";
import { type BranchZones, zoneOf } from "../../branch/zones";
import type { Ledger } from "../../ledger/ledger";
import type { PageKey } from "../../ledger/lookup";
import type { AttemptView } from "../../ledger/view";
import type { Staff } from "../../staff/staff";
import { asGiven } from "../../visible";
import { logRefusal } from "../ops/log-refusal";

const pageSize = 25;
const unknownShown = 20;
/** In flight and unknown, newest first. */
const openLimit = 200;

export type ListContext = { ledger: Ledger; log: Logger; zones: BranchZones; now: () => Date };

/** Today's first page adds older ones in flight. */
type AttemptPage = { attempts: AttemptView[]; newer: PageKey | null; older: PageKey | null };

export type BranchList = AttemptPage & {
  day: Day;
  today: Day;
  /** Of the days. */
  timeZone: string;
  scope: BranchScope | null;
  /** Shows what is another branch's. */
  beyond: boolean;
  /** Of any day, only on today's first page. */
  unknown: { attempts: AttemptView[]; more: boolean };
  inFlight: AttemptView[];
  /** For a supervisor's filter. */
  branches: string[];
};

/** Asking for a foreign branch shows the own one, and is logged. */
export async function readBranchList(
  query: ListQuery,
  staff: Staff,
  { ledger, log, zones, now }: ListContext,
): Promise<BranchList> {
  if (asksForAnother(staff, query.branch))
    logRefusal(log, "page /[locale]/branch", "branch", { staffId: staff.id });
  const asked = scopeOf(staff, query.branch);
  const scope = query.reference ? scopeOf(staff, everyBranch) : asked;
  const timeZone = zoneOf(zones, asked?.branch);
  const today = dayAt(now(), timeZone);
  const day = query.day ?? today;
  const [page, open, branches] = await Promise.all([
    query.reference
      ? onePage(await find(query.reference, scope, ledger))
      : readPage({ ...query, day }, scope, { ledger, timeZone }),
    readOpen(asked, ledger),
    mayChooseBranch(staff) ? ledger.branchesSeen() : [],
  ]);
  const isFront = day === today && !query.reference && !query.outcome && !query.before && !query.since;
  const unknown = isFront ? open.unknown : [];
  const began = boundsOf(today, timeZone).from;
  const runningSince = isFront ? open.inFlight.filter(({ claimedAt }) => claimedAt < began) : [];
  const shown = unknown.slice(0, unknownShown);
  const apart = new Set(shown.map(({ id }) => id));
  return {
    ...page,
    attempts: [...runningSince, ...page.attempts].filter(({ id }) => !apart.has(id)),
    day,
    today,
    timeZone,
    scope,
    beyond: query.reference
      ? page.attempts.some(({ branch }) => branch !== staff.branch)
      : goesBeyond(staff, scope),
    unknown: { attempts: shown, more: unknown.length > shown.length },
    inFlight: open.inFlight,
    branches: mayChooseBranch(staff) ? [...new Set([...branches, staff.branch])].sort() : [],
  };
}

/** Of any day, newest first. */
export async function readOpen(scope: BranchScope | null, ledger: Ledger) {
  const open = scope ? await ledger.openAttempts({ ...scope, limit: openLimit }) : [];
  return {
    inFlight: open.filter(({ state }) => state !== "unknown"),
    unknown: open.filter(({ state }) => state === "unknown"),
  };
}

/** @returns null if not found or not visible (logged) */
export async function readReceipt(
  attemptId: string,
  staff: Staff,
  { ledger, log }: Pick<ListContext, "ledger" | "log">,
): Promise<AttemptView | null> {
  const view = await ledger.findAttempt(attemptId);
  if (view && maySeeAttempt(staff, view)) return view;
  if (view) {
    const who = { staffId: staff.id, attemptId: view.id };
    logRefusal(log, "page /[locale]/branch/attempts/[attemptId]", "branch", who);
  }
  return null;
}

/** @returns for the URL: the reference only if visible to this staff member */
export async function searchReference(
  quoted: string,
  staff: Staff,
  { ledger, log }: Pick<ListContext, "ledger" | "log">,
): Promise<Pick<ListQuery, "reference"> | Pick<ListQuery, "notice">> {
  const text = asGiven(fromCell(quoted.trim()));
  if (!isSearchable(text)) return { notice: "none" };
  const mine = await find(text, scopeOf(staff, everyBranch), ledger);
  if (mine.length > 0) return { reference: text };
  const others = await ledger.findByReference(text, { channel: "branch" }, 1);
  if (others.length > 0) logRefusal(log, "action searchAttempts", "branch", { staffId: staff.id });
  return { notice: text.replace(/\D/g, "").length >= 16 && !/[a-z]/i.test(text) ? "nik" : "none" };
}

async function readPage(
  { day, outcome, before, since }: ListQuery & { day: Day },
  scope: BranchScope | null,
  { ledger, timeZone }: { ledger: Ledger; timeZone: string },
): Promise<AttemptPage> {
  if (!scope) return onePage([]);
  const filter = { ...scope, ...boundsOf(day, timeZone), ending: outcome ?? undefined };
  if (since) {
    const found = await ledger.listAttempts({ ...filter, since }, pageSize + 1);
    // Else it is the first page, which may have grown.
    if (found.length > pageSize) {
      const attempts = found.slice(1);
      return { attempts, newer: attempts[0] ?? null, older: attempts.at(-1) ?? null };
    }
  }
  const from = since ? null : before;
  const found = await ledger.listAttempts({ ...filter, before: from ?? undefined }, pageSize + 1);
  const attempts = found.slice(0, pageSize);
  return {
    attempts,
    newer: from ? (attempts[0] ?? from) : null,
    older: found.length > pageSize ? (attempts.at(-1) ?? null) : null,
  };
}

const find = async (reference: string, scope: BranchScope | null, ledger: Ledger) =>
  scope ? ledger.findByReference(reference, scope) : [];

const onePage = (attempts: AttemptView[]): AttemptPage => ({ attempts, newer: null, older: null });
