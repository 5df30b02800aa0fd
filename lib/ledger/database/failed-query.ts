import { DrizzleQueryError } from "drizzle-orm/errors";
import { PgPreparedQuery } from "drizzle-orm/pg-core";

export class FailedQuery extends Error {
  override name = "FailedQuery";
  /** PostgreSQL's (`40001`) or the network's (`ECONNREFUSED`). */
  readonly code: string | undefined;

  constructor(cause: unknown) {
    const code =
      cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
    // PostgreSQL's messages quote values.
    super(`The database failed: ${code ?? (cause instanceof Error ? cause.message : "without a word")}`);
    this.code = code;
  }
}

type Queries = { queryWithCache?: (...given: unknown[]) => Promise<unknown> };

/** Errors are printed, and drizzle and PostgreSQL put values in them. */
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
