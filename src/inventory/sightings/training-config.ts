import type { Evidence } from "../evidence.ts";
import type { ReleaseView } from "../release-view.ts";
import { citeFile, citeLine, readableLines } from "./cite.ts";
import { filesWith, isExample, layoutOf, speaksOf, type PlacedFile } from "./layout.ts";

/** A file with the settings of a training run. */
export interface TrainingConfig {
  readonly placed: PlacedFile;
  readonly judgedBy: "content" | "name";
  /** An example or a toy: it shows how to train, not what was trained. */
  readonly isExample: boolean;
  readonly evidence: Evidence;
}

/** Value that was decided: a number, not `auto`, `null` or a placeholder. */
const NUMBER = String.raw`["']?\s*(?:,\s*(?:type\s*=\s*\w+\s*,\s*)?default)?\s*[:=,\s]\s*["'\[]?\s*\d[\d_.]*(?:e[+-]?\d+)?\b`;

/** What makes a run, whatever the notation: flags, YAML, JSON, TOML, gin and assignments are all read. */
const LEARNING_RATE = setting(
  String.raw`(?:(?:max|min|peak|base|init|initial)[-_]?)?(?:lr|learning[-_]?rate)`,
);
const OTHER_SETTINGS: readonly RegExp[] = [
  setting(
    String.raw`(?:[a-z]+[-_])*batch[-_]?size(?:[-_][a-z]+)*|total[-_]batch[-_]tokens|gas|gradient[-_]accumulation[-_]steps|train[-_]micro[-_]batch[-_]size[-_]per[-_]gpu`,
  ),
  setting(
    String.raw`(?:max|total|train|num|n)[-_]?(?:train[-_]?)?(?:steps|iters|iterations|epochs|updates|tokens)|train[-_]iters|epochs?|updates_per_epoch|max[-_]duration|warmup(?:[-_](?:steps|iters|ratio|fraction|tokens))?|weight[-_]?decay|adam[-_]beta\d|beta[12]|betas|grad(?:ient)?[-_]clip(?:ping)?|clip[-_]grad(?:[-_]norm)?|lr[-_]decay[-_]iters|min[-_]lr|drop_label|noise_std`,
  ),
];

function setting(names: string): RegExp {
  return new RegExp(String.raw`(?:^|[\s"'{(,.\-])(?:--)?(?:${names})${NUMBER}`, "i");
}

/** Whether a text holds settings with values: a learning rate, and a batch size or the length of the run. */
export function isTrainingConfig(text: string): boolean {
  return findLearningRate(text) !== undefined;
}

/** Line of the learning rate, when other settings stand by it; 1-based. */
function findLearningRate(text: string): number | undefined {
  if (!/lr|learning/i.test(text)) return undefined;
  const lines = readableLines(text);
  const rate = lines.findIndex((line) => LEARNING_RATE.test(line));
  if (rate === -1 || !lines.some((line) => OTHER_SETTINGS.some((pattern) => pattern.test(line)))) {
    return undefined;
  }
  return rate + 1;
}

const CONFIG_EXTENSIONS = "yaml yml json toml gin cfg ini".split(" ");

/** Programs that carry their settings with them. */
const PROGRAM_EXTENSIONS = "py sh sbatch slurm ts js jl".split(" ");

const CONFIG_FOLDER = /^(?:configs?|conf|configurations?|hparams|experiments?|recipes)$/;
const TRAINING_WORDS: ReadonlySet<string> = new Set(
  "train training pretrain pretraining solver solvers trainer stage1 stage2 stage3 midtrain midtraining anneal".split(
    " ",
  ),
);

/** Words of configurations that serve something else. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  "inference infer eval evaluation sampling deploy serving test tests finetune finetuning sft dpo lora teams demo zero2 zero3 zero".split(
    " ",
  ),
);

/** How a run is named: by the size of its model. */
const MODEL_SIZE = /(?:^|[-_.])\d+(?:\.\d+)?[bmk](?=$|[-_.])/;

const trainingConfigs = new WeakMap<ReleaseView, readonly TrainingConfig[]>();

/** Every training configuration: by its values where it was read, else by its folder and name. */
export function trainingConfigsOf(view: ReleaseView): readonly TrainingConfig[] {
  const known = trainingConfigs.get(view);
  if (known) return known;
  const layout = layoutOf(view);
  const configs = filesWith(layout, [...CONFIG_EXTENSIONS, ...PROGRAM_EXTENSIONS]).flatMap(
    (placed) => (placed.place === "own" ? judge(view, placed) : []),
  );
  trainingConfigs.set(view, configs);
  return configs;
}

function judge(view: ReleaseView, placed: PlacedFile): readonly TrainingConfig[] {
  const text = view.texts.get(placed.path);
  const base = { placed, isExample: isExample(placed) };
  if (text) {
    const line = findLearningRate(text.text);
    if (line === undefined || speaksOf(placed, OTHER_WORDS)) return [];
    return [{ ...base, judgedBy: "content", evidence: citeLine(text, line) }];
  }
  if (!isTrainingConfigName(placed)) return [];
  return [{ ...base, judgedBy: "name", evidence: citeFile(view, placed.path) }];
}

/** Judged by the path alone: a run named by its size among programs of training, or a file among configurations of training. */
function isTrainingConfigName(placed: PlacedFile): boolean {
  if (speaksOf(placed, OTHER_WORDS)) return false;
  if (!speaksOf(placed, TRAINING_WORDS)) return false;
  const { folders, stem, extension } = placed;
  if (PROGRAM_EXTENSIONS.includes(extension)) return MODEL_SIZE.test(stem) || extension !== "py";
  return folders.some((folder) => CONFIG_FOLDER.test(folder)) || /^(?:pre)?train/.test(stem);
}
