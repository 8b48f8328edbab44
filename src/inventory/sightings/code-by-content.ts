import { findSignals, type CodeSignal, type CodeSignals } from "./code-signals.ts";
import { codeLines } from "./code-lines.ts";
import { wordsOf, type PlacedFile } from "./layout.ts";

/** What a source file is for. */
export type CodeRole = "arch" | "train" | "finetune" | "infer" | "eval" | "preprocess";

/** A role and what showed it. */
export interface RoleMark {
  readonly role: CodeRole;
  /** Line that shows it, 1-based; undefined when only the name does. */
  readonly line: number | undefined;
  /** Whether the file is something that a person starts. */
  readonly isEntry: boolean;
}

/** Names of files that train further what somebody trained before. */
const FINETUNE_WORDS: ReadonlySet<string> = new Set(
  "finetune finetuning finetuned sft dpo rlhf ppo grpo orpo kto instruct alignment posttrain posttraining".split(
    " ",
  ),
);

/** Whether a name speaks of fine-tuning. */
export function speaksOfFinetuning(part: string): boolean {
  return (
    /fine[-_]tun|post[-_]train/.test(part) || wordsOf(part).some((word) => FINETUNE_WORDS.has(word))
  );
}

/** Whether the stem or a near folder does. */
export function isPlacedAsFinetuning({ folders, stem }: PlacedFile): boolean {
  return [...folders.slice(-2), stem].some(speaksOfFinetuning);
}

/** The roles of a source file, decided from what it calls; its name only tells fine-tuning and evaluation apart. */
export function rolesByContent(placed: PlacedFile, text: string): readonly RoleMark[] {
  const signals = findSignals(codeLines(placed.extension, text));
  const isEntry = signals.has("entry") || placed.extension === "sh" || placed.extension === "ipynb";
  const marks: RoleMark[] = [];
  const mark = (role: CodeRole, line: number | undefined): void => {
    if (line !== undefined && !marks.some((known) => known.role === role)) {
      marks.push({ role, line, isEntry });
    }
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
  return marks;
}

/** Weights change only where a gradient meets an optimizer, or where a trainer of a library does both. */
function trainingLine(signals: CodeSignals): number | undefined {
  const gradient = signals.get("gradient");
  if (signals.has("optimizer") && gradient !== undefined) return gradient;
  return signals.get("trainer");
}

function isFinetuning(placed: PlacedFile, signals: CodeSignals): boolean {
  if (signals.has("adapter") || isPlacedAsFinetuning(placed)) return true;
  return signals.has("pretrained") && !/pre_?-?train(?!ed)/.test(placed.stem);
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
