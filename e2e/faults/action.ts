import { readFileSync } from "node:fs";
import { join } from "node:path";

const manifest: { node: Record<string, { exportedName?: string }> } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../.next/server/server-reference-manifest.json"), "utf8"),
);

/** What a server action answered, and the cookies it set. */
export type ActionReply = { value: unknown; cookies: string[] };

/**
 * Calls a server action over HTTP, as Next's own client does for an action with one form.
 * @throws where no answer came, or none of a server action
 */
export async function callAction(
  url: string,
  name: string,
  form: FormData,
  { cookie, signal }: { cookie: string; signal?: AbortSignal },
): Promise<ActionReply> {
  const body = new FormData();
  for (const [key, value] of form) body.append(`_1_${key}`, value);
  body.append("0", '["$K1"]');
  const answer = await fetch(`${url}/id/apply`, {
    method: "POST",
    headers: { origin: url, cookie, "next-action": actionId(name) },
    body,
    redirect: "manual",
    ...(signal && { signal }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${text.slice(0, 200)}`);
  return { value: valueIn(text), cookies: answer.headers.getSetCookie() };
}

function actionId(name: string): string {
  const found = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name)?.[0];
  if (!found) throw new Error(`The build has no action ${name}`);
  return found;
}

/** Row 0 names the row that holds the action's value: `{"a":"$@1",…}`. */
function valueIn(text: string): unknown {
  const rows = new Map(
    text.split("\n").map((line) => [line.split(":", 1)[0], line.slice(line.indexOf(":") + 1)]),
  );
  const head = JSON.parse(rows.get("0") ?? "null");
  const row = rows.get(String(head?.a).replace("$@", ""));
  if (row === undefined) throw new Error(`No value in ${text.slice(0, 200)}`);
  return JSON.parse(row);
}
