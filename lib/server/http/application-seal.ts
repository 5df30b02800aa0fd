import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/**
 * The application's cookie, which can be told from an invented one without the database: `token.seconds.mac`. It proves
 * that we opened an application within its lifetime, not that the application is still live.
 */
export type ApplicationSeal = {
  close: (token: string) => string;
  /** The token, or null where the cookie is not ours or too old. */
  open: (cookie: string | undefined) => string | null;
};

/** An application's lifetime, in seconds. */
const lifetime = 24 * 3_600;
/** Clocks of two instances may differ. */
const drift = 900;

export function createApplicationSeal(ledgerSecret: string, now: () => number = Date.now): ApplicationSeal {
  const key = Buffer.from(
    hkdfSync("sha256", ledgerSecret, "", "kredibel-onboarding/application-cookie/1", 32),
  );
  const macOf = (text: string) => createHmac("sha256", key).update(text).digest().subarray(0, 16);
  const seconds = () => Math.floor(now() / 1_000);
  return {
    close: (token) => {
      const text = `${token}.${seconds().toString(36)}`;
      return `${text}.${macOf(text).toString("base64url")}`;
    },
    open: (cookie = "") => {
      const [, text = "", token = "", sealedAt = "", mac = ""] =
        /^(([\w-]{43})\.([\da-z]{1,9}))\.([\w-]{22})$/.exec(cookie) ?? [];
      if (!token || !timingSafeEqual(macOf(text), Buffer.from(mac, "base64url"))) return null;
      const age = seconds() - Number.parseInt(sealedAt, 36);
      return age > -drift && age < lifetime + drift ? token : null;
    },
  };
}
