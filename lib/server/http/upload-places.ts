/** A submission whose body is arriving. */
export type Upload = {
  /** Each inside the next. */
  networks: readonly string[];
  /** Milliseconds since it began. */
  age: () => number;
  bytes: () => number;
  /** Ends it. */
  cut: () => void;
};

export type PlaceLimits = {
  /** Bodies that arrive at once: each holds up to its size in memory. */
  atOnce: number;
  /** And of the narrowest network, an address or an IPv6 /64. */
  perAddress: number;
};

/** How many addresses' shares each wider network has: /56 and /48, or an IPv4 /24. */
const widerShares = [2, 3];

/** Faster than this, a body is no reason for another to wait. */
const ampleBytesPerSecond = 16_384;

/** Taken for received: before its first bytes an honest body is as slow as any. */
const startBytes = ampleBytesPerSecond;

/** @param onChange called with how many are taken */
export function createUploadPlaces(
  { atOnce, perAddress }: PlaceLimits,
  onChange: (taken: number) => void = () => {},
) {
  const taken = new Set<Upload>();
  const leave = (upload: Upload) => {
    if (taken.delete(upload)) onChange(taken.size);
  };
  return {
    taken: () => [...taken],
    leave,
    /**
     * Where there is none left, the slowest body is cut for it.
     * @returns false where none of those is slow
     */
    take: (upload: Upload): boolean => {
      const shares = upload.networks.map((network, level) => ({
        rivals: [...taken].filter(({ networks }) => networks.includes(network)),
        share: perAddress * (level === 0 ? 1 : (widerShares[level - 1] ?? 1)),
      }));
      const victims = new Set<Upload>();
      for (const { rivals, share } of [...shares, { rivals: [...taken], share: atOnce }]) {
        const left = rivals.filter((rival) => !victims.has(rival));
        if (left.length < share) continue;
        const slowest = slowestOf(left);
        if (!slowest) return false;
        victims.add(slowest);
      }
      for (const victim of victims) {
        leave(victim);
        victim.cut();
      }
      taken.add(upload);
      onChange(taken.size);
      return true;
    },
  };
}

function slowestOf(uploads: readonly Upload[]): Upload | undefined {
  const pace = ({ bytes, age }: Upload, given = 0) => ((bytes() + given) / Math.max(1, age())) * 1_000;
  const [slowest] = uploads
    .filter((upload) => pace(upload) < ampleBytesPerSecond)
    .sort((one, other) => pace(one, startBytes) - pace(other, startBytes));
  return slowest;
}
