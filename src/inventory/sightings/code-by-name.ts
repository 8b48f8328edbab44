import type { CodeRole } from "./code-role.ts";
import { isPlacedAsFinetuning, speaksOfFinetuning } from "./finetuning-names.ts";
import type { PlacedFile } from "./layout.ts";

/** A role that only the path suggests. */
export interface NamedRole {
  readonly role: CodeRole;
  /** Whether the name is that of something a person starts. */
  readonly isEntry: boolean;
}

const INFER_WORDS = words(
  "generate generation inference infer sample sampling sampler demo chat serve server serving webui gradio streamlit predict completion quantize quantization gptq awq vllm tensorrt trt openai",
);
const INFER_FOLDERS = words(
  "inference infer generate generation serving serve demo demos deploy deployment quantization runtime sampling",
);
const EVAL_WORDS = words(
  "eval evals evaluate evaluation evaluator evaluators benchmark benchmarks bench mmlu gsm8k humaneval perplexity ppl lm_eval",
);
const EVAL_FOLDERS = words(
  "eval evals evaluate evaluation evaluations benchmark benchmarks metrics",
);
const TRAIN_WORDS = words("train pretrain pretraining trainer training trainers");
const TRAIN_FOLDERS = words("train pretrain pretraining trainer training trainers");
const CURATE_WORDS = words(
  "preprocess preprocessing tokenize tokenise dedup deduplicate deduplication minhash curate curation crawl",
);
const DATA_WORDS = words("data dataset datasets corpus corpora text");
const DATA_VERBS = words(
  "prepare download clean filter build make extract collect convert shard resample create",
);
const CURATE_FOLDERS = words(
  "preprocess preprocessing data_prep dataprep data_preparation data_processing curation dedup",
);
const ARCH_STEM =
  /^(?:modeling_\w+|configuration_\w+|models?|model_(?:v\d|def\w*|arch\w*)|\w+_model|\w*transformer\w*|\w*attention|layers?|ffn|moe|unet\w*|vae\w*|autoencoder\w*|encoder|decoder|embeddings?|architecture|modules?|diffusion|discriminator)$/;
const ARCH_FOLDERS = words("models modules nn layers modeling architecture model");

/** Parts of a training program that nobody starts by themselves. */
const HELPER_WORDS = words(
  "utils util helpers helper common config configs args arguments init callbacks types setup trainer trainers training module loop step state",
);

/** The role that a path suggests, for a file whose text is not at hand; undefined when it suggests none. */
export function roleByName(placed: PlacedFile): NamedRole | undefined {
  if (placed.file.byteLength === 0) return undefined;
  return roleOfStem(placed) ?? roleOfFolder(placed);
}

function roleOfStem(placed: PlacedFile): NamedRole | undefined {
  const { stem, words: named } = placed;
  const has = (set: ReadonlySet<string>): boolean => named.some((word) => set.has(word));
  const isHelper = has(HELPER_WORDS);
  if (has(CURATE_WORDS) || (has(DATA_WORDS) && has(DATA_VERBS))) {
    return { role: "preprocess", isEntry: !isHelper };
  }
  if (named.includes("tokenizer")) {
    return has(TRAIN_WORDS) ? { role: "preprocess", isEntry: true } : undefined;
  }
  const trains = has(TRAIN_WORDS);
  if (speaksOfFinetuning(stem)) return { role: "finetune", isEntry: !isHelper };
  if (trains && !has(EVAL_WORDS) && !has(INFER_WORDS)) {
    return { role: isPlacedAsFinetuning(placed) ? "finetune" : "train", isEntry: !isHelper };
  }
  if (has(EVAL_WORDS)) return { role: "eval", isEntry: !isHelper };
  if (ARCH_STEM.test(stem)) return { role: "arch", isEntry: false };
  const samplesData = [...DATA_WORDS].some((word) => placed.folderWords.has(word));
  if (has(INFER_WORDS) && !named.includes("filters") && !samplesData)
    return { role: "infer", isEntry: !isHelper };
  return undefined;
}

/** Scripts in a folder of training, and what lies in `pretrain` at the top, are started; modules of a package are not. */
function roleOfFolder(placed: PlacedFile): NamedRole | undefined {
  const { folders, stem, extension } = placed;
  if (stem === "__init__" || stem === "setup") return undefined;
  const isScript =
    extension === "sh" ||
    extension === "ipynb" ||
    (folders.length === 1 && /^pre[-_]?train(?:ing)?$/.test(folders[0] ?? "")) ||
    folders.some((folder) => SCRIPT_FOLDERS.has(folder));
  const isHelper = placed.words.some((word) => HELPER_WORDS.has(word));
  for (const folder of folders.toReversed()) {
    const role = FOLDER_ROLES.find(({ folders: names }) => names.has(folder))?.role;
    if (!role) {
      if (speaksOfFinetuning(folder)) {
        return { role: "finetune", isEntry: isScript && !isHelper };
      }
      continue;
    }
    const isFinetune = role === "train" && isPlacedAsFinetuning(placed);
    return { role: isFinetune ? "finetune" : role, isEntry: isScript && !isHelper };
  }
  return undefined;
}

const SCRIPT_FOLDERS = words(
  "scripts script recipes launch launchers official experiments runs jobs bin",
);

const FOLDER_ROLES: readonly { readonly role: CodeRole; readonly folders: ReadonlySet<string> }[] =
  [
    { role: "train", folders: TRAIN_FOLDERS },
    { role: "eval", folders: EVAL_FOLDERS },
    { role: "infer", folders: INFER_FOLDERS },
    { role: "preprocess", folders: CURATE_FOLDERS },
    { role: "arch", folders: ARCH_FOLDERS },
  ];

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
