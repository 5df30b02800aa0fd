import crypto, { type ScryptOptions } from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

/** Loaded before each test file: a password at its real cost takes 32 MB and up to half a second, and tests make hundreds. */
const { scrypt } = crypto;
crypto.scrypt = Object.assign(
  (
    password: crypto.BinaryLike,
    salt: crypto.BinaryLike,
    length: number,
    options: ScryptOptions,
    done: (error: Error | null, key: Buffer) => void,
  ) => scrypt(password, salt, length, { ...options, N: 2 }, done),
  scrypt,
);
syncBuiltinESMExports();
