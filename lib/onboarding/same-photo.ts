import type { Photo } from "./draft";

export async function findSamePhoto(
  photo: Photo,
  known: readonly (Photo | undefined)[],
): Promise<Photo | undefined> {
  for (const other of known) {
    if (other && other.blob.size === photo.blob.size && (await haveSameBytes(other.blob, photo.blob)))
      return other;
  }
  return undefined;
}

async function haveSameBytes(one: Blob, other: Blob): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map(async (blob) => new Uint8Array(await blob.arrayBuffer())),
  );
  return a !== undefined && b !== undefined && a.every((byte, index) => byte === b[index]);
}
