import type { LineageReport } from "../../report/lineage/lineage-report.ts";
import { EXIT } from "../exit-codes.ts";
import { networkOf, type NetworkFlags } from "../network-flags.ts";
import { progressLine } from "../progress.ts";
import type { World } from "../world.ts";
import { renderOptions } from "./license-flags.ts";

/** Options of `assay lineage`, as commander reads them. */
export interface LineageFlags extends NetworkFlags {
  /** A folder that holds base models. */
  readonly parents?: string;
  readonly subject?: string;
  readonly format: "text" | "json";
  readonly quiet?: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly width?: number;
}

/** Shows the line of base models of one target; the exit code. */
export async function runLineage(
  target: string,
  flags: LineageFlags,
  world: World,
): Promise<number> {
  const line = progressLine(world);
  const { parents, subject } = flags;
  const report = await world
    .lineage(target, {
      ...(subject !== undefined && { subject }),
      // Who asks for the line asks for the network too, unless a folder or `--offline` says otherwise.
      follow: {
        elsewhere: parents === undefined,
        ...(parents !== undefined && { folder: parents }),
      },
      network: networkOf(flags, world, flags.quiet === true ? undefined : line.countTraffic),
      signal: world.signal,
      onProgress: flags.quiet === true ? () => undefined : line.update,
    })
    .finally(() => {
      line.clear();
    });
  await writeReport(report, flags, world);
  const isKnown = report.lineage.ancestors.every(({ licenses }) => licenses.length > 0);
  return isKnown ? EXIT.done : EXIT.incomplete;
}

async function writeReport(
  report: LineageReport,
  flags: LineageFlags,
  world: World,
): Promise<void> {
  if (flags.format === "json") {
    const { licenseJson } = await import("../../report/license/json.ts");
    world.stdout.write(licenseJson(report));
    return;
  }
  const { lineageText } = await import("../../report/lineage/text.ts");
  world.stdout.write(lineageText(report, await renderOptions(flags, world)));
}
