import type { ComponentType, Sighting } from "./component.ts";
import type { Document } from "./documents.ts";
import type { Evidence } from "./evidence.ts";
import { ownerOf, type Pointer } from "./pointers/pointer.ts";
import type { Sentence } from "./prose/prose.ts";
import type { TrainingCode } from "./summary/training-code.ts";
import type { TrainingData } from "./summary/training-data.ts";
import type { WeightsAccess } from "./summary/weights-access.ts";

/** Sightings of one type are counted beyond this, not repeated. */
const MAX_PER_TYPE = 4;

const INTERMEDIATE =
  /\b\d+ (?:intermediate |partial(?:ly trained)? |training )?checkpoints\b|\bintermediate checkpoints?\b|\bcheckpoints? (?:saved )?(?:throughout|during|every|for every)\b|\bpretraining checkpoints\b/i;
const OPTIMIZER = /\boptimi[sz]er states?\b/i;
const LOGS = /\b(?:training logs?|wandb\.ai|w&b (?:logs?|report)|tensorboard)\b/i;
const REPORT = /\b(?:technical report|tech report|report)\b/i;

const RESULTS =
  /\b(?:evaluations?|benchmarks?|results?|performance|leaderboard|comparison|accuracy)\b|评测|评估|效果/i;
const METRIC =
  /\b(?:acc(?:uracy)?|f1|bleu|rouge|mmlu|gsm8k|hellaswag|humaneval|arc|bbh|math|perplexity|ppl|wer|fid|cer|map|score|shots?)\b/i;

/** Components that texts point at or speak of: claimed, until their files are seen. */
export function sightInTexts(
  documents: readonly Document[],
  pointers: readonly Pointer[],
  publishers: ReadonlySet<string>,
  access: WeightsAccess,
  code: TrainingCode,
  data: TrainingData,
): readonly Sighting[] {
  const sightings: Sighting[] = [];
  const add = (component: ComponentType, detail: string, evidence: Evidence): void => {
    if (sightings.filter((s) => s.component === component).length < MAX_PER_TYPE) {
      sightings.push({ component, status: "claimed-only", detail, evidence });
    }
  };
  if (["hub-pointer", "gated", "direct-download", "promised"].includes(access.summary)) {
    const own = pointers.filter((p) => p.kind === "hub-model" && publishers.has(ownerOf(p)));
    for (const evidence of access.evidence)
      add("weights.final", WEIGHTS_WORDS[access.summary] ?? "", evidence);
    for (const pointer of own)
      add("weights.final", `hub link to ${pointer.target}`, pointer.evidence);
  }
  if (code.summary === "external") {
    for (const evidence of code.evidence)
      add("code.train", "said to be in another repository", evidence);
  }
  if (data.summary === "released-pointer" || data.summary === "named-public-sources") {
    const detail = data.summary === "released-pointer" ? "pointed at" : "public data sets named";
    for (const evidence of data.evidence) add("data.train", detail, evidence);
  }
  for (const pointer of pointers) {
    if (pointer.kind !== "paper") continue;
    const isReport = REPORT.test(pointer.sentence.text);
    add(isReport ? "doc.report" : "doc.paper", `link to ${pointer.target}`, pointer.evidence);
  }
  const measured = documents.flatMap(({ prose }) => prose.sentences).find(isMeasured);
  if (measured) {
    const detail = "a table of results in a text";
    sightings.push({
      component: "results",
      status: "present",
      detail,
      evidence: measured.evidence,
    });
  }
  for (const { prose } of documents) {
    for (const sentence of prose.sentences) {
      if (INTERMEDIATE.test(sentence.text))
        add("weights.intermediate", "spoken of", sentence.evidence);
      if (OPTIMIZER.test(sentence.text)) add("optimizer", "spoken of", sentence.evidence);
      if (LOGS.test(sentence.text)) add("logs", "spoken of", sentence.evidence);
    }
  }
  return sightings;
}

/** A row with numbers in a section or table of results. */
function isMeasured({ kind, text, section, header }: Sentence): boolean {
  const isRow =
    kind === "table-row" &&
    text !== header &&
    /\|\s*\**[-+]?\d+(?:\.\d+)?\s*%?\**\s*(?:\||$)/.test(text);
  return isRow && (RESULTS.test(section.at(-1) ?? "") || METRIC.test(header));
}

const WEIGHTS_WORDS: Readonly<Record<string, string>> = {
  "hub-pointer": "pointed at on a hub",
  gated: "behind a gate",
  "direct-download": "by download link",
  promised: "promised, not there yet",
};
