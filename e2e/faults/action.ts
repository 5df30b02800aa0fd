import type { SubmitReply } from "../../lib/onboarding/attempt-status";
import { actionId, asArgument, submission, valueIn } from "../action";

/** Ten times what a call may take. */
const patienceMs = 30_000;

/**
 * Waits no longer than a person would. Node's fetch can lose a request whose server is killed: then it neither answers
 * nor fails, and no signal reaches it, so the timer is our own.
 */
export async function inTime<Value>(request: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("No answer in time")), patienceMs);
  });
  try {
    return await Promise.race([request, late]);
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
  { cookie, signal }: { cookie: string; signal?: AbortSignal },
): Promise<SubmitReply> {
  const request = fetch(`${url}${submission.page}`, {
    method: "POST",
    headers: { origin: url, cookie, "next-action": actionId(submission.action) },
    body: asArgument(form),
    redirect: "manual",
    ...(signal && { signal }),
  });
  const answer = await inTime(request);
  const text = await inTime(answer.text());
  if (!answer.ok) throw new Error(`A submission was answered ${answer.status}: ${text.slice(0, 200)}`);
  return valueIn(text) as SubmitReply;
}
