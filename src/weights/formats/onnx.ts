import type { ByteSource } from "../../bytes/byte-source.ts";
import { cachedSource } from "../../bytes/cached-source.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import { overlaps } from "../onnx/external-data.ts";
import type { OnnxFindings } from "../onnx/onnx-findings.ts";
import { walkModel } from "../onnx/walk-model.ts";
import { readMessage } from "../protobuf/message.ts";
import { isOnnx } from "../sniff.ts";

/** A graph of operators with its tensors, in the file or in files beside it. */
export const onnx: FormatReader = {
  name: "onnx",
  sniff: ({ head, name }) => isOnnx(head) && !name.endsWith(".pb"),
  promisedBy: (name) => name.endsWith(".onnx"),
  inspect: inspectOnnx,
};

async function inspectOnnx(file: ByteSource, context: InspectContext): Promise<Inspection> {
  const source = cachedSource(file);
  const findings: OnnxFindings = { tensors: [], problems: [], external: [], calls: new Map() };
  const range = { start: 0, end: source.byteLength };
  await walkModel(await readMessage(source, range, context.signal), context, findings);
  return conclude({
    format: "onnx",
    tensors: findings.tensors,
    problems: [...findings.problems, ...overlaps(findings.external)],
    calls: [...findings.calls.values()],
  });
}
