import type { WrittenRecord } from "../../release/record/write-record.ts";
import { EXIT } from "../exit-codes.ts";
import { networkOf, type NetworkFlags } from "../network-flags.ts";
import { progressLine } from "../progress.ts";
import type { World } from "../world.ts";

/** Options of `assay fetch`, as commander reads them. */
export interface FetchFlags extends NetworkFlags {
  /** False with `--no-weights`. */
  readonly weights?: boolean;
  readonly dryRun?: boolean;
  readonly format: "text" | "json";
  readonly quiet?: boolean;
}

/** Makes a record of one target; the exit code. */
export async function runFetch(
  target: string,
  folder: string,
  flags: FetchFlags,
  world: World,
): Promise<number> {
  const line = progressLine(world);
  const request = {
    network: networkOf(flags, world, flags.quiet === true ? undefined : line.countTraffic),
    ...(flags.weights === false && { withoutWeights: true }),
    signal: world.signal,
    onProgress: flags.quiet === true ? () => undefined : line.update,
  };
  if (flags.dryRun === true) {
    const plan = await world.planAudit(target, request).finally(line.clear);
    const { fetchJson, fetchText } = await import("../../report/fetch-plan.ts");
    world.stdout.write(flags.format === "json" ? fetchJson(plan) : fetchText(target, plan));
    return EXIT.done;
  }
  const written = await world.record(target, folder, request).finally(line.clear);
  world.stdout.write(await render(folder, flags, written));
  return written.problems.length > 0 ? EXIT.incomplete : EXIT.done;
}

async function render(
  folder: string,
  { format }: Pick<FetchFlags, "format">,
  written: WrittenRecord,
): Promise<string> {
  const { recordJson, recordText } = await import("../../report/record.ts");
  return format === "json" ? recordJson(written) : recordText(folder, written);
}
