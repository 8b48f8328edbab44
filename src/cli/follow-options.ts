import { Option } from "commander";
import type { AuditRequest, World } from "./world.ts";

/** Options that say whether and where the line of base models is followed, as commander reads them. */
export interface FollowFlags {
  /** True with `--follow`, false with `--no-follow`; undefined with neither. */
  readonly follow?: boolean;
  /** A folder that holds base models. */
  readonly parents?: string;
}

/** `--follow`, `--no-follow` and `--parents`. */
export function followOptions(): readonly Option[] {
  return [
    new Option(
      "--follow",
      "fetch the terms of base models (default: where the target is fetched), and code that the card links to as its own",
    ),
    new Option("--no-follow", "leave the terms of base models unread"),
    new Option(
      "--parents <folder>",
      "look for base models in a folder, as owner/name or owner--name",
    ),
  ];
}

/**
 * Where base models are looked for; undefined where they are not. What lies on this disk stays off the network unless `--follow` is
 * given; who names a target elsewhere uses the network already.
 */
export async function placesOf(
  target: string,
  { follow, parents }: FollowFlags,
  { env }: Pick<World, "env">,
): Promise<AuditRequest["follow"]> {
  if (follow === false) return undefined;
  const { isElsewhere } = await import("../release/schemes.ts");
  const elsewhere = follow ?? isElsewhere(target, env);
  if (!elsewhere && parents === undefined) return undefined;
  return { elsewhere, ...(parents !== undefined && { folder: parents }) };
}
