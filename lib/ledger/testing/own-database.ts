import { inject } from "vitest";

/** @returns the URL of an empty database of its own, on the PostgreSQL that all test files share */
export async function ownDatabase(): Promise<string> {
  const answer = await fetch(inject("postgres"));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`No database: ${text}`);
  return text;
}
