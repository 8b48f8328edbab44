import { FormatError } from "../../bytes/errors.ts";
import { countParameters } from "../../weights/model/count-parameters.ts";
import { parseSafetensors } from "../../weights/safetensors/header.ts";
import { readLfsPointer } from "../../bytes/lfs-pointer.ts";
import { sniff } from "../../weights/sniff.ts";
import type { ReleaseView } from "../release-view.ts";
import { layoutOf, type PlacedFile } from "./layout.ts";
import { formatByName, isTrainingState } from "./weights-names.ts";

/** One file that holds weights, or says so. */
export interface WeightsFile {
  readonly placed: PlacedFile;
  /** By content where the content was seen, else by name: `safetensors`, `pytorch`, `gguf` ... */
  readonly format: string;
  /** `content`: first bytes fit. `name`: only listed. `pointer`: a git-LFS pointer. `broken`: the content is something else. */
  readonly shownBy: "content" | "name" | "pointer" | "broken";
  /** Size of the weights; of what a pointer points at. */
  readonly byteLength: number | undefined;
  /** From the header, where the format has one and it was seen. */
  readonly parameters: number | undefined;
  /** Why the content is not what the name says, for people. */
  readonly problem: string | undefined;
}

const weightsFiles = new WeakMap<ReleaseView, readonly WeightsFile[]>();

/** Every file of weights, in the order of the listing; not those of tests and vendored code, and no optimizer states. */
export function weightsFilesOf(view: ReleaseView): readonly WeightsFile[] {
  const known = weightsFiles.get(view);
  if (known) return known;
  const found: WeightsFile[] = [];
  for (const placed of layoutOf(view).files) {
    if (placed.place !== "own" || isTrainingState(placed)) continue;
    const file = recognizeWeights(view, placed);
    if (file) found.push(file);
  }
  weightsFiles.set(view, found);
  return found;
}

/** What a group of files comes to. */
export interface WeightsDescription {
  readonly formats: readonly string[];
  readonly files: number;
  /** Undefined when the size of a file is not known. */
  readonly byteLength: number | undefined;
  /** Undefined unless the header of every file tells. */
  readonly parameters: number | undefined;
}

/** Formats, number, bytes and parameters of the files of one model. */
export function describeFiles(files: readonly WeightsFile[]): WeightsDescription {
  return {
    formats: [...new Set(files.map(({ format }) => format))].toSorted(),
    files: files.length,
    byteLength: sumKnown(files.map(({ byteLength }) => byteLength)),
    parameters:
      files.length === 0 ? undefined : sumKnown(files.map(({ parameters }) => parameters)),
  };
}

function sumKnown(numbers: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    sum += number;
  }
  return sum;
}

function recognizeWeights(view: ReleaseView, placed: PlacedFile): WeightsFile | undefined {
  const named = formatByName(placed);
  const byteLength = placed.file.byteLength;
  const text = view.texts.get(placed.path);
  if (text) return named === undefined ? undefined : recognizeText(placed, named, text.text);
  const head = view.heads.get(placed.path);
  if (!head || head.bytes.byteLength === 0) {
    if (named === undefined) return undefined;
    const isEmpty = byteLength === 0;
    return {
      placed,
      format: named,
      shownBy: isEmpty ? "broken" : "name",
      byteLength,
      parameters: undefined,
      problem: isEmpty ? "the file is empty" : undefined,
    };
  }
  return recognizeHead(placed, named, head.bytes, head.source.byteLength);
}

/** Formats of weights are binary: a text with such a name is a pointer, or something in the place of the weights. */
function recognizeText(placed: PlacedFile, format: string, text: string): WeightsFile {
  const pointer = readLfsPointer(text);
  return {
    placed,
    format,
    shownBy: pointer ? "pointer" : "broken",
    byteLength: pointer?.byteLength,
    parameters: undefined,
    problem: pointer ? undefined : "the content is text",
  };
}

/** Formats that hold weights and little else; a file of another kind counts only under a name of weights. */
const CERTAIN_FORMATS: ReadonlySet<string> = new Set([
  "safetensors",
  "gguf",
  "ggml",
  "pytorch",
  "tflite",
]);

const NOT_WEIGHTS: ReadonlySet<string> = new Set(["sentencepiece", "lfs-pointer"]);

function recognizeHead(
  placed: PlacedFile,
  named: string | undefined,
  head: Uint8Array,
  byteLength: number,
): WeightsFile | undefined {
  const sniffed = sniff(head);
  if (named === undefined && (sniffed === undefined || !CERTAIN_FORMATS.has(sniffed))) {
    return undefined;
  }
  if (sniffed !== undefined && NOT_WEIGHTS.has(sniffed)) return undefined;
  const format = sniffed ?? named ?? "unknown";
  const base = { placed, format, byteLength };
  if (named === "safetensors" || sniffed === "safetensors") {
    return { ...base, ...readSafetensorsHead(head, byteLength, sniffed) };
  }
  const shownBy = sniffed === undefined ? "name" : "content";
  return { ...base, shownBy, parameters: undefined, problem: undefined };
}

function readSafetensorsHead(
  head: Uint8Array,
  byteLength: number,
  sniffed: string | undefined,
): Pick<WeightsFile, "shownBy" | "parameters" | "problem"> {
  if (sniffed !== undefined && sniffed !== "safetensors") {
    const problem = `named as safetensors, the content is ${sniffed}`;
    return { shownBy: "content", parameters: undefined, problem };
  }
  try {
    const header = parseSafetensors(head, byteLength);
    const parameters = header && countParameters(header.tensors)?.total;
    return { shownBy: "content", parameters, problem: undefined };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { shownBy: "broken", parameters: undefined, problem: error.message };
  }
}
