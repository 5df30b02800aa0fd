let opened: BroadcastChannel | null = null;

/** One a page: it does not hear itself. */
function channel(): BroadcastChannel | null {
  if (typeof BroadcastChannel !== "undefined") opened ??= new BroadcastChannel("handed-over");
  return opened;
}

/** By a page of a case: the server has locked the session before it sent that page. */
export const tellHandedOver = (): void => channel()?.postMessage(null);

export const onHandedOver = (listener: () => void, signal: AbortSignal): void =>
  channel()?.addEventListener("message", listener, { signal });
