import type { ByteSource } from "../../bytes/byte-source.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import type { InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import type { Tensor } from "../tensor.ts";
import { joinedTensors } from "../tensor-list.ts";
import { findTensors, type PickleAnalysis } from "./analyze.ts";
import type { FoundTensor } from "./found-tensors.ts";
import { numpyTensor } from "./numpy-tensors.ts";
import { TorchTable, type Storages } from "./torch-tensors.ts";
import { weightsOnlyOf } from "./weights-only.ts";

/** Files inside of one pickle that are looked into. */
const MAX_NESTED_FILES = 1000;

/** What a pickle is part of. */
export interface PickleSetting {
  readonly format: string;
  /** Storages of PyTorch that its persistent ids name; without them, such tensors have no bytes. */
  readonly storages?: Storages;
}

/** What an analysis says of a file, with its tensors, and with what lies inside of its bytes. */
export async function inspectAnalysis(
  analysis: PickleAnalysis,
  source: ByteSource,
  context: InspectContext,
  { format, storages }: PickleSetting,
): Promise<Inspection> {
  const { log } = analysis;
  const torch = storages && new TorchTable(storages);
  const arrays: Tensor[] = [];
  const take = ({ name, tensor }: FoundTensor): void => {
    if (tensor.kind === "torch") torch?.add(name, tensor);
    if (tensor.kind === "numpy") arrays.push(numpyTensor(name, tensor, source));
  };
  await findTensors(analysis, source, take, context.signal);
  const unread = log.unread === undefined ? [] : [{ what: "a part of the pickle", ...log.unread }];
  if (log.nested.length > MAX_NESTED_FILES) {
    unread.push({ what: "files inside of the pickle", offset: 0, why: "there are too many" });
  }
  return conclude({
    format,
    unread,
    tensors: joinedTensors(torch ? [torch.tensors(), arrays] : [arrays]),
    parts: await nestedFiles(analysis, source, context),
    problems: [
      ...log.problems.map((problem) => ({ ...problem, effect: "malformed" as const })),
      ...(torch?.problems ?? []),
    ],
    calls: log.calls.map((call) => (call.role === "import" ? { ...call, isImport: true } : call)),
    ...(storages && { metadata: new Map([["weights_only", weightsOnlyText(analysis)]]) }),
  });
}

function weightsOnlyText({ log }: PickleAnalysis): string {
  const { loads, missingGlobals, missingOpcodes } = weightsOnlyOf(log);
  if (loads) return "loads";
  const missing = [...missingGlobals, ...missingOpcodes];
  return missing.length === 0 ? "does not load" : `does not load: ${missing.join(", ")}`;
}

async function nestedFiles(
  { log }: PickleAnalysis,
  source: ByteSource,
  context: InspectContext,
): Promise<readonly Inspection[]> {
  const parts: Inspection[] = [];
  for (const { loader, offset, length } of log.nested.slice(0, MAX_NESTED_FILES)) {
    const inner = sliceSource(source, offset, offset + length);
    parts.push(await context.inspectPart(inner, `(bytes at ${offset} for ${loader})`));
  }
  return parts;
}
