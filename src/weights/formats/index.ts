import type { FormatReader } from "../format-reader.ts";
import { bzip2 } from "./bzip2.ts";
import { gzip } from "./gzip.ts";
import { lz4 } from "./lz4.ts";
import { lzma } from "./lzma.ts";
import { xz } from "./xz.ts";
import { zlib } from "./zlib.ts";
import { zstd } from "./zstd.ts";
import { gguf } from "./gguf.ts";
import { jinja } from "./jinja.ts";
import { json } from "./json.ts";
import { npy } from "./npy.ts";
import { onnx } from "./onnx.ts";
import { pickle } from "./pickle.ts";
import { pytorchLegacy } from "./pytorch-legacy.ts";
import { safetensors } from "./safetensors.ts";
import { savedmodel } from "./savedmodel.ts";
import { savedmodelNotes } from "./savedmodel-notes.ts";
import { hdf5 } from "./hdf5.ts";
import { sevenZip } from "./seven-zip.ts";
import { tar } from "./tar.ts";
import { yaml } from "./yaml.ts";
import { executable } from "./executable.ts";
import { tfCheckpoint } from "./tf-checkpoint.ts";
import { tflite } from "./tflite.ts";
import { msgpack } from "./msgpack.ts";
import { tiktoken } from "./tiktoken.ts";
import { xml } from "./xml.ts";
import { text } from "./text.ts";
import { raw } from "./raw.ts";
import { coreml } from "./coreml.ts";
import { sentencepiece } from "./sentencepiece.ts";
import { zip } from "./zip.ts";

/** Every format, in the order in which content is held against it: long magics first, grammars last. */
export const FORMAT_READERS: readonly FormatReader[] = [
  gguf,
  hdf5,
  executable,
  npy,
  tar,
  zip,
  sevenZip,
  // Before zlib: a header of 376 bytes has a length that reads as the beginning of a packed stream.
  safetensors,
  gzip,
  bzip2,
  xz,
  zstd,
  lz4,
  zlib,
  lzma,
  pytorchLegacy,
  json,
  pickle,
  tflite,
  tfCheckpoint,
  savedmodel,
  savedmodelNotes,
  onnx,
  coreml,
  sentencepiece,
  msgpack,
  yaml,
  jinja,
  tiktoken,
  xml,
  text,
  raw,
];
