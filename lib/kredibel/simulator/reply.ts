import { randomUUID } from "node:crypto";
import type http from "node:http";
import { sandboxAnswers, verificationMessage } from "../constraints";
import type { WireAnswer } from "../wire";

export type Reply = { status: number; body: object };

export function sendReply(response: http.ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

export function errorReply(status: number, message: string): Reply {
  return { status, body: { message, errors: { errorId: randomUUID() } } };
}

export function sandboxAnswer(identityId: string): WireAnswer {
  const known = Object.entries(sandboxAnswers).find(([nik]) => nik === identityId)?.[1];
  return answerOf(known ?? { status: "verified", rejectFields: [] });
}

/** A 2xx body with fresh ids. */
export function answerOf<S extends string>({
  status,
  rejectFields,
}: {
  status: S;
  rejectFields: readonly string[];
}) {
  const data = {
    id: randomUUID() as string,
    status,
    rejectFields: [...rejectFields],
    referenceId: `ref_certel#${randomUUID()}`,
  };
  return { message: verificationMessage, data };
}
