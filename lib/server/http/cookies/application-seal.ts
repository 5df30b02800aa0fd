import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey } from "../../../ledger/derived-key";
import { readable, type Secrets } from "../../secrets";

/** Cookie `token.seconds.mac`: proves, without the database, that we opened it. */
export type ApplicationSeal = {
  close: (token: string) => string;
  /** Null: not ours, or too old. */
  open: (cookie: string | undefined) => string | null;
};

/** Seconds. */
const lifetime = 24 * 3_600;
/** Clocks of two instances may differ. */
const drift = 900;

export function createApplicationSeal(secrets: Secrets, now: () => number = Date.now): ApplicationSeal {
  const macOf = (text: string, secret = secrets.current) =>
    createHmac("sha256", derivedKey(secret, "application-cookie/1")).update(text).digest().subarray(0, 16);
  const isMac = (text: string, mac: Buffer) =>
    readable(secrets).some((secret) => timingSafeEqual(macOf(text, secret), mac));
  const seconds = () => Math.floor(now() / 1_000);
  return {
    close: (token) => {
      const text = `${token}.${seconds().toString(36)}`;
      return `${text}.${macOf(text).toString("base64url")}`;
    },
    open: (cookie = "") => {
      const [, text = "", token = "", sealedAt = "", mac = ""] =
        /^(([\w-]{43})\.([\da-z]{1,9}))\.([\w-]{22})$/.exec(cookie) ?? [];
      if (!token || !isMac(text, Buffer.from(mac, "base64url"))) return null;
      const age = seconds() - Number.parseInt(sealedAt, 36);
      return age > -drift && age < lifetime + drift ? token : null;
    },
  };
}
