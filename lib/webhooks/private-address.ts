import { BlockList, isIP } from "node:net";

/** IANA's special-purpose registries: networks that no receiver on the internet is in. */
const ipv4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** Whatever leads to an IPv4 address is judged as private, since it could lead to any. */
const publicIpv6 = ["2000::/3"];
const ipv6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

function blockList(networks: string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

const privateIpv4 = blockList(ipv4, "ipv4");
const globalIpv6 = blockList(publicIpv6, "ipv6");
const privateIpv6 = blockList(ipv6, "ipv6");

/** What is no address is private, too. */
export function isPrivateAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return privateIpv4.check(address, "ipv4");
    case 6:
      return !globalIpv6.check(address, "ipv6") || privateIpv6.check(address, "ipv6");
    default:
      return true;
  }
}

/** Whether a URL's host is itself a private address; a name is judged when it is looked up. */
export function isPrivateHost({ hostname }: URL): boolean {
  const literal = hostname.replace(/^\[(.*)\]$/, "$1");
  return isIP(literal) !== 0 && isPrivateAddress(literal);
}
