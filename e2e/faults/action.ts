import { type ActionName, actionId, asArgument, cookiesIn, pageOf, valueIn } from "../action";

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

/** What a server action answered, and the cookies it set. */
export type ActionReply = { value: unknown; cookie: string };

/**
 * Calls a server action over HTTP.
 * @throws where no answer came, or none of a server action
 */
export async function callAction(
  url: string,
  name: ActionName,
  form: FormData,
  { cookie, signal }: { cookie: string; signal?: AbortSignal },
): Promise<ActionReply> {
  const request = fetch(`${url}${pageOf[name]}`, {
    method: "POST",
    headers: { origin: url, cookie, "next-action": actionId(name) },
    body: asArgument(form),
    redirect: "manual",
    ...(signal && { signal }),
  });
  const answer = await inTime(request);
  const text = await inTime(answer.text());
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${text.slice(0, 200)}`);
  return { value: valueIn(text), cookie: cookiesIn(answer) };
}
