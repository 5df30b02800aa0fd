/** Without these, people read placeholders. */
const readByPeople = ["PRIVACY_NOTICE_URL", "CERTIFICATE_TERMS_URL", "BRAND_NAME", "SUPPORT_CONTACT"];

export const placeholders = (values: Record<string, string>): string[] =>
  readByPeople.filter((name) => !values[name]);

/** Hardly used by other software. */
const prefixes = [
  "ATTEMPTS_",
  "BRAND_",
  "BREAKER_",
  "CALLS_",
  "CERTIFICATE_",
  "CONSENT_",
  "KREDIBEL_",
  "LEDGER_",
  "LOOKUPS_",
  "METRICS_",
  "OIDC_",
  "PRIVACY_",
  "RETENTION_",
  "SIGN_INS_",
  "STAFF_",
  "STARTS_",
  "STRICT_",
  "SUBMISSIONS_",
  "SUPPORT_",
  "TRUSTED_",
  "UPLOADS_",
  "WEBHOOK_",
];

/** Set by Kubernetes and Docker in every container for each service beside it. */
const injected = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP)(_\w+)?)?)$/;

/** @returns a sentence for each name that seems meant for this app */
export function misspelt(known: readonly string[], given: readonly string[]): string[] {
  const names = new Set(known.flatMap((name) => [name, `${name}_FILE`]));
  return given.flatMap((name) => {
    if (names.has(name)) return [];
    const spelt = name.toUpperCase().replaceAll("-", "_");
    const ours = prefixes.some((prefix) => spelt.startsWith(prefix)) && !injected.test(spelt);
    const farthest = ours ? Math.min(6, spelt.length / 2) : spelt.length < 8 ? 1 : 2;
    const near = nearest(spelt, [...names], farthest);
    if (near) return [`${name} is no setting: did you mean ${near}?`];
    return ours ? [`${name} is no setting of this app.`] : [];
  });
}

/** Shorter names are near to those of too much other software. */
const minNameLength = 6;

function nearest(name: string, names: string[], farthest: number): string | undefined {
  const [best] = names
    .filter((other) => other.length >= minNameLength && Math.abs(other.length - name.length) <= farthest)
    .map((other) => ({ other, distance: editDistance(name, other) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance);
  return best?.other;
}

/** Letters to insert, leave out, replace, or swap with their neighbour. */
export function editDistance(a: string, b: string): number {
  let [last, previous]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const at = (line: number[] | undefined, index: number) => line?.[index] ?? Number.POSITIVE_INFINITY;
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
        swapped ? at(last, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [last, previous] = [previous ?? [], current];
  }
  return previous?.[b.length] ?? 0;
}
