import { admitLookup } from "./admit-lookup";
import {
  askDraftKey,
  closeApplication,
  dropDraftKeys,
  findApplication,
  openApplication,
} from "./application";
import { admitAddress, admitSignIn, attemptsLeft, forgiveSignIn } from "./caps";
import { claimAttempt } from "./claim/claim";
import { correctAttempt, resolveAttempt } from "./end/resolve";
import { markSent, settleAttempt } from "./end/settle";
import { endLeftBehind } from "./end/time-out";
import { beginHandoff } from "./handoff/begin";
import { confirmHandoff } from "./handoff/confirm";
import { handedSession, phoneHandoff, watchHandoff, watchHandoffs } from "./handoff/find";
import { leaveHandoff } from "./handoff/leave";
import { noteHandoffStep } from "./handoff/on-phone";
import { openHandoff } from "./handoff/open";
import {
  branchesSeen,
  consentOf,
  findAttempt,
  findByReference,
  formerEndsOf,
  latestAttempt,
  listAttempts,
  openAttempts,
  readAttempt,
  seenBefore,
} from "./lookup";
import { purge } from "./retention";
import type { LedgerContext } from "./rules";
import { expireSessions } from "./session/expire";
import { changedLocks } from "./session/locked";
import { attemptsOfSessions, consentsOfSessions } from "./session/lookup";
import { openSession } from "./session/open";

export type Ledger = ReturnType<typeof createLedger>;

export function createLedger(context: LedgerContext) {
  return {
    hash: context.hash,
    openApplication: bind(context, openApplication),
    findApplication: bind(context, findApplication),
    closeApplication: bind(context, closeApplication),
    askDraftKey: bind(context, askDraftKey),
    dropDraftKeys: bind(context, dropDraftKeys),
    beginHandoff: bind(context, beginHandoff),
    openHandoff: bind(context, openHandoff),
    confirmHandoff: bind(context, confirmHandoff),
    leaveHandoff: bind(context, leaveHandoff),
    noteHandoffStep: bind(context, noteHandoffStep),
    watchHandoff: bind(context, watchHandoff),
    watchHandoffs: bind(context, watchHandoffs),
    phoneHandoff: bind(context, phoneHandoff),
    handedSession: bind(context, handedSession),
    admitAddress: bind(context, admitAddress),
    admitSignIn: bind(context, admitSignIn),
    admitLookup: bind(context, admitLookup),
    forgiveSignIn: bind(context, forgiveSignIn),
    claimAttempt: bind(context, claimAttempt),
    markSent: bind(context, markSent),
    settleAttempt: bind(context, settleAttempt),
    readAttempt: bind(context, readAttempt),
    latestAttempt: bind(context, latestAttempt),
    attemptsLeft: bind(context, attemptsLeft),
    listAttempts: bind(context, listAttempts),
    openAttempts: bind(context, openAttempts),
    findByReference: bind(context, findByReference),
    findAttempt: bind(context, findAttempt),
    consentOf: bind(context, consentOf),
    branchesSeen: bind(context, branchesSeen),
    seenBefore: bind(context, seenBefore),
    resolveAttempt: bind(context, resolveAttempt),
    correctAttempt: bind(context, correctAttempt),
    formerEndsOf: bind(context, formerEndsOf),
    attemptsOfSessions: bind(context, attemptsOfSessions),
    consentsOfSessions: bind(context, consentsOfSessions),
    changedLocks: bind(context, changedLocks),
    openSession: bind(context, openSession),
    expireSessions: bind(context, expireSessions),
    endLeftBehind: bind(context, endLeftBehind),
    purge: bind(context, purge),
  };
}

function bind<Arguments extends unknown[], Result>(
  context: LedgerContext,
  use: (context: LedgerContext, ...rest: Arguments) => Result,
): (...rest: Arguments) => Result {
  return (...rest) => use(context, ...rest);
}
