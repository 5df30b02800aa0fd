import "server-only";
import { headers } from "next/headers";
import { services } from "../services";
import { requestIdHeader } from "./request-id";

/** For an action's first line: until then a failure is the call's own, see `isMalformedCall`. */
export async function actionHead(): Promise<Headers> {
  const head = await headers();
  services().begunActions.add(head.get(requestIdHeader) ?? "");
  return head;
}

/** An action's argument is whatever was sent: what is no form has no fields. */
export const asForm = (sent: unknown): FormData => (sent instanceof FormData ? sent : new FormData());
