import type { Document } from "../documents.ts";
import { evidenceOf, type Evidence } from "../evidence.ts";
import { fileName } from "../file-kind.ts";
import type { Summary } from "../inventory.ts";
import { ownerOf, type Pointer } from "../pointers/pointer.ts";
import type { Sentence } from "../prose/prose.ts";

/** What the files alone show of training code. */
export interface TrainingCodeInFiles {
  readonly kind: "full" | "finetune-only" | "example-configs" | "none-seen";
  readonly evidence: readonly Evidence[];
}

export interface TrainingCode {
  readonly summary: Summary["trainingCode"];
  readonly evidence: readonly Evidence[];
}

const INFERENCE_ONLY =
  /\b(?:repo(?:sitory)?|this (?:project|package|release))\b[^.]{0,60}\b(?:contains?|provides?|includes?|is|hosts?|has)\b[^.]{0,60}\b(?:inference|(?:minimal|example|reference|sample) code|code (?:for|to) (?:run|load|us))/i;
const TRAINED_WITH =
  /\b(?:train(?:ed|ing)?|pre-?train(?:ed|ing)?)\b[^.]{0,160}\b(?:using|with|on|in|by|via|through|based on)\b/i;
const USED_TO_TRAIN = /\b(?:use|used|using|adopt|leverage)\b[^.]{0,80}\bto (?:pre-?)?train\b/i;
const NOT_THIS_MODEL = /^\W*(?:to|for|we)? ?(?:fine-?tun|serv|deploy|run|evaluat)|\byour own\b/i;
const OFFERED =
  /\b(?:we|repo(?:sitory)?|this)\b[^.]{0,80}\b(?:provide|release|open-?source|include|contain|publish)[sd]?\b[^.]{0,60}\b(?:pre-?)?training (?:code|scripts?|recipes?|pipeline)\b/i;
/** A text that gives itself out as the code of training: "Training code for Foo". */
const TITLED =
  /^\W*(?:(?:this is|the|our|official|code|and|data) ){0,4}(?:pre-?)?training (?:code|scripts?|recipes?|pipeline)\b[^.]{0,10}\b(?:for|of|used|behind)\b/i;
/** Said of what is not there: denied, announced, or still to be done. */
const MISSING =
  /\b(?:not|no|without|nor|will|coming soon|to be released)\b[^.;]{0,60}\b(?:pre-?)?training (?:code|scripts?|recipes?|pipeline)\b|\b(?:pre-?)?training (?:code|scripts?|recipes?|pipeline)\b[^.;]{0,60}\b(?:not|will|soon|later|planned|to be|under (?:review|preparation))\b|^\W*\[ \][^.;]{0,60}\b(?:pre-?)?training (?:code|scripts?)\b|训练代码[^。；]{0,12}(?:即将|尚未|不|将)|(?:即将|将)[^。；]{0,12}训练代码/i;
