/** What a file may be worth reading for, judged by its name alone. */
export type FileKind = "license" | "document" | "config" | "code" | "table" | "weights" | "other";

const LICENSE_NAME =
  /^(?:un)?licen[cs]es?(?:$|[-_. ])|^copying(?:$|[-_. ])|(?:^|[-_. ])(?:licen[cs]es?|licen[cs]e[-_ ]agreement|terms(?:[-_ ]of[-_ ]use)?|use[-_ ]policy|usage[-_ ]policy|acceptable[-_ ]use(?:[-_ ]policy)?|aup|prohibited[-_ ]uses?(?:[-_ ]policy)?|eula)(?:$|[-_. ](?!(?:checker|header|utils?)\b))|^(?:notice|patents)(?:$|\.(?:txt|md)$)/i;

/** Folders whose files are license texts whatever their names. */
const LICENSE_FOLDER = /(?:^|\/)(?:model[-_])?licen[cs]es?\/[^/]+$/i;

const TEXT_EXTENSION = /\.(?:txt|md|markdown|rst|html?)$/i;
const NO_EXTENSION = /^[^.]+$/;
const DOCUMENT =
  /\.(?:md|markdown|mdx|rst|qmd)$|^read_?me(?:$|[-_.])|^(?:authors|changes|citation|datasheet|model_?card)(?:$|\.)/i;
const CONFIG = /\.(?:json|ya?ml|toml|cfg|ini|gin|jsonnet)$/i;
const CODE =
  /\.(?:py|pyi|ipynb|[cm]?[jt]sx?|sh|bash|ps1|c|cc|cpp|cu|cuh|h|hpp|rs|go|jl|java|scala|swift|m|mm|lua|r|rb|slurm|sbatch)$|^(?:makefile|dockerfile|justfile|rakefile)/i;
const TABLE = /\.(?:csv|tsv|jsonl|ndjson)$/i;
/** Plain text that is data: a corpus, a split, a vocabulary. */
const DATA_TEXT =
  /(?:^|\/)(?:data|datasets?|corpus|corpora|prompts?)\/|(?:^|\/)(?:[\w-]*corpus|train|valid|validation|test|dev|vocab|merges|labels?|input|classes|words|names)[^/]*\.txt$/i;
const WEIGHTS =
  /\.(?:safetensors|gguf|ggml|bin|pt|pth|th|ckpt|pkl|pickle|h5|hdf5|keras|onnx|npz|npy|msgpack|tflite|pb|mlmodel|nemo|model|llamafile|distcp|mar|joblib|skops|engine|weights)$|\.(?:pth|pt|ckpt)\.tar$/i;

/** Last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Sorts a path into what the inventory reads it as. */
export function fileKind(path: string): FileKind {
  const name = fileName(path);
  if (isLicenseName(path, name)) return "license";
  if (CODE.test(name)) return "code";
  if (DOCUMENT.test(name)) return "document";
  if (CONFIG.test(name)) return "config";
  if (TABLE.test(name)) return "table";
  if (WEIGHTS.test(name)) return "weights";
  if (/\.txt$/i.test(name)) return DATA_TEXT.test(path) ? "table" : "document";
  return "other";
}

/** Keys, certificates, signatures and pictures hold no terms, whatever they are named for. */
const NO_TEXT = /\.(?:pem|key|pub|crt|cer|der|asc|gpg|sig|svg|png|jpe?g|gif|webp|ico)$/i;

function isLicenseName(path: string, name: string): boolean {
  if (CODE.test(name) || CONFIG.test(name) || NO_TEXT.test(name)) return false;
  const mayHoldText =
    TEXT_EXTENSION.test(name) ||
    NO_EXTENSION.test(name) ||
    /^(?:[^.]*licen[cs]e[^.]*|copying)\.[\w.-]+$/i.test(name);
  return mayHoldText && (LICENSE_NAME.test(name) || LICENSE_FOLDER.test(path));
}

/** Paths that belong to somebody else, or to the making of the release rather than to it. */
const FOREIGN =
  /(?:^|\/)(?:third[-_]?party|vendor|vendored|external|extern|node_modules|site-packages|submodules|\.git|\.github|\.gitlab|\.idea|\.vscode|__pycache__|[^/]+\.(?:egg-info|dist-info))\//i;

/** Whether a path lies in a folder of vendored code or of housekeeping, of the repository or of a package made from it. */
export function isForeign(path: string): boolean {
  return FOREIGN.test(path);
}
