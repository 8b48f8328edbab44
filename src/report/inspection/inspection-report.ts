import { codeCalls, sayCall } from "../../weights/code-calls.ts";
import type { ModelDigests } from "../../weights/digest/combine-digests.ts";
import type { Digests } from "../../weights/digest/model-digests.ts";
import type { Exec, Integrity, Inspection } from "../../weights/inspection.ts";
import type { ModelFacts } from "../../weights/model/describe-model.ts";
import { countParameters } from "../../weights/model/count-parameters.ts";
import { elementCount } from "../../weights/tensor.ts";
import type { TensorList } from "../../weights/tensor-list.ts";
import { ListedTensors, type ReportedTensors } from "./listed-tensors.ts";

/** Something about one file that a person should look at. */
export interface InspectionFinding {
  readonly id: string;
  readonly severity: "high" | "medium" | "info";
  readonly message: string;
  readonly member?: string;
  readonly offset?: number;
}

/** What `assay inspect` says of one path. */
export interface InspectionReport extends Partial<ModelDigests> {
  readonly path: string;
  readonly format: string;
  readonly exec: Exec;
  readonly integrity: Integrity;
  readonly byteLength: number;
  /** How many. */
  readonly tensors: number;
  /** Elements of all tensors. */
  readonly elements: number;
  /** Weights that were learned; not there where shapes tell the storage and not the model. */
  readonly parameters?: number;
  /** What the model is, where the path holds a whole one. */
  readonly model?: ModelFacts;
  /** SHA-256 of the file, with the digests. */
  readonly sha256?: string;
  /** What would be called and is known to build a model and nothing else, each once. */
  readonly allowListed: readonly string[];
  readonly findings: readonly InspectionFinding[];
  readonly unread: readonly { readonly what: string; readonly why: string }[];
  readonly tensorList?: ReportedTensors;
}

/** What is asked beside the answer. */
export interface InspectionReportOptions extends Digests {
  readonly byteLength: number;
  readonly withTensors?: boolean;
  readonly model?: ModelFacts | undefined;
}

/** The report of one inspection. */
export function inspectionReport(
  path: string,
  inspection: Inspection,
  { byteLength, withTensors = false, digests, model, sha256, undigested }: InspectionReportOptions,
): InspectionReport {
  const { format, exec, integrity, tensors, calls, unread } = inspection;
  const parameters = countParameters(tensors)?.total;
  const allowed = calls.filter(({ verdict }) => verdict === "allow-listed");
  return {
    path,
    format,
    exec,
    integrity,
    byteLength,
    tensors: tensors.length,
    elements: countElements(tensors),
    ...(parameters !== undefined && { parameters }),
    ...(model && { model }),
    ...(sha256 !== undefined && { sha256 }),
    ...digests,
    allowListed: [...new Set(allowed.map(({ callable }) => callable))].toSorted(),
    findings: findingsOf(inspection),
    unread: [
      ...unread.map(({ what, why, member }) => ({
        what: member === undefined ? what : `${what} (${member})`,
        why,
      })),
      ...(undigested === undefined ? [] : [{ what: "the digests", why: undigested }]),
    ],
    ...(withTensors && { tensorList: new ListedTensors(tensors) }),
  };
}

function findingsOf(inspection: Inspection): readonly InspectionFinding[] {
  const ofCalls = codeCalls(inspection).map((call) => ({
    id: "code-when-loaded",
    severity: "high" as const,
    message: `would ${sayCall(call, { imports: "import", calls: "call" })}`,
    ...placeOf(call),
  }));
  const ofProblems = inspection.problems.map(({ id, message, effect, member, offset }) => ({
    id,
    severity: SEVERITY[effect],
    message,
    ...placeOf({ member, offset }),
  }));
  return [...ofCalls, ...ofProblems];
}

const SEVERITY = { code: "high", malformed: "medium", none: "info" } as const;

function placeOf({
  member,
  offset,
}: {
  readonly member?: string | undefined;
  readonly offset?: number | undefined;
}): { readonly member?: string; readonly offset?: number } {
  return { ...(member !== undefined && { member }), ...(offset !== undefined && { offset }) };
}

function countElements(tensors: TensorList): number {
  let count = 0;
  for (const { shape } of tensors) {
    count += shape.reduce((size, length) => size * length, 1);
    if (!Number.isSafeInteger(count)) return countManyElements(tensors);
  }
  return count;
}

/** Exact before it is rounded, for shapes that lie. */
function countManyElements(tensors: TensorList): number {
  let count = 0n;
  for (const { shape } of tensors) count += elementCount(shape);
  return Number(count);
}
