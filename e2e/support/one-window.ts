/**
 * For what is counted in fixed windows: `act` is done anew where one ended meanwhile, since its counts began anew, too.
 * @param windowMs of the rule that is tested, see `lib/ledger/rules.ts`
 */
export async function withinOneWindow(windowMs: number, act: () => Promise<unknown>): Promise<void> {
  const window = () => Math.floor(Date.now() / windowMs);
  for (;;) {
    const began = window();
    const failed = await act().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (began !== window()) continue;
    if (failed) throw failed.error;
    return;
  }
}
