/** `redirected`: to the sign-in. `silent`: nothing of ours in time. */
export type ServerNow = "same" | "another" | "redirected" | "silent";

const answersWithin = 8_000;

/** Missing in Safari before 16. */
export const inTime = (): AbortSignal | undefined => AbortSignal.timeout?.(answersWithin);

/** @param build this page's, from the settings */
export async function askServer(address: string, build: string): Promise<ServerNow> {
  const answer = await fetch(address, { method: "HEAD", redirect: "manual", signal: inTime() }).catch(
    () => null,
  );
  if (answer?.status === 0) return "redirected";
  // A captive portal answers too, without a build.
  const theirs = answer?.ok && answer.headers.get("x-build");
  if (!theirs) return "silent";
  return theirs === build ? "same" : "another";
}
