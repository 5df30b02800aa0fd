import type { PageKey } from "../ledger/lookup";
import { attemptIdPattern } from "../onboarding/attempt-id";
import { type Ending, endings } from "../outcomes/endings";
import { type Day, readDay } from "./day";

/** What was said instead of a result of a search. */
const searchNotices = ["none", "nik"] as const;
export type SearchNotice = (typeof searchNotices)[number];

/** What the list's address asks for. Everything in it is opaque: no address ever holds anything personal. */
export type ListQuery = {
  /** Null: today. */
  day: Day | null;
  outcome: Ending | null;
  /** For supervisors: one branch only. */
  branch: string | null;
  /** The page after, or before, a row. */
  before: PageKey | null;
  since: PageKey | null;
  /** Instead of a day: the attempts that somebody quoted a reference of. */
  reference: string | null;
  notice: SearchNotice | null;
};

export type SearchParams = Record<string, string | string[] | undefined>;

/** What can be looked for. PostgreSQL takes no NUL, and no reference or name has any control character. */
export const isSearchable = (text: string): boolean =>
  text !== "" && text.length <= 100 && !/\p{Cc}/u.test(text);

/** Reads an address; what is not understood is as if it were not there. */
export function readListQuery(params: SearchParams): ListQuery {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" && isSearchable(value) ? value : null;
  };
  return {
    day: readDay(text("day")),
    outcome: endings.find((name) => name === text("outcome")) ?? null,
    branch: text("branch"),
    before: readKey(text("before")),
    since: readKey(text("since")),
    reference: text("reference"),
    notice: searchNotices.find((name) => name === text("notice")) ?? null,
  };
}

/** The part of an address after its path, empty or with its `?`. */
export function listSearch(query: Partial<ListQuery>): string {
  const { before, since, ...plain } = query;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(plain)) if (value) params.set(name, value);
  if (before) params.set("before", writeKey(before));
  if (since) params.set("since", writeKey(since));
  return params.size > 0 ? `?${params}` : "";
}

const keyPattern = new RegExp(`^(\\d{1,14})-(${attemptIdPattern})$`);

const writeKey = ({ claimedAt, id }: PageKey) => `${claimedAt.getTime()}-${id}`;

function readKey(text: string | null): PageKey | null {
  const [, time, id] = keyPattern.exec(text ?? "") ?? [];
  return time && id ? { claimedAt: new Date(Number(time)), id } : null;
}
