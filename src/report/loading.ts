import type { Loading } from "../inventory/loading/loading.ts";
import type { Disagreement } from "../weights/model/describe-model.ts";
import type { Exec, Integrity } from "../weights/inspection.ts";

/** What loading the weights does, and what they are, as a report says it. */
export interface ReportedLoading {
  /** `unseen`: no weights were at hand. */
  readonly exec: Exec | "unseen";
  readonly integrity: Integrity | "unseen";
  readonly files: readonly ReportedFile[];
  readonly models: readonly ReportedModel[];
}

/** One file that holds weights or says how they are loaded. */
export interface ReportedFile {
  readonly path: string;
  readonly role: "weights" | "beside";
  readonly format: string;
  readonly exec: Exec;
  readonly integrity: Integrity;
  /** How many. */
  readonly tensors: number;
}

/** One model by its tensors and its configuration. */
export interface ReportedModel {
  readonly file: string;
  readonly files: number;
  readonly configuration?: string;
  readonly parameters?: number;
  readonly activeParameters?: number;
  readonly types: readonly { readonly type: string; readonly parameters: number }[];
  readonly architecture?: string;
  readonly family?: string;
  readonly layers?: number;
  readonly hiddenSize?: number;
  readonly vocabulary?: number;
  readonly context?: number;
  readonly isTied?: boolean;
  readonly disagreements: readonly Disagreement[];
}

/** The facts of loading without the tensors themselves. */
export function reportedLoading({ exec, integrity, files, models }: Loading): ReportedLoading {
  return {
    exec,
    integrity,
    files: files.map(({ path, role, inspection }) => ({
      path,
      role,
      format: inspection.format,
      exec: inspection.exec,
      integrity: inspection.integrity,
      tensors: inspection.tensors.length,
    })),
    models,
  };
}
