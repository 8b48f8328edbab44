import { AssayError } from "../bytes/errors.ts";
import type { Traffic, TrafficMeter } from "./http.ts";
import type { NetworkOptions } from "./network-options.ts";

/** A meter under the limit of `options`, which reports to it. */
export function trafficMeter({
  maxBytes = Infinity,
  onTraffic = () => undefined,
}: Pick<NetworkOptions, "maxBytes" | "onTraffic">): TrafficMeter {
  let traffic: Traffic = { requests: 0, bytesReceived: 0, retries: 0, waitedMs: 0 };
  const add = (more: Partial<Traffic>): void => {
    traffic = { ...traffic, ...more };
    onTraffic(traffic);
  };
  return {
    get traffic() {
      return traffic;
    },
    countRequest() {
      add({ requests: traffic.requests + 1 });
    },
    countBytes(bytes) {
      add({ bytesReceived: traffic.bytesReceived + bytes });
      if (traffic.bytesReceived <= maxBytes) return;
      throw new AssayError(
        "too-large",
        `Cannot fetch more: the limit of ${maxBytes} bytes is reached`,
      );
    },
    countRetry(waitedMs) {
      add({ retries: traffic.retries + 1, waitedMs: traffic.waitedMs + waitedMs });
    },
  };
}
