import type { PlacedFile } from "./layout.ts";

/** Extensions that nobody gives to anything but weights. */
const STRONG_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["safetensors", "safetensors"],
  ["gguf", "gguf"],
  ["ggml", "ggml"],
  ["onnx", "onnx"],
  ["tflite", "tflite"],
  ["keras", "keras"],
  ["mlmodel", "coreml"],
  ["pdparams", "paddle"],
  ["caffemodel", "caffe"],
  ["nemo", "nemo"],
  ["distcp", "pytorch-distributed"],
  ["llamafile", "llamafile"],
  ["pt", "pytorch"],
  ["pth", "pytorch"],
  ["ckpt", "pytorch"],
]);

/** Extensions that other things have too: these count for a file whose name speaks of a model, or that is big. */
const WEAK_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["bin", "pytorch"],
  ["th", "pytorch"],
  ["pkl", "pickle"],
  ["h5", "hdf5"],
  ["hdf5", "hdf5"],
  ["msgpack", "msgpack"],
  ["npz", "npz"],
  ["npy", "npy"],
  ["pb", "savedmodel"],
  ["params", "mxnet"],
  ["t7", "torch7"],
  ["index", "tensorflow"],
]);

const MODEL_WORDS: ReadonlySet<string> = new Set(
  "model weights params checkpoint ckpt pytorch consolidated adapter flax saved tf variables encoder decoder unet vae diffusion generator lora".split(
    " ",
  ),
);

/** Folders where big binary files are data or pictures, whatever their extension. */
const DATA_FOLDER =
  /^(?:data|datasets?|assets|images|figures|samples|results|evals?|logs|embeddings|stats)$/;

/** What PyTorch examples call a checkpoint that is no archive of files. */
const TORCH_TAR = /\.(?:pth|pt|ckpt)\.tar$/;

/** Folders that are named for what they hold. */
const MODEL_FOLDER =
  /^(?:models?|weights|checkpoints?|ckpts?|pre-?trained(?:[_-](?:models?|weights))?)$/;

/** A file of this size with a weak extension, outside folders of data, is more likely weights than anything else. */
const BIG_BYTES = 8_000_000;

/** Shards without an extension: `model.ckpt.data-00000-of-00002`, `ckpt-0/tensor00000_000`. */
const BARE_SHARD = /^(?:tensor\d{3,}_\d{3}|.*\.data-\d{5}-of-\d{5})$/;

/** The format that a name promises; undefined when the name does not speak of weights. */
export function formatByName(placed: PlacedFile): string | undefined {
  const { extension, folders, name, stem } = placed;
  if (TORCH_TAR.test(name)) return "pytorch";
  const strong = STRONG_EXTENSIONS.get(extension);
  if (strong) return strong;
  if (BARE_SHARD.test(name)) return name.startsWith("tensor") ? "pickle" : "tensorflow";
  const weak = WEAK_EXTENSIONS.get(extension);
  if (!weak) return undefined;
  if (folders.some((folder) => DATA_FOLDER.test(folder))) return undefined;
  if (extension === "index")
    return stem.includes("ckpt") || folders.includes("variables") ? weak : undefined;
  const speaksOfModel =
    placed.words.some((word) => MODEL_WORDS.has(word)) ||
    folders.some((folder) => MODEL_FOLDER.test(folder));
  if (speaksOfModel && !stem.startsWith("tokenizer")) return weak;
  return (placed.file.byteLength ?? 0) >= BIG_BYTES ? weak : undefined;
}

const OPTIMIZER_STATE =
  /^(?:optim(?:izer)?(?:[_.-]?states?)?|.*[_-]optim(?:izer)?(?:[_-]?states?)?|optim(?:izer)?[_.-].*)$/;
const OTHER_TRAINING_STATE = /^(?:scheduler|scaler|rng_state.*|random_states.*|training_args)$/;
const STATE_EXTENSIONS: ReadonlySet<string> = new Set(
  "pt pth bin ckpt safetensors distcp pkl npz msgpack pdopt".split(" "),
);

/** Whether the name is that of an optimizer's state; also in a folder of its own, as distributed checkpoints keep it. */
export function isOptimizerState({ stem, extension, folders }: PlacedFile): boolean {
  if (extension === "pdopt") return true;
  if (!STATE_EXTENSIONS.has(extension)) return false;
  return (
    OPTIMIZER_STATE.test(stem) ||
    /^optim(?:izer)?(?:_states?)?(?:_\d+)?$/.test(folders.at(-1) ?? "")
  );
}

/** Whether the name is that of anything that a trainer saves beside weights: optimizer, schedule, random state. */
export function isTrainingState(placed: PlacedFile): boolean {
  return (
    isOptimizerState(placed) ||
    (STATE_EXTENSIONS.has(placed.extension) && OTHER_TRAINING_STATE.test(placed.stem))
  );
}

const STEP =
  /(?:^|[_.\-/])(?:checkpoints?|ckpts?|(?:global_?)?steps?|iter(?:ation)?s?|epochs?)[-_=]?(\d+)(?=$|[_.\-/])/g;

/** The step of training that a path names, such as 500 for `checkpoint-500/model.bin`; the last one where it names several. */
export function stepOf({ folders, stem }: PlacedFile): number | undefined {
  const digits = [...[...folders, stem].join("/").matchAll(STEP)].at(-1)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A name for all shards of one set of weights: the path with the numbers of shards taken out. */
export function seriesOf({ folders, stem, extension }: PlacedFile): string {
  const series = stem
    .replace(/[-_.]?\d{1,5}[-_]of[-_]\d{1,5}/, "")
    .replace(/^(consolidated|__?)[._]?\d+(_\d+)?$/, "$1")
    .replace(/^tensor\d+_\d+$/, "tensor")
    .replace(/(mp_rank|zero_pp_rank|rank)_\d+(_mp_rank_\d+)?/, "$1");
  return [...folders, `${series}.${extension.replace(/^data-.*/, "data")}`].join("/");
}
