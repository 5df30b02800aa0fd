import type { ServerResponse } from "node:http";

/** Ids of the requests in which an action of ours has begun. */
export type BegunActions = Set<string>;

type Call = { method?: string | undefined; path?: string | undefined; requestId: string };

/** A post to a page that no action of ours has begun: Next could not read it. */
export function isMalformedCall({ method, path = "", requestId }: Call, begun: BegunActions): boolean {
  return method === "POST" && !path.startsWith("/api/") && !begun.has(requestId);
}

/** Next says 500 to it. */
export function answerMalformed(response: ServerResponse, call: Call, begun: BegunActions): void {
  const writeHead: (status: number, ...rest: never[]) => ServerResponse = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: never[]) =>
    writeHead(status === 500 && isMalformedCall(call, begun) ? 400 : status, ...rest);
  response.once("close", () => begun.delete(call.requestId));
}
