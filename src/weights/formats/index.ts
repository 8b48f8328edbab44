import type { FormatReader } from "../format-reader.ts";
import { gguf } from "./gguf.ts";
import { jinja } from "./jinja.ts";
import { json } from "./json.ts";
import { npy } from "./npy.ts";
import { onnx } from "./onnx.ts";
import { pickle } from "./pickle.ts";
import { pytorchLegacy } from "./pytorch-legacy.ts";
import { safetensors } from "./safetensors.ts";
import { savedmodel } from "./savedmodel.ts";
import { zip } from "./zip.ts";

/** Every format, in the order in which content is held against it: long magics first, grammars last. */
export const FORMAT_READERS: readonly FormatReader[] = [
  gguf,
  npy,
  zip,
  pytorchLegacy,
  safetensors,
  json,
  pickle,
  savedmodel,
  onnx,
  jinja,
];
