/** Asks about one thing; whoever asks within the same moment is answered by one question. */
export type Together<Key, Value> = (key: Key) => Promise<Value>;

/** @param askAll has an answer for each key, in their order */
export function createTogether<Key, Value>(
  momentMs: number,
  askAll: (keys: readonly Key[]) => Promise<readonly Value[]>,
): Together<Key, Value> {
  let next: { keys: Key[]; values: Promise<readonly Value[]> } | null = null;
  const begin = () => {
    const keys: Key[] = [];
    const values = new Promise<void>((over) => setTimeout(over, momentMs)).then(() => {
      next = null;
      return askAll(keys);
    });
    return { keys, values };
  };
  return async (key) => {
    next ??= begin();
    const { keys, values } = next;
    const index = keys.push(key) - 1;
    return (await values)[index] as Value;
  };
}
