import type { RenderOptions } from "../report-format.ts";
import { row } from "../text/layout.ts";
import type { InspectionReport, ReportedTensor } from "./inspection-report.ts";

const DTYPE_COLUMNS = 12;
const SHAPE_COLUMNS = 24;

/** The tensors, one to a line, a blank line between layers; nothing where they were not asked for. */
export function tensorLines(
  { tensorList }: Pick<InspectionReport, "tensorList">,
  { width, paint }: RenderOptions,
): readonly string[] {
  if (tensorList === undefined) return [];
  const nameColumns = Math.max(20, width - DTYPE_COLUMNS - SHAPE_COLUMNS - 6);
  return tensorList.flatMap((tensor, at) => {
    const before = tensorList[at - 1];
    const isNewLayer = before !== undefined && layerOf(before) !== layerOf(tensor);
    const lines = row(
      [
        { text: tensor.name, width: nameColumns },
        { text: tensor.dtype, width: DTYPE_COLUMNS },
        { text: `[${tensor.shape.join(", ")}]`, width: SHAPE_COLUMNS },
      ],
      paint,
    );
    return at === 0 || isNewLayer ? ["", ...lines] : lines;
  });
}

/** `model.layers.7` of `model.layers.7.mlp.up_proj.weight`; the first word where no number is in the name. */
function layerOf({ name }: ReportedTensor): string {
  return /^.*?\.\d+(?=\.)/.exec(name)?.[0] ?? name.split(".")[0] ?? name;
}
