import { lookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { AssayError } from "../bytes/errors.ts";
import { bareHostname, type AddressPolicy } from "./address-policy.ts";

/** A server that does not take a connection in this time is not there. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens sockets to permitted addresses only. The address that is judged is the one that is connected to: names are judged
 * by what they resolve to at that moment, and addresses in URLs, which are never looked up, by themselves.
 */
export function guardedConnect(policy: AddressPolicy): buildConnector.connector {
  const connect = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    allowH2: false,
    lookup: guardedLookup(policy),
  });
  return (options, callback) => {
    const hostname = bareHostname(options.hostname);
    if (isIP(hostname) !== 0 && !policy.permits(hostname, hostname)) {
      callback(refused(hostname, hostname), null);
      return;
    }
    connect(options, callback);
  };
}

function guardedLookup(policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) {
        callback(error, "");
        return;
      }
      const bad = addresses.find(({ address }) => !policy.permits(hostname, address));
      if (bad) callback(refused(hostname, bad.address), "");
      else answer(first, addresses);
    });

    function answer(first: LookupAddress, addresses: LookupAddress[]): void {
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    }
  };
}

function refused(hostname: string, address: string): AssayError {
  const shown = hostname === address ? address : `${hostname} (${address})`;
  return new AssayError(
    "target-not-allowed",
    `Cannot connect to ${shown}: not a public address, and no endpoint was configured there`,
  );
}
