import { beforeEach, expect, test } from "vitest";
import { networksOf } from "./address";
import { createUploadPlaces, type Upload } from "./upload-places";

let cut: string[];
let taken: number;
beforeEach(() => {
  cut = [];
  taken = 0;
});
const placesOf = (atOnce: number, perAddress: number) =>
  createUploadPlaces({ atOnce, perAddress }, (count) => {
    taken = count;
  });

/** One from this address that has come so far in ten seconds. */
const upload = (address: string, bytes = 0, age = 10_000): Upload => ({
  networks: networksOf(address),
  age: () => age,
  bytes: () => bytes,
  cut: () => cut.push(`${address} ${bytes}`),
});
/** Faster than any that is cut. */
const fast = (address: string) => upload(address, 1_000_000);

test("places: as many as there are, then one more only once one is left", () => {
  const places = placesOf(2, 2);
  const [first, second, third] = ["203.0.113.1", "198.51.100.1", "192.0.2.1"].map(fast) as [
    Upload,
    Upload,
    Upload,
  ];
  expect([first, second, third].map(places.take)).toEqual([true, true, false]);
  expect(taken).toBe(2);
  places.leave(first);
  expect(taken).toBe(1);
  expect(places.take(third)).toBe(true);
  expect(cut).toEqual([]);
});

const shares: { network: string; share: number; address: (n: number) => string }[] = [
  { network: "an IPv4 address", share: 2, address: () => "203.0.113.1" },
  { network: "an IPv4 /24", share: 4, address: (n) => `203.0.113.${n}` },
  { network: "an IPv6 /64", share: 2, address: (n) => `2001:db8:1:200::${n}` },
  { network: "an IPv6 /56", share: 4, address: (n) => `2001:db8:1:2${n.toString(16).padStart(2, "0")}::1` },
  { network: "an IPv6 /48", share: 6, address: (n) => `2001:db8:1:${n.toString(16)}00::1` },
];
test.each(shares)(
  "places: $network has a share of $share, and leaves the others to others",
  ({ share, address }) => {
    const places = placesOf(64, 2);
    const given = Array.from({ length: share + 3 }, (_, n) => places.take(fast(address(n + 1))));
    expect(given).toEqual([...Array(share).fill(true), false, false, false]);
    expect(places.take(fast("2001:db8:ffff::1"))).toBe(true);
    expect(places.take(fast("198.51.100.7"))).toBe(true);
  },
);

test("places: where all are taken the slowest body is cut for the next", () => {
  const places = placesOf(3, 3);
  for (const [address, bytes] of [
    ["203.0.113.1", 30_000],
    ["198.51.100.1", 200],
    ["192.0.2.1", 90_000],
  ] as const)
    places.take(upload(address, bytes));
  expect(places.take(upload("2001:db8::1"))).toBe(true);
  expect(cut).toEqual(["198.51.100.1 200"]);
  expect(taken).toBe(3);
});

test("places: where a network's share is taken its own slowest is cut, not another network's", () => {
  const places = placesOf(64, 1);
  places.take(upload("203.0.113.1", 0));
  places.take(upload("198.51.100.1", 50));
  expect(places.take(upload("198.51.100.1", 70))).toBe(true);
  expect(cut).toEqual(["198.51.100.1 50"]);
});

test("places: of bodies that send nothing the oldest is cut", () => {
  const places = placesOf(2, 2);
  places.take(upload("203.0.113.1", 0, 10));
  places.take(upload("198.51.100.1", 0, 500));
  expect(places.take(upload("192.0.2.1"))).toBe(true);
  expect(cut).toEqual(["198.51.100.1 0"]);
});

test("places: of bodies that drip the oldest is cut, not one that has just begun", () => {
  const places = placesOf(3, 3);
  places.take(upload("203.0.113.1", 900, 9_000));
  places.take(upload("192.0.2.1", 1, 20));
  places.take(upload("198.51.100.1", 0, 5));
  expect(places.take(upload("2001:db8::1"))).toBe(true);
  expect(cut).toEqual(["203.0.113.1 900"]);
});

test("places: a refused body takes nobody's place", () => {
  const places = placesOf(2, 1);
  places.take(upload("203.0.113.1", 10));
  places.take(fast("198.51.100.1"));
  // Its own share is taken by one that comes fast: the slow one elsewhere is left alone.
  expect(places.take(upload("198.51.100.1"))).toBe(false);
  expect(cut).toEqual([]);
});
