/** Next calls this once when a server starts, never when it builds. `NEXT_RUNTIME` is Next's own, set while bundling. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { boot } = await import("./lib/server/boot");
    await boot();
  }
}
