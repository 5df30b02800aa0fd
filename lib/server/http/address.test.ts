import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { clientAddress, notePeers } from "./address";

const cases: { name: string; hops: number; forwarded?: string; peer: string; address: string }[] = [
  { name: "no proxy: whoever is connected", hops: 0, peer: "203.0.113.7", address: "203.0.113.7" },
  {
    name: "no proxy: a forged header counts for nothing",
    hops: 0,
    forwarded: "198.51.100.1",
    peer: "203.0.113.7",
    address: "203.0.113.7",
  },
  {
    name: "one proxy: what it saw, not what the client says it is",
    hops: 1,
    forwarded: "10.9.9.9, 198.51.100.1",
    peer: "10.0.0.1",
    address: "198.51.100.1",
  },
  {
    name: "two proxies: what the outer one saw",
    hops: 2,
    forwarded: "1.1.1.1, 198.51.100.1, 10.0.0.2",
    peer: "10.0.0.1",
    address: "198.51.100.1",
  },
  {
    name: "fewer entries than proxies",
    hops: 2,
    forwarded: "1.1.1.1",
    peer: "10.0.0.1",
    address: "10.0.0.1",
  },
  { name: "no header behind a proxy", hops: 1, peer: "10.0.0.1", address: "10.0.0.1" },
  { name: "a port", hops: 1, forwarded: "198.51.100.1:443", peer: "", address: "198.51.100.1" },
  {
    name: "IPv4 inside IPv6",
    hops: 0,
    peer: "::ffff:203.0.113.7",
    address: "203.0.113.7",
  },
  {
    name: "IPv6: its network",
    hops: 0,
    peer: "2001:db8:1:2:3:4:5:6",
    address: "2001:db8:1:2::/64",
  },
  { name: "IPv6, shortened", hops: 0, peer: "2001:DB8::6", address: "2001:db8:0:0::/64" },
  {
    name: "IPv6 with a port",
    hops: 1,
    forwarded: "[2001:db8::6]:443",
    peer: "",
    address: "2001:db8:0:0::/64",
  },
  { name: "loopback", hops: 0, peer: "::1", address: "0:0:0:0::/64" },
];

test.each(cases)("$name", ({ hops, forwarded, peer, address }) => {
  const headers = new Headers({ "x-peer-address": peer, ...(forwarded && { "x-forwarded-for": forwarded }) });
  expect(clientAddress(headers, hops)).toBe(address);
});

test("a request carries its connection's address, whatever it claims", async () => {
  notePeers();
  const server = createServer((request, response) => {
    response.end(String(request.headers["x-peer-address"]));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { "x-peer-address": "6.6.6.6" } });
  expect(await answer.text()).toBe("127.0.0.1");
  server.close();
});
