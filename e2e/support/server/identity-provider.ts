import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** Who can sign in there, by what they type, and what it says of them; without a line here it knows a name alone. */
const people: Record<string, object> = {
  rani: { name: "Rani Contoh", access: { roles: ["viewer", "branch-staff"] }, branch: "Cabang A" },
  sari: { name: "Sari Contoh", access: { roles: ["branch-lead"] }, branch: "Cabang B" },
  nobody: { name: "Tono Contoh", access: { roles: ["viewer"] }, branch: "Cabang A" },
  nowhere: { name: "Umar Contoh", access: { roles: ["branch-staff"] } },
};

export type IdentityProvider = { issuer: string; settings: Record<string, string>; close: () => void };

/** An OpenID provider of its own on loopback, with its own pages to sign in. */
export async function startIdentityProvider(redirectUri: () => string): Promise<IdentityProvider> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const client = { client_id: "onboarding", client_secret: "a secret of the tests only" };
  const make = () =>
    new Provider(issuer, {
      clients: [{ ...client, redirect_uris: [redirectUri()] }],
      claims: { openid: ["sub"], profile: ["name", "access", "branch"] },
      cookies: { keys: ["a key of the tests only"] },
      pkce: { required: () => true },
      findAccount: (_: unknown, sub: string) => ({
        accountId: sub,
        claims: () => ({ sub, name: sub, ...people[sub] }),
      }),
    });
  let provider: Provider | undefined;
  // The app's address is known only once it has started, and it starts with this one's.
  server.on("request", (request, response) => {
    provider ??= make();
    provider.callback()(request, response);
  });
  return {
    issuer,
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.client_id,
      OIDC_CLIENT_SECRET: client.client_secret,
      OIDC_ROLE_CLAIM: "access.roles",
      OIDC_BRANCH_CLAIM: "branch",
      OIDC_STAFF_VALUE: "branch-staff",
      OIDC_SUPERVISOR_VALUE: "branch-lead",
    },
    close: () => server.close(),
  };
}
