import { findSignals, type CodeSignal, type CodeSignals } from "./code-signals.ts";
import { codeLines } from "./code-lines.ts";
import { roleByName } from "./code-by-name.ts";
import type { CodeRole } from "./code-role.ts";
import { isPlacedAsFinetuning } from "./finetuning-names.ts";
import type { PlacedFile } from "./layout.ts";

/** A role and what showed it. */
export interface RoleMark {
  readonly role: CodeRole;
  /** Line that shows it, 1-based; undefined when only the name does. */
  readonly line: number | undefined;
  /** Whether the file is something that a person starts. */
  readonly isEntry: boolean;
}

/** The roles of a source file, decided from what it calls; its name only tells fine-tuning and evaluation apart. */
export function rolesByContent(placed: PlacedFile, text: string): readonly RoleMark[] {
  const lines = codeLines(placed.extension, text);
  const signals = findSignals(lines);
  const byName = roleByName(placed);
  const isProgram =
    signals.has("entry") || placed.extension === "sh" || placed.extension === "ipynb";
  const marks: RoleMark[] = [];
  const mark = (role: CodeRole, line: number | undefined): void => {
    if (line === undefined || marks.some((known) => known.role === role)) return;
    const isEntry = isProgram || (byName?.role === role && byName.isEntry);
    marks.push({ role, line, isEntry });
  };
  const training = trainingLine(signals);
  if (training !== undefined) mark(isFinetuning(placed, signals) ? "finetune" : "train", training);
  mark("train", signals.get("launch-train"));
  mark("finetune", signals.get("launch-finetune"));
  if (training === undefined) {
    mark("eval", evaluationLine(placed, signals));
    if (!marks.some(({ role }) => role === "eval")) mark("infer", inferenceLine(signals));
    mark("preprocess", preprocessingLine(signals));
  }
  mark("infer", signals.get("launch-infer"));
  mark("eval", signals.get("launch-eval"));
  mark("preprocess", signals.get("launch-preprocess"));
  mark("arch", signals.get("module"));
  const isDecided = marks.some(({ role }) => role !== "arch");
  if (byName && !isDecided) mark(byName.role, confirmingLine(byName.role, lines));
  return marks;
}

/** What code of a role speaks of when it calls no library that we know: with a name that says the role, this is enough. */
const CONFIRMING: Readonly<Record<CodeRole, RegExp>> = {
  arch: /attention|softmax|mat_?mul|layer_?norm|rms_?norm|embedding|convolution|hidden_?size/i,
  train: /\b\w*(?:loss|gradient|backward|optimi[sz]er|learning_?rate)\w*/i,
  finetune: /\b\w*(?:loss|gradient|optimi[sz]er|learning_?rate|lora)\w*/i,
  infer: /\b\w*(?:logits|sampl|predict|prompt|temperature|decode|quantiz)\w*/i,
  eval: /\b\w*(?:accuracy|perplexity|score|metric|loss|exact_?match)\w*/i,
  preprocess: /\b\w*(?:token|corpus|dedup|split|filter|dataset)\w*/i,
};

function confirmingLine(role: CodeRole, lines: readonly string[]): number | undefined {
  const at = lines.findIndex((line) => !IMPORT.test(line) && CONFIRMING[role].test(line));
  return at === -1 ? undefined : at + 1;
}

const IMPORT = /^\s*(?:import|from|#include|use|using)\b/;

/** Weights change only where a gradient meets an optimizer, or where a trainer of a library does both. */
function trainingLine(signals: CodeSignals): number | undefined {
  const gradient = signals.get("gradient");
  if (signals.has("optimizer") && gradient !== undefined) return gradient;
  return signals.get("trainer");
}

function isFinetuning(placed: PlacedFile, signals: CodeSignals): boolean {
  if (signals.has("adapter") || isPlacedAsFinetuning(placed)) return true;
  return (
    signals.has("pretrained") && !signals.has("scratch") && !/pre_?-?train(?!ed)/.test(placed.stem)
  );
}

function evaluationLine(placed: PlacedFile, signals: CodeSignals): number | undefined {
  const metric = signals.get("metric");
  const benchmark = signals.get("benchmark");
  const isNamed = /eval|bench|metric|test_acc/.test(
    `${placed.folders.at(-1) ?? ""} ${placed.stem}`,
  );
  if (metric !== undefined && (isNamed || benchmark !== undefined)) return metric;
  return isNamed ? benchmark : undefined;
}

function inferenceLine(signals: CodeSignals): number | undefined {
  return first(signals, ["generate", "serve", "quantize"]);
}

function preprocessingLine(signals: CodeSignals): number | undefined {
  const curation = signals.get("curate");
  const writing = signals.get("write-data");
  if (writing !== undefined && signals.has("tokenize")) return writing;
  return curation;
}

function first(signals: CodeSignals, wanted: readonly CodeSignal[]): number | undefined {
  for (const signal of wanted) {
    const line = signals.get(signal);
    if (line !== undefined) return line;
  }
  return undefined;
}
