import { cancelSession } from "./cancel-session";
import { createSession } from "./create-session";
import { currentSession, openLink } from "./open-link";
import { openPrefill } from "./prefill";
import { isOwnSession, listSessions, readSession } from "./read-sessions";
import { returnLink } from "./return-link";
import type { SessionsContext } from "./rows";

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(context: SessionsContext) {
  return {
    create: createSession.bind(null, context),
    read: readSession.bind(null, context),
    isOwn: isOwnSession.bind(null, context),
    list: listSessions.bind(null, context),
    cancel: cancelSession.bind(null, context),
    openLink: openLink.bind(null, context),
    openPrefill: (sessionId: string, sealed: string) => openPrefill(context.secrets(), sessionId, sealed),
    returnLink: returnLink.bind(null, context),
    current: currentSession.bind(null, context),
  };
}
