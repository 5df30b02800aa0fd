/** What an API key can be granted; nothing else is. */
export const scopes = {
  "sessions:write": "make sessions and cancel them",
  "results:read": "read how sessions and attempts ended",
} as const;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];

export const isScope = (name: unknown): name is Scope => scopeNames.some((scope) => scope === name);
