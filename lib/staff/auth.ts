import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import type { Database } from "../ledger/database/database";
import { cookieAttributes, type Scheme, staffCookies } from "./cookie";
import { withHashedTokens } from "./hashed-tokens";
import { type Oidc, oidcProvider, personOf } from "./oidc";
import { staff, staffAccounts, staffSecondFactors, staffSessions, staffVerifications } from "./schema";
import { challengeMs } from "./second-factor/challenge";

export type StaffAuthOptions = {
  db: Database;
  /** Signs the cookies. */
  secret: string;
  /** Decides the cookies' names and OIDC's return address. */
  origin: string;
  shiftMs: number;
  oidc?: Oidc | undefined;
  onSignedIn?: (staffId: string) => Promise<void>;
  onProblem?: (message: string) => void;
};

/** better-auth's base path; only `callback/oidc` has a route. */
export const authPath = "/api/staff";

/** Of one browser, renewed by each sign-in there. */
const trustSeconds = 30 * 24 * 3_600;
/** Wrong codes in a row, over all sign-ins; within one there are five. */
const codeTries = 10;
const codePauseSeconds = 15 * 60;

/** Unreachable; links no accounts. */
export const noEmail = (id: string) => `${id}@staff.invalid`;

export type StaffAuth = ReturnType<typeof createStaffAuth>;

/**
 * Off: sign-up, e-mail linking, telemetry, and its limiter, blind to server calls. Rendering cannot renew cookies:
 * see `session.ts`.
 */
export function createStaffAuth(options: StaffAuthOptions) {
  const { db, secret, origin, shiftMs, oidc, onSignedIn, onProblem } = options;
  const scheme: Scheme = new URL(origin).protocol === "https:" ? "https" : "http";
  const { session, state, challenge, trust } = staffCookies[scheme];
  const attributes = cookieAttributes(scheme, "lax");
  const signedIn = async (
    staffId: string,
    people: { updateUser(id: string, set: object): Promise<unknown> },
  ) => {
    await people.updateUser(staffId, { pinTries: 0 });
    await onSignedIn?.(staffId);
  };
  const strict = cookieAttributes(scheme, "strict");
  return betterAuth({
    appName: "staff",
    baseURL: origin,
    basePath: authPath,
    secret,
    database: withHashedTokens(
      drizzleAdapter(db, {
        provider: "pg",
        schema: {
          user: staff,
          session: staffSessions,
          account: staffAccounts,
          verification: staffVerifications,
          twoFactor: staffSecondFactors,
        },
        transaction: true,
      }),
    ),
    user: {
      additionalFields: {
        role: { type: "string", required: false },
        branch: { type: "string", required: false },
        disabled: { type: "boolean", required: false, defaultValue: false, input: false },
        pinTries: { type: "number", required: false, defaultValue: 0, input: false },
      },
      ...(oidc && {
        validateUserInfo: ({ source }) => {
          const person = personOf(oidc, source.oauth?.profile ?? {});
          return person.ok ? undefined : { error: person.why };
        },
      }),
    },
    session: {
      expiresIn: shiftMs / 1_000,
      disableSessionRefresh: true,
      additionalFields: {
        seenAt: { type: "date", required: false, input: false, defaultValue: () => new Date() },
        lockedAt: { type: "date", required: false, input: false },
        provedAt: { type: "date", required: false, input: false },
      },
    },
    account: {
      accountLinking: { enabled: false },
      updateAccountOnSignIn: false,
      storeStateStrategy: "cookie",
    },
    emailAndPassword: { enabled: false, disableSignUp: true },
    plugins: [
      username({ displayUsername: false, usernameValidator: isUsername }),
      twoFactor({
        twoFactorCookieMaxAge: challengeMs / 1_000,
        trustDeviceMaxAge: trustSeconds,
        accountLockout: { enabled: true, maxFailedAttempts: codeTries, durationSeconds: codePauseSeconds },
        // Hashes: see `second-factor/recovery-codes.ts`.
        backupCodeOptions: { storeBackupCodes: "plain" },
      }),
      ...(oidc ? [genericOAuth({ config: [oidcProvider(oidc)] })] : []),
      // After `twoFactor`, which takes the session of a right password away until the code is right.
      {
        id: "signed-in",
        hooks: {
          after: [
            {
              matcher: ({ path }) => path === passwordPath,
              handler: createAuthMiddleware(async ({ context }) => {
                if (context.newSession) await signedIn(context.newSession.user.id, context.internalAdapter);
              }),
            },
          ],
        },
      },
    ],
    databaseHooks: {
      session: {
        create: {
          before: async (created, context) => {
            const user = await context?.context.internalAdapter.findUserById(created.userId);
            if (!user || !("disabled" in user) || user.disabled !== false)
              throw new APIError("FORBIDDEN", { code: "disabled" });
            return { data: { ...created, ipAddress: null, userAgent: null } };
          },
          after: async ({ userId }, context) => {
            if (context && context.path !== passwordPath)
              await signedIn(userId, context.context.internalAdapter);
          },
        },
      },
      account: {
        create: { before: async (created) => ({ data: { ...created, ...noTokens } }) },
      },
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: { name: session, attributes },
        oauth_state: { name: state, attributes },
        two_factor: { name: challenge, attributes: strict },
        trust_device: { name: trust, attributes: strict },
      },
    },
    onAPIError: { errorURL: `${origin}${authPath}/refused` },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_, message) => onProblem?.(message) },
  });
}

const passwordPath = "/sign-in/username";

const isUsername = (text: string) => /^[a-z0-9][a-z0-9._-]*$/i.test(text);

const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};
