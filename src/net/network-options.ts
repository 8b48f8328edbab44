import type { Traffic, TrafficMeter } from "./http.ts";

/** What the network is asked under; handed down from the command line, since only `cli` reads the environment. */
export interface NetworkOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Home folder of the person. */
  readonly home: string;
  /** Every request rejects with `AssayError("offline")` before a socket is opened. */
  readonly offline?: boolean | undefined;
  /** Bytes of all bodies together. */
  readonly maxBytes?: number | undefined;
  /** Origins that may lie on private addresses, because a person configured them. */
  readonly allowPrivate?: readonly string[] | undefined;
  /** Told after each answer and now and then during long ones. */
  readonly onTraffic?: ((traffic: Traffic) => void) | undefined;
  /** Where several sources of one job count together; without it each client counts for itself. */
  readonly meter?: TrafficMeter | undefined;
}
