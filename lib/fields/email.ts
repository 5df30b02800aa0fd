import { plain, signsAdvice } from "./plain";
import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

/** RFC 5321: 256 octets including brackets. */
const maxEmailLength = 254;

/** RFC 5322 without quotes; letters of any script. */
const address =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)+\p{L}[\p{L}\p{M}\p{N}-]+$/u;

/**
 * Domains that people in Indonesia have their mail at, and a few real ones that only look like a slip for one of them.
 */
export const mailDomains = [
  "gmail.com",
  "yahoo.com",
  "yahoo.co.id",
  "ymail.com",
  "rocketmail.com",
  "hotmail.com",
  "hotmail.co.id",
  "outlook.com",
  "outlook.co.id",
  "live.com",
  "icloud.com",
  "me.com",
  "aol.com",
  "msn.com",
  "mail.com",
  "email.com",
  "gmx.com",
  "proton.me",
  "protonmail.com",
  "telkom.net",
];

/** Drops the space and the stops around an address, and takes what mail can reach. The domain, which has no case, in lower case. */
export function parseEmail(raw: string): Parsed<string> {
  // A keyboard makes a stop of a double space.
  const typed = plain(raw)
    .replace(/[ .]+$/, "")
    .trim();
  if (typed === "") return refuse({ code: "missing" });
  const email = typed.replace(/@[^@]*$/, (domain) => domain.toLowerCase());
  return email.length <= maxEmailLength && address.test(email)
    ? accept(email)
    : refuse({ code: "email_format" });
}

/** The domain that a parsed address probably meant, one slip away: `gmial.com` → `gmail.com`; and signs that few have. */
export function emailAdvice(email: string): Advice[] {
  return [...signsAdvice(email.match(/[^\w.+'@-]/gu) ?? []), ...domainAdvice(email)];
}

function domainAdvice(email: string): Advice[] {
  const domain = email.slice(email.indexOf("@") + 1);
  if (mailDomains.includes(domain)) return [];
  // Google has mail at one domain only, and gmail.co.id is a habit.
  const suggestion = domain.startsWith("gmail.")
    ? "gmail.com"
    : mailDomains.find((known) => isOneSlipAway(domain, known));
  return suggestion ? [{ code: "email_domain", suggestion }] : [];
}

/** One letter too many, too few or wrong, or two neighbours swapped. */
export function isOneSlipAway(typed: string, meant: string): boolean {
  if (typed === meant) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const a = typed.slice(start);
  const b = meant.slice(start);
  const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

/** How many domains are offered at once: what a small phone shows on one line. */
const mostOffered = 2;

/** The domains that an address may well go on with, once its @ is typed and until the domain is one that we know. */
export function offeredDomains(typed: string): string[] {
  const [local, domain, ...more] = typed.trim().toLowerCase().split("@");
  if (!local || domain === undefined || more.length > 0 || mailDomains.includes(domain)) return [];
  return mailDomains.filter((known) => known.startsWith(domain)).slice(0, mostOffered);
}

/** An address as typed, at another domain: one that `emailAdvice` or `offeredDomains` gave. */
export function applySuggestion(typed: string, domain: string): string {
  return `${typed.slice(0, typed.lastIndexOf("@"))}@${domain}`;
}
