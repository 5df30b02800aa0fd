import { type ComponentType, lazy, type ReactNode } from "react";
import type { Locale } from "@/lib/locales";
import { providing } from "./words-context";

/** `next/dynamic` without its 1.4 KB: the empty place keeps React's ids the server's. */
function chunk(load: () => Promise<ComponentType<{ children: ReactNode }>>) {
  const Chunk = lazy(async () => ({ default: await load() }));
  return (props: { children: ReactNode }) => (
    <>
      {null}
      <Chunk {...props} />
    </>
  );
}

/** The attribute is what Next puts beside an import in `dynamic()`: by it the page's head names the chunk. */
export const providers: Record<Locale, ComponentType<{ children: ReactNode }>> = {
  id: chunk(async () =>
    providing({
      locale: "id",
      words: (await import("@/lib/words/id", { with: { "turbopack-transition": "next-dynamic-client" } })).id,
    }),
  ),
  en: chunk(async () =>
    providing({
      locale: "en",
      words: (await import("@/lib/words/en", { with: { "turbopack-transition": "next-dynamic-client" } })).en,
    }),
  ),
};
