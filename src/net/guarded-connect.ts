import { lookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { AssayError } from "../bytes/errors.ts";
import { refuseAddress, refusedAddress, type AddressPolicy } from "./address-policy.ts";

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
    try {
      refuseAddress(policy, options.hostname);
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      callback(error, null);
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
      if (bad) callback(refusedAddress(hostname, bad.address), "");
      else answer(first, addresses);
    });

    function answer(first: LookupAddress, addresses: LookupAddress[]): void {
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    }
  };
}
