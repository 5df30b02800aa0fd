import { createHash } from "node:crypto";
import type { drizzleAdapter } from "better-auth/adapters/drizzle";

type MakeAdapter = ReturnType<typeof drizzleAdapter>;
type Adapter = ReturnType<MakeAdapter>;
type InTransaction = Parameters<Parameters<Adapter["transaction"]>[0]>[0];
type Where = NonNullable<Parameters<Adapter["count"]>[0]["where"]>;

/** No key needed: a token is 32 random letters. */
const hashOf = (token: unknown) => createHash("sha256").update(String(token)).digest("base64url");

/** better-auth has no option for hashed session tokens. */
export function withHashedTokens(make: MakeAdapter): MakeAdapter {
  return (options) => {
    const adapter = make(options);
    return {
      ...hashing(adapter),
      transaction: (work) => adapter.transaction((inner) => work(hashing(inner))),
    } as Adapter;
  };
}

function hashing<One extends InTransaction>(adapter: One): One {
  return {
    ...adapter,
    create: async (given) => {
      if (given.model !== "session") return adapter.create(given);
      const { token } = given.data as { token?: unknown };
      const kept = await adapter.create({ ...given, data: { ...given.data, token: hashOf(token) } });
      return { ...kept, token };
    },
    findOne: async (given) => {
      const found = await adapter.findOne(hashed(given));
      const token = tokenIn(given);
      return found && token !== undefined ? { ...found, token } : found;
    },
    findMany: (given) => adapter.findMany(hashed(given)),
    count: (given) => adapter.count(hashed(given)),
    update: (given) => adapter.update(hashed(given)),
    updateMany: (given) => adapter.updateMany(hashed(given)),
    delete: (given) => adapter.delete(hashed(given)),
    deleteMany: (given) => adapter.deleteMany(hashed(given)),
  } as One;
}

type Query = { model: string; where?: Where | undefined };

const isToken = ({ model }: Query, { field }: Where[number]) => model === "session" && field === "token";

const tokenIn = (query: Query) => query.where?.find((part) => isToken(query, part))?.value;

function hashed<One extends Query>(query: One): One {
  const where = query.where?.map((part) =>
    isToken(query, part)
      ? { ...part, value: Array.isArray(part.value) ? part.value.map(hashOf) : hashOf(part.value) }
      : part,
  );
  return where ? { ...query, where } : query;
}
