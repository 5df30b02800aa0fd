import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { roleNames } from "./roles";

/** better-auth prescribes the property names and the empty columns. */

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
const written = { createdAt: moment("created_at").notNull(), updatedAt: moment("updated_at").notNull() };

/** `username` is null with OIDC. */
export const staff = pgTable(
  "staff",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    username: text("username"),
    branch: text("branch").notNull(),
    role: text("role", { enum: roleNames }).notNull(),
    disabled: boolean("disabled").notNull().default(false),
    /** Generated: better-auth requires a unique one. */
    email: text("email").notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    /** scrypt; null: none chosen. */
    pinHash: text("pin_hash"),
    /** Wrong PINs since the last right one or sign-in, of all tablets. */
    pinTries: integer("pin_tries").notNull().default(0),
    /** Whether there is a row in `staff_second_factors`. */
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    ...written,
  },
  (table) => [
    uniqueIndex("staff_username").on(table.username),
    uniqueIndex("staff_email").on(table.email),
    check("staff_role", sql.raw(`role in (${roleNames.map((role) => `'${role}'`).join(", ")})`)),
  ],
);

/** `token`: hash of the cookie's, see `hashed-tokens.ts`. */
export const staffSessions = pgTable(
  "staff_sessions",
  {
    id: text("id").primaryKey(),
    token: text("token").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    /** The end of the shift, or the hour that it was put off to. */
    expiresAt: moment("expires_at").notNull(),
    /** The last use, to the minute. */
    seenAt: moment("seen_at").notNull(),
    /** Since when a customer holds the tablet. */
    lockedAt: moment("locked_at"),
    /** When the password was last given; null: at `createdAt`. */
    provedAt: moment("proved_at"),
    /** Never filled. */
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    ...written,
  },
  (table) => [
    uniqueIndex("staff_sessions_token").on(table.token),
    index("staff_sessions_user").on(table.userId),
    index("staff_sessions_expires").on(table.expiresAt),
  ],
);

/** Password hash or provider subject; provider tokens are not kept. */
export const staffAccounts = pgTable(
  "staff_accounts",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    providerId: text("provider_id").notNull(),
    accountId: text("account_id").notNull(),
    password: text("password"),
    /** Never filled, like all up to `scope`. */
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    ...written,
  },
  (table) => [
    uniqueIndex("staff_accounts_key").on(table.providerId, table.accountId),
    index("staff_accounts_user").on(table.userId),
  ],
);

/** At most one a person, made once its first code was right. */
export const staffSecondFactors = pgTable(
  "staff_second_factors",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    /** Sealed, see `second-factor/second-factor.ts`. */
    secret: text("secret").notNull(),
    /** JSON of hashes; a used one is gone. */
    backupCodes: text("backup_codes").notNull(),
    /** The last time step whose code was taken: none counts twice. */
    lastStep: integer("last_step").notNull(),
    verified: boolean("verified").notNull().default(true),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: moment("locked_until"),
  },
  (table) => [uniqueIndex("staff_second_factors_user").on(table.userId)],
);

/** Sign-ins that wait for a code, their tries, and browsers that need none. */
export const staffVerifications = pgTable(
  "staff_verifications",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: moment("expires_at").notNull(),
    ...written,
  },
  (table) => [index("staff_verifications_identifier").on(table.identifier)],
);
