import type { PageKey } from "../ledger/lookup";
import { type Ending, endings } from "../outcomes/endings";
import { uuidPattern } from "../uuid";
import { type Day, readDay } from "./day";

const searchNotices = ["none", "nik"] as const;
const exportNotices = ["forbidden", "days", "rows"] as const;
export type SearchNotice = (typeof searchNotices)[number];
export type ExportNotice = (typeof exportNotices)[number];
type ListNotice = SearchNotice | ExportNotice;

export const isSearchNotice = (notice: ListNotice): notice is SearchNotice =>
  searchNotices.some((one) => one === notice);

/** Opaque: addresses hold no personal data. */
export type ListQuery = {
  /** Null: today. */
  day: Day | null;
  outcome: Ending | null;
  /** Supervisors only; null: their own. */
  branch: string | null;
  before: PageKey | null;
  since: PageKey | null;
  /** Replaces the day. */
  reference: string | null;
  notice: ListNotice | null;
};

export type SearchParams = Record<string, string | string[] | undefined>;

/** PostgreSQL takes no NUL. */
export const isSearchable = (text: string): boolean =>
  text !== "" && text.length <= 100 && !/\p{Cc}/u.test(text);

/** Ignores invalid values. */
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
    notice: [...searchNotices, ...exportNotices].find((name) => name === text("notice")) ?? null,
  };
}

/** Empty or with its `?`. */
export function listSearch(query: Partial<ListQuery>): string {
  const { before, since, ...plain } = query;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(plain)) if (value) params.set(name, value);
  if (before) params.set("before", writeKey(before));
  if (since) params.set("since", writeKey(since));
  return params.size > 0 ? `?${params}` : "";
}

const keyPattern = new RegExp(`^(\\d{1,14})-(${uuidPattern})$`);

const writeKey = ({ claimedAt, id }: PageKey) => `${claimedAt.getTime()}-${id}`;

function readKey(text: string | null): PageKey | null {
  const [, time, id] = keyPattern.exec(text ?? "") ?? [];
  return time && id ? { claimedAt: new Date(Number(time)), id } : null;
}
