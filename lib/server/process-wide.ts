/**
 * One value a process. `instrumentation.ts`, the pages and the routes are bundled apart, so a module's variable would
 * exist once in each.
 */
export function processWide<Value>(name: string, make: () => Value): Value {
  const slots = globalThis as { [slot: symbol]: unknown };
  const slot = Symbol.for(`kredibel-onboarding.${name}`);
  if (!(slot in slots)) slots[slot] = make();
  return slots[slot] as Value;
}
