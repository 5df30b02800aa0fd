import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { someApplicant } from "../../e2e/support/applicants";
import { someForm } from "../../e2e/support/server/submissions";
import { actionId, Visitor } from "../../e2e/support/server/visitor";

/** A request ready to be sent: what making it costs is not measured. `expected`: verified, unless said. */
export type Submission = {
  url: string;
  method?: "GET" | "POST";
  headers: Record<string, string>;
  body: Buffer;
  expected?: RegExp;
};

const verified = /"(kind|status)":"verified"/;

const agent = new Agent({ keepAlive: true, maxSockets: 100 });

/** A server closes what was idle for seconds just when it is used again. */
export const closeConnections = (): void => agent.destroy();

export async function toOurs(url: string): Promise<Submission> {
  const visitor = new Visitor(url);
  await visitor.start();
  const { type, body } = await encode(visitor.encode(someForm()));
  const headers = { origin: url, cookie: visitor.cookie, "next-action": actionId("submitApplication") };
  return { url: `${url}/id/apply`, headers: { ...headers, "content-type": type }, body };
}

/** The bare server passes the number on as it is. */
export async function toBare(url: string): Promise<Submission> {
  const applicant = someApplicant();
  const phoneNumber = applicant.phoneNumber.replace(/^0/, "62");
  const { type, body } = await encode(someForm({ ...applicant, phoneNumber }));
  return { url, headers: { "content-type": type }, body };
}

/** @returns milliseconds @throws unless the answer is as expected */
export async function send({
  url,
  method = "POST",
  headers,
  body,
  expected = verified,
}: Submission): Promise<number> {
  const began = performance.now();
  const text = await new Promise<string>((resolve, reject) => {
    const length = method === "POST" ? { "content-length": body.length } : {};
    const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (answer) =>
      buffer(answer).then((bytes) => resolve(bytes.toString()), reject),
    );
    sent.on("error", reject);
    sent.end(body);
  });
  const took = performance.now() - began;
  if (!expected.test(text)) throw new Error(`Not ${expected}: ${text.slice(0, 300)}`);
  return took;
}

export async function encode(form: FormData): Promise<{ type: string; body: Buffer }> {
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type") ?? "";
  return { type, body: Buffer.from(await encoded.arrayBuffer()) };
}
