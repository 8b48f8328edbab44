import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { AssayError } from "../bytes/errors.ts";

/** Says which addresses may be connected to. */
export interface AddressPolicy {
  /** Whether `address`, which the name `hostname` resolved to, may be connected to. */
  permits(hostname: string, address: string): boolean;
}

/**
 * Public addresses are permitted for any name; all others (private networks, link-local with its metadata services,
 * loopback, carrier NAT, addresses that embed another) only for the hosts of `allowPrivate`. Where one of these is this
 * machine itself, other names and ports of this machine are permitted too: a hub on loopback sends to its storage there.
 */
export function addressPolicy(allowPrivate: readonly string[]): AddressPolicy {
  const hosts = new Set(allowPrivate.map((origin) => bareHostname(new URL(origin).hostname)));
  const isLocal = [...hosts].some((host) => host === "localhost" || rangeOf(host) === "loopback");
  return {
    permits(hostname, address) {
      const range = rangeOf(address);
      if (range === "unicast" || hosts.has(bareHostname(hostname))) return true;
      return isLocal && range === "loopback";
    },
  };
}

/** Throws `AssayError("target-not-allowed")` for a hostname that is an address and may not be connected to. */
export function refuseAddress(policy: AddressPolicy, hostname: string): void {
  const bare = bareHostname(hostname);
  if (isIP(bare) !== 0 && !policy.permits(bare, bare)) throw refusedAddress(bare, bare);
}

/** Says that an address, which a name resolved to, may not be connected to. */
export function refusedAddress(hostname: string, address: string): AssayError {
  const shown = hostname === address ? address : `${hostname} (${address})`;
  return new AssayError(
    "target-not-allowed",
    `Cannot connect to ${shown}: not a public address, and no endpoint was configured there`,
  );
}

/** A hostname without the brackets that an IPv6 address has in a URL. */
function bareHostname(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/** What kind of address it is; an IPv4 address in the clothes of IPv6 counts as what it is. */
function rangeOf(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).range() : "none";
}
