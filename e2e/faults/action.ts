import { type ActionName, actionId, asArgument, cookiesIn, pageOf, valueIn } from "../action";

/**
 * Nobody waits longer, and ten times what a call may take: a request whose server is killed can be left without a word,
 * without an error too.
 */
export const patienceMs = 30_000;

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
  { cookie, signal = AbortSignal.timeout(patienceMs) }: { cookie: string; signal?: AbortSignal },
): Promise<ActionReply> {
  const answer = await fetch(`${url}${pageOf[name]}`, {
    method: "POST",
    headers: { origin: url, cookie, "next-action": actionId(name) },
    body: asArgument(form),
    redirect: "manual",
    signal,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${text.slice(0, 200)}`);
  return { value: valueIn(text), cookie: cookiesIn(answer) };
}
