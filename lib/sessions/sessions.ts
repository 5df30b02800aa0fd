import { cancelSession } from "./cancel-session";
import { createSession } from "./create-session";
import { currentSession, openLink } from "./open-link";
import { listSessions, readSession } from "./read-sessions";
import type { SessionsContext } from "./rows";

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(context: SessionsContext) {
  return {
    create: createSession.bind(null, context),
    read: readSession.bind(null, context),
    list: listSessions.bind(null, context),
    cancel: cancelSession.bind(null, context),
    openLink: openLink.bind(null, context),
    current: currentSession.bind(null, context),
  };
}
