import { InvalidArgumentError, Option } from "commander";
import type { NetworkOptions } from "../net/network-options.ts";
import type { World } from "./world.ts";

/** Options of every command that may ask the network. */
export interface NetworkFlags {
  readonly offline?: boolean;
  readonly maxBytes?: number;
}

/** The options as the command line knows them. */
export function networkOptions(): readonly Option[] {
  return [
    new Option("--offline", "stay off the network; read caches, and what lies on this disk"),
    new Option("--max-bytes <size>", "fetch no more than this, as in 500k, 20M, 1G").argParser(
      parseBytes,
    ),
  ];
}

/** What the library is told of the network. `ASSAY_ALLOW_PRIVATE` holds origins on private addresses, by commas. */
export function networkOf(
  { offline, maxBytes }: NetworkFlags,
  { env, home }: Pick<World, "env" | "home">,
  onTraffic?: NetworkOptions["onTraffic"],
): NetworkOptions {
  const allowPrivate = (env["ASSAY_ALLOW_PRIVATE"] ?? "")
    .split(",")
    .map((origin) => origin.trim())
    .filter((origin) => URL.canParse(origin));
  return { env, home, offline, maxBytes, allowPrivate, onTraffic };
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

function parseBytes(text: string): number {
  const match = /^(\d{1,15})([kmgt]?)b?$/i.exec(text);
  const bytes = Number(match?.[1] ?? NaN) * (UNITS[match?.[2]?.toLowerCase() ?? ""] ?? NaN);
  if (Number.isSafeInteger(bytes)) return bytes;
  throw new InvalidArgumentError("Expected a number of bytes, as in 500k, 20M or 1G.");
}
