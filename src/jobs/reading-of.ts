import type { ReadingOptions } from "../inventory/read-release.ts";
import type { AuditOptions } from "./audit-options.ts";

/** How the files of a release are read; `inspecting` is what progress calls the reading of weights. */
export function readingOf(
  { subject, signal, limits, onProgress }: AuditOptions,
  inspecting: string,
): ReadingOptions {
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(signal === undefined ? {} : { signal }),
    ...(limits?.reading === undefined ? {} : { limits: limits.reading }),
    onProgress: (done, total) => onProgress?.({ phase: "reading", done, total }),
    onInspect: (done, total) => onProgress?.({ phase: inspecting, done, total }),
  };
}
