import { plain, signsAdvice } from "./plain";
import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

/** RFC 5321: 256 octets including brackets. */
const maxEmailLength = 254;

/** RFC 5322 without quotes; letters of any script. */
const address =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)+\p{L}[\p{L}\p{M}\p{N}-]+$/u;

/** Common in Indonesia, plus real ones that resemble typos. */
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

export function parseEmail(raw: string): Parsed<string> {
  // Keyboards turn a double space into a full stop.
  const typed = plain(raw)
    .replace(/[ .]+$/, "")
    .trim();
  if (typed === "") return refuse({ code: "missing" });
  const email = typed.replace(/@[^@]*$/, (domain) => domain.toLowerCase());
  return email.length <= maxEmailLength && address.test(email)
    ? accept(email)
    : refuse({ code: "email_format" });
}

/** `gmial.com` → `gmail.com`. */
export function emailAdvice(email: string): Advice[] {
  return [...signsAdvice(email.match(/[^\w.+'@-]/gu) ?? []), ...domainAdvice(email)];
}

function domainAdvice(email: string): Advice[] {
  const domain = email.slice(email.indexOf("@") + 1);
  if (mailDomains.includes(domain)) return [];
  // Google has only gmail.com.
  const suggestion = domain.startsWith("gmail.")
    ? "gmail.com"
    : mailDomains.find((known) => isOneSlipAway(domain, known));
  return suggestion ? [{ code: "email_domain", suggestion }] : [];
}

/** One insertion, deletion, substitution or swap. */
export function isOneSlipAway(typed: string, meant: string): boolean {
  if (typed === meant) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const a = typed.slice(start);
  const b = meant.slice(start);
  const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

/** One line on a small phone. */
const mostOffered = 2;

export function offeredDomains(typed: string): string[] {
  const [local, domain, ...more] = typed.trim().toLowerCase().split("@");
  if (!local || domain === undefined || more.length > 0 || mailDomains.includes(domain)) return [];
  return mailDomains.filter((known) => known.startsWith(domain)).slice(0, mostOffered);
}

export function applySuggestion(typed: string, domain: string): string {
  return `${typed.slice(0, typed.lastIndexOf("@"))}@${domain}`;
}