const TRAINING_CODE = /\btrain(?:ing)? (?:code|scripts?|recipes?|pipeline)\b/i;
const CODE_FILE = /\.(?:py|sh|ipynb|jl|rs|slurm|sbatch)$/i;
const LAUNCH =
  /\b(?:torchrun|accelerate launch|deepspeed|mpirun|srun|python3?(?: -m)?|bash|sh|dora run|[\w-]*train)\b[^#]*\b(?:pre)?train(?:ing|er)?\b|(?:^|\s)[\w-]+-train\s+--/i;
const FINETUNE = /\b(?:fine-?tun\w*|sft|lora|dpo|rlhf|peft|adapter)\b/i;
const EXAMPLE =
  /\b(?:example|toy|demo|sample|minimal)\s+(?:training )?(?:configs?|configurations?)\b|\bexample training\b/i;

/** Files first, then what the texts offer, then what they say was used elsewhere. Absence needs a complete listing or a sentence. */
export function trainingCode(
  files: TrainingCodeInFiles,
  documents: readonly Document[],
  pointers: readonly Pointer[],
  publishers: ReadonlySet<string>,
  listing: "complete" | "partial",
): TrainingCode {
  const sentences = documents.flatMap((document) => document.prose.sentences);
  const examples = sentences.filter((s) => s.kind !== "code" && EXAMPLE.test(s.text));
  const launches = sentences.filter(
    (s) => s.kind === "code" && LAUNCH.test(s.text) && !isFinetuning(s),
  );
  const missing = sentences.filter((s) => s.kind !== "code" && MISSING.test(s.text));
  const offers = sentences.filter((s) => s.kind !== "code" && isOffer(s));
  if (files.kind === "full" && launches.length + offers.length === 0) {
    const tuning = sentences.filter(
      (s) =>
        s.kind !== "code" && TRAINING_CODE.test(s.text) && isFinetuning(s) && !MISSING.test(s.text),
    );
    // What is still to be released is not what lies here.
    const finetuning =
      missing.length > 0 && tuning.length > 0 ? tuning : finetuningOf(files.evidence, sentences);
    if (finetuning.length > 0)
      return {
        summary: "finetune-only",
        evidence: [...evidenceOf(finetuning), ...files.evidence].slice(0, 4),
      };
  }
  if (
    files.kind === "full" &&
    examples.length > 0 &&
    launches.length === 0 &&
    offers.length === 0
  ) {
    return {
      summary: "example-configs",
      evidence: [...evidenceOf(examples), ...files.evidence].slice(0, 4),
    };
  }
  if (files.kind === "full")
    return { summary: "full", evidence: [...files.evidence, ...evidenceOf(offers)].slice(0, 4) };
  if (files.kind === "example-configs" || (examples.length > 0 && launches.length > 0)) {
    return {
      summary: "example-configs",
      evidence: [...evidenceOf(examples), ...files.evidence].slice(0, 4),
    };
  }
  const elsewhere = usedElsewhere(pointers, publishers);
  const isOwnRecipe = offers.length > 0 || launches.length > 0;
  if (isOwnRecipe && listing === "partial")
    return { summary: "full", evidence: evidenceOf([...offers, ...launches]).slice(0, 4) };
  if (elsewhere.length > 0)
    return { summary: "external", evidence: evidenceOf(elsewhere).slice(0, 4) };
  if (files.kind === "finetune-only")
    return { summary: "finetune-only", evidence: files.evidence.slice(0, 4) };
  if (missing.length > 0) return { summary: "absent", evidence: evidenceOf(missing).slice(0, 4) };
  const inferenceOnly = sentences.filter((s) => INFERENCE_ONLY.test(s.text));
  if (inferenceOnly.length > 0)
    return { summary: "absent", evidence: evidenceOf(inferenceOnly).slice(0, 4) };
  return { summary: listing === "complete" ? "absent" : "unknown", evidence: [] };
}

function isOffer({ text }: Sentence): boolean {
  return (OFFERED.test(text) || TITLED.test(text)) && !FINETUNE.test(text) && !MISSING.test(text);
}

/** Said of fine-tuning, by its words or by the title of its section alone. */
function isFinetuning({ text, section }: Sentence): boolean {
  const title = section.at(-1) ?? "";
  return FINETUNE.test(text) || (FINETUNE.test(title) && !/\b(?:pre-?)?training\b/i.test(title));
}

/**
 * Sentences that give every program of training out as one of fine-tuning; none when a program is left over.
 * Only names were seen of these programs: a text that was read speaks for itself.
 */
function finetuningOf(
  programs: readonly Evidence[],
  sentences: readonly Sentence[],
): readonly Sentence[] {
  const paths = programs.flatMap(({ file, line }) =>
    file !== undefined && line === undefined && CODE_FILE.test(file) ? [file] : [],
  );
  if (paths.length === 0 || programs.some(({ line }) => line !== undefined)) return [];
  const told = sentences.filter((s) => s.kind !== "code" && FINETUNE.test(s.text));
  const covering = paths.map((path) => told.filter((sentence) => speaksOfFile(sentence, path)));
  return covering.every((found) => found.length > 0) ? [...new Set(covering.flat())] : [];
}

/** By its name, or by a link into the folder that it lies in. */
function speaksOfFile({ text, links }: Sentence, path: string): boolean {
  const name = fileName(path);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return (
    text.split(/[^\w.-]+/).some((word) => word.replace(/\.+$/, "") === name) ||
    (folder !== "" && links.some((link) => link.target.replace(/^\.\//, "").startsWith(folder)))
  );
}

/** Repositories of code that the texts say trained this model. */
function usedElsewhere(
  pointers: readonly Pointer[],
  publishers: ReadonlySet<string>,
): readonly Pointer[] {
  return pointers.filter((pointer) => {
    if (pointer.kind !== "repository") return false;
    const { text } = pointer.sentence;
    const isTool =
      /\b(?:librar(?:y|ies)|framework|pipeline|codebase|toolkit|code|repo(?:sitory)?)\b/i.test(
        text,
      );
    const isUsed = USED_TO_TRAIN.test(text);
    const isBase = publishers.has(ownerOf(pointer)) && !isTool && !isUsed;
    const trainedIt = isUsed || (isTool && TRAINED_WITH.test(text));
    return trainedIt && !isBase && !NOT_THIS_MODEL.test(text);
  });
}
