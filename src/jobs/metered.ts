import type { NetworkOptions } from "../net/network-options.ts";
import { trafficMeter } from "../net/traffic-meter.ts";

/** What is asked of the network for one job, counted together however many servers are asked. */
export function metered(network: NetworkOptions | undefined): NetworkOptions | undefined {
  return network && { meter: trafficMeter(network), ...network };
}
