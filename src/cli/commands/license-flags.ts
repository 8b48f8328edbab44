import type { RenderOptions } from "../../report/report-format.ts";
import { hasColor, widthFor } from "../terminal.ts";
import type { World } from "../world.ts";

/** Options of `assay license`, as commander reads them. */
export interface LicenseFlags {
  readonly diff?: boolean;
  readonly format: "text" | "json" | "jsonl";
  readonly quiet?: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly width?: number;
  readonly workers?: number;
}

/** How the text report is shown. */
export async function renderOptions(
  { color, width }: Pick<LicenseFlags, "color" | "width">,
  { stdout, env }: World,
): Promise<RenderOptions> {
  const { ansiPaint, plainPaint } = await import("../../report/text/paint.ts");
  const paint = color && hasColor(stdout, env) ? ansiPaint : plainPaint;
  return { width: width ?? widthFor(stdout), paint };
}
