import { vi } from "vitest";

/** The globals of a browser's page that plain modules use: events, visibility, connection, address. */
export function fakePage() {
  const events = new EventTarget();
  const page = {
    document: { hidden: false },
    navigator: { onLine: true },
    location: { pathname: "/id/apply" },
    /** The addresses shown by way of the History API. */
    shown: [] as string[],
    fire: (type: string, facts = {}) => events.dispatchEvent(Object.assign(new Event(type), facts)),
  };
  const show = (_state: unknown, _title: string, address: string) => page.shown.push(address);
  vi.stubGlobal("addEventListener", events.addEventListener.bind(events));
  vi.stubGlobal("removeEventListener", events.removeEventListener.bind(events));
  vi.stubGlobal("document", page.document);
  vi.stubGlobal("navigator", page.navigator);
  vi.stubGlobal("location", page.location);
  vi.stubGlobal("history", { pushState: show, replaceState: show });
  return page;
}
