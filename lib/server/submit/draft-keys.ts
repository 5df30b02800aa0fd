import { randomBytes } from "node:crypto";
import { derivedKey } from "../../ledger/derived-key";
import { openBytes, sealBytes } from "../../ledger/sealed";
import { readable, type Secrets } from "../secrets";

/** Of what a browser keeps; the server has each only as long as it may be opened. */
export type DraftKeys = {
  /** @returns the key, base64url, and its seal for an application's row */
  make: () => { key: string; sealFor: (applicationId: string) => string };
  /** Null: of another application, or sealed under a secret that is gone. */
  open: (applicationId: string, sealed: string) => string | null;
};

const keyFrom = (secret: string) => derivedKey(secret, "draft-key/1");

export function createDraftKeys(secrets: Secrets): DraftKeys {
  return {
    make: () => {
      const key = randomBytes(32);
      return {
        key: key.toString("base64url"),
        sealFor: (id) => sealBytes(keyFrom(secrets.current), randomBytes(12), id, key).toString("base64url"),
      };
    },
    open: (id, sealed) => {
      const keys = readable(secrets).map(keyFrom);
      return openBytes(keys, id, Buffer.from(sealed, "base64url"))?.toString("base64url") ?? null;
    },
  };
}
