import type { Instrumentation } from "next";

/** Next calls this once when a server starts, never when it builds. `NEXT_RUNTIME` is Next's own, set while bundling. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("./lib/server/ops/boot");
    await boot();
  }
}

/** A surprise on the way to a page or in an action. Its digest is the code that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logSurprise } = await import("./lib/server/ops/unexpected-error");
    logSurprise(error, request, context.routePath);
  }
};
