import { DrizzleQueryError } from "drizzle-orm/errors";
import { PgPreparedQuery } from "drizzle-orm/pg-core";

/** A query that failed. It says why, and nothing of what was asked. */
export class FailedQuery extends Error {
  override name = "FailedQuery";
  /** PostgreSQL's own (`40001`), or the network's (`ECONNREFUSED`). */
  readonly code: string | undefined;

  constructor(cause: unknown) {
    const code =
      cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
    // PostgreSQL quotes values in its sentences; what has no code comes from the driver, which quotes none.
    super(`The database failed: ${code ?? (cause instanceof Error ? cause.message : "without a word")}`);
    this.code = code;
  }
}

type Queries = { queryWithCache?: (...given: unknown[]) => Promise<unknown> };

/**
 * Has every query fail with a `FailedQuery`. drizzle lists all parameters in its message, PostgreSQL a row's values in
 * its details, and errors that nobody expected are printed: by us, by Next on stderr, by better-auth. Only here do all
 * queries pass, those in transactions and better-auth's too; drizzle has no option for it.
 */
function leaveParametersOut(queries: Queries): void {
  const run = queries.queryWithCache;
  if (!run) throw new Error("drizzle's queries have changed: their parameters would end in the log.");
  queries.queryWithCache = async function (...given) {
    try {
      return await run.apply(this, given);
    } catch (error) {
      throw error instanceof DrizzleQueryError ? new FailedQuery(error.cause) : error;
    }
  };
}

leaveParametersOut(PgPreparedQuery.prototype as Queries);
