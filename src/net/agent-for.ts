import { Agent, EnvHttpProxyAgent, type Dispatcher } from "undici";
import { AssayError } from "../bytes/errors.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { guardedConnect } from "./guarded-connect.ts";
import type { NetworkOptions } from "./network-options.ts";

/** This machine is never reached through a proxy, which would look for it at its own end. */
const NEVER_PROXIED = "localhost,127.0.0.1,[::1]";

/**
 * What holds the connections: straight to servers, or through the proxies that the environment names (`HTTP_PROXY`,
 * `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, also in lower case). Names are resolved by the proxy then, and the addresses behind
 * them judged by nobody here. Throws `AssayError("usage")` for a proxy that is no URL of HTTP.
 */
export function agentFor(env: NetworkOptions["env"], policy: AddressPolicy): Dispatcher {
  const own = { connect: guardedConnect(policy), allowH2: false };
  const all = proxyOf(env, "ALL_PROXY");
  const httpProxy = proxyOf(env, "HTTP_PROXY") ?? all;
  const httpsProxy = proxyOf(env, "HTTPS_PROXY") ?? all;
  if (httpProxy === undefined && httpsProxy === undefined) return new Agent(own);
  return new EnvHttpProxyAgent({
    ...own,
    // An empty text is no proxy; left out, the library would look into the environment of the process.
    httpProxy: httpProxy ?? "",
    httpsProxy: httpsProxy ?? "",
    noProxy: [valueOf(env, "NO_PROXY"), NEVER_PROXIED].join(","),
  });
}

function proxyOf(env: NetworkOptions["env"], name: string): string | undefined {
  const value = valueOf(env, name);
  if (value === "") return undefined;
  if (["http:", "https:"].includes(URL.parse(value)?.protocol ?? "")) return value;
  throw new AssayError(
    "usage",
    `Cannot use ${name}: needed a URL as in "http://proxy.example:3128"`,
  );
}

function valueOf(env: NetworkOptions["env"], name: string): string {
  return (env[name.toLowerCase()] || env[name]) ?? "";
}
