import type { RenderOptions } from "../report-format.ts";
import { harmless } from "../harmless.ts";
import { paragraph, row } from "../text/layout.ts";
import { widthOf } from "../text/wrap.ts";
import type { InspectionReport } from "./inspection-report.ts";
import type { ReportedTensor } from "./listed-tensors.ts";

const DTYPE_COLUMNS = 12;
const SHAPE_COLUMNS = 18;

/** The tensors, one to a line, a blank line between layers; nothing where they were not asked for. */
export function* tensorLines(
  { tensorList }: Pick<InspectionReport, "tensorList">,
  { width, paint }: RenderOptions,
): Generator<string, void, undefined> {
  if (tensorList === undefined) return;
  const nameColumns = Math.max(20, width - DTYPE_COLUMNS - SHAPE_COLUMNS - 6);
  let layer: string | undefined;
  for (const tensor of tensorList) {
    const { name, dtype, shape } = tensor;
    const before = layer;
    layer = layerOf(tensor);
    if (layer !== before) yield "";
    // A name in two pieces can be neither searched for nor copied: a long one stands above its row.
    const isLong = widthOf(harmless(name)) > nameColumns;
    if (isLong) yield* paragraph(name, { width, paint, indent: 2 });
    yield* row(
      [
        { text: isLong ? "" : name, width: nameColumns },
        { text: dtype, width: DTYPE_COLUMNS },
        { text: `[${shape.join(", ")}]`, width: SHAPE_COLUMNS },
      ],
      paint,
    );
  }
}

/** `model.layers.7` of `model.layers.7.mlp.up_proj.weight`; the first word where no number is in the name. */
function layerOf({ name }: ReportedTensor): string {
  return /^.*?\.\d+(?=\.)/.exec(name)?.[0] ?? name.split(".")[0] ?? name;
}
