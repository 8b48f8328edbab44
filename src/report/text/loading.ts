import { count } from "./count.ts";
import type { AuditReport } from "../audit-report.ts";
import type { RenderOptions } from "../report-format.ts";
import { cut, paragraph } from "./layout.ts";
import { modelWords } from "./model.ts";
import { EXEC_WORDS, INTEGRITY_WORDS } from "./words.ts";

/** Models described one by one; the JSON report holds all. */
const SHOWN = 6;

/** Whether the weights are data or code, and what they are; nothing where none were at hand. */
export function loadingLines({ loading }: AuditReport, options: RenderOptions): readonly string[] {
  const { exec, integrity, files, models } = loading;
  if (exec === "unseen" || integrity === "unseen") return [];
  const [execTone, words] = EXEC_WORDS[exec];
  const [, kept] = INTEGRITY_WORDS[integrity];
  const tone = integrity === "malformed" ? "bad" : execTone;
  const weights = files.filter(({ role }) => role === "weights");
  const formats = [...new Set(weights.map(({ format }) => format))].toSorted().join(", ");
  const { shown, more } = cut(models, SHOWN);
  const inside = { ...options, indent: 2 };
  return [
    ...paragraph(`${words}; ${kept} (${count(weights.length, "file")}: ${formats})`, {
      ...inside,
      tone,
    }),
    ...shown.flatMap((model) => paragraph(`${model.file}: ${modelWords(model)}`, inside)),
    ...(more === 0 ? [] : paragraph(`and ${more} more models`, inside)),
  ];
}
