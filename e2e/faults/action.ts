import type { SubmitReply } from "../../lib/onboarding/attempt-status";
import { actionId, asArgument, submission, valueIn } from "../support/action";

/** Ten times what a call may take. */
const patienceMs = 30_000;

/**
 * Waits no longer than a person would, and not for a server that is gone. Node's fetch can lose a request whose server
 * is killed: then it neither answers nor fails, and no signal reaches it, so the waiting is our own.
 * @param gone resolves once nobody can answer any more
 */
export async function inTime<Value>(request: Promise<Value>, gone?: Promise<void>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  const over = Promise.race([late, ...(gone ? [gone] : [])]).then((): never => {
    throw new Error("No answer in time");
  });
  try {
    return await Promise.race([request, over]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Submits over HTTP.
 * @throws where no answer came, or none of a server action
 */
export async function submit(
  url: string,
  form: FormData,
  { cookie, signal, gone }: { cookie: string; signal?: AbortSignal; gone: Promise<void> },
): Promise<SubmitReply> {
  const request = fetch(`${url}${submission.page}`, {
    method: "POST",
    headers: { origin: url, cookie, "next-action": actionId(submission.action) },
    body: asArgument(form),
    redirect: "manual",
    ...(signal && { signal }),
  });
  const answer = await inTime(request, gone);
  const text = await inTime(answer.text(), gone);
  if (!answer.ok) throw new Error(`A submission was answered ${answer.status}: ${text.slice(0, 200)}`);
  return valueIn(text) as SubmitReply;
}
