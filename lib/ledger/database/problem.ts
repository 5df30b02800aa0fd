/** By PostgreSQL's or the network's code. */
const problems: Record<string, string> = {
  ECONNREFUSED: "nothing answers at its address",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "its host's name cannot be looked up",
  ETIMEDOUT: "it does not answer",
  EHOSTUNREACH: "its host cannot be reached",
  ECONNRESET: "it closed the connection",
  EACCES: "DATA_DIR cannot be written",
  ENOTDIR: "DATA_DIR is no folder",
  "28P01": "the password is wrong",
  "28000": "this user may not sign in",
  "3D000": "there is no database of this name",
  "42501": "its user lacks a right, and must be allowed to create tables: GRANT CREATE ON DATABASE",
  "25006": "it takes no writes",
  "53100": "its disk is full",
  "53300": "it has no connection left",
  "57P03": "it is starting or stopping",
};

/** @returns one sentence for operators, without values */
export function databaseProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = problems[code];
  if (known) return `The database cannot be used: ${known} (${code}).`;
  if (code) return `The database cannot be used (${code}).`;
  const message = error instanceof Error ? error.message : "it failed without a word";
  return `The database cannot be used: ${message.replace(/\.$/, "")}.`;
}
