/** Passwords: scrypt with its parameters in the hash, so that old hashes keep working when the price rises. */
import { scrypt, timingSafeEqual } from "node:crypto";
import { refuse } from "@clearboard/core/error";
import { isCommon } from "./common-password.ts";

export type Cost = { logN: number; r: number; p: number };

/** N = 2^15, r = 8, p = 3: about 0.3 s and 32 MiB (OWASP password sheet, an equivalent of N = 2^17, p = 1). */
export const COST: Cost = { logN: 15, r: 8, p: 3 };
export const LENGTH = { min: 12, max: 128 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Throws `password-length` or `password-common` for a password nobody should have; `own` are words about the user. */
export function check(password: string, own: string[] = []): void {
  const length = [...password].length;
  if (length < LENGTH.min || length > LENGTH.max) {
    throw refuse("password-length", { ...LENGTH });
  }
  if (isCommon(password, own)) {
    throw refuse("password-common");
  }
}

export type Hasher = {
  /** `scrypt$logN$r$p$salt$key` */
  hash(password: string): Promise<string>;
  /** Takes as long without a hash (an unknown user) as with one, and says no. */
  verify(password: string, hash: string | null): Promise<boolean>;
  /** whether the hash was made at another price than today's */
  isOutdated(hash: string): boolean;
};

/** At most two hashes run at once, so that sign-ins cannot take the whole machine; a long queue is refused as busy. */
export function createHasher({ random, cost = COST }: { random: (bytes: number) => Uint8Array; cost?: Cost }): Hasher {
  const enter = createGate(2, 64);
  return {
    async hash(password) {
      const salt = random(SALT_BYTES);
      const key = await enter(() => derive(password, salt, cost));
      return ["scrypt", cost.logN, cost.r, cost.p, text(salt), text(key)].join("$");
    },
    async verify(password, hash) {
      const known = hash === null ? undefined : parse(hash);
      const {
        cost: price,
        salt,
        key,
      } = known ?? { cost, salt: new Uint8Array(SALT_BYTES), key: new Uint8Array(KEY_BYTES) };
      const derived = await enter(() => derive(password, salt, price));
      return timingSafeEqual(derived, key) && known !== undefined;
    },
    isOutdated(hash) {
      const { logN, r, p } = parse(hash).cost;
      return logN !== cost.logN || r !== cost.r || p !== cost.p;
    },
  };
}

// One password is one sequence of code points, whichever keyboard made it.
function derive(password: string, salt: Uint8Array, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((resolve, reject) =>
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

function parse(hash: string): { cost: Cost; salt: Uint8Array; key: Uint8Array } {
  const found = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash);
  const [, logN, r, p, salt = "", key = ""] = found ?? [];
  if (found === null) throw new Error("a stored password hash is not in our form");
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}

function createGate(width: number, queueLimit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= width) {
      if (waiting.length >= queueLimit) throw refuse("sign-in-busy");
      // The one who leaves hands the place over, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
