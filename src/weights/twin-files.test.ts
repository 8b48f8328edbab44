import { zipFile } from "../bytes/zip/zip-file.test.ts";
import { ggufFile } from "./gguf/gguf-file.test.ts";
import { bytesField, numberField } from "./protobuf/write-wire.test.ts";
import type { TensorToStore } from "./safetensors/safetensors-file.test.ts";

/** What five formats call one type. */
interface TypeOfTwins {
  readonly itemBytes: number;
  readonly ggml: number;
  readonly onnx: number;
  readonly numpy: string;
  readonly torch: string;
}

/** Types that safetensors, GGUF, ONNX, NumPy and PyTorch all have. */
export const TWIN_TYPES: ReadonlyMap<string, TypeOfTwins> = new Map(
  (
    [
      ["F32", 4, 0, 1, "<f4", "Float"],
      ["F16", 2, 1, 10, "<f2", "Half"],
      ["F64", 8, 28, 11, "<f8", "Double"],
      ["I8", 1, 24, 3, "|i1", "Char"],
      ["I16", 2, 25, 5, "<i2", "Short"],
      ["I32", 4, 26, 6, "<i4", "Int"],
      ["I64", 8, 27, 7, "<i8", "Long"],
    ] as const
  ).map(([dtype, itemBytes, ggml, onnx, numpy, torch]) => [
    dtype,
    { itemBytes, ggml, onnx, numpy, torch },
  ]),
);

function typeOf(dtype: string): TypeOfTwins {
  const type = TWIN_TYPES.get(dtype);
  if (type === undefined) throw new TypeError(`No twin type ${dtype}`);
  return type;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

/** The tensors as GGUF, in either byte order; lengths are listed fastest first. */
export function ggufTwin(tensors: readonly TensorToStore[], isLittle: boolean): Buffer {
  return ggufFile({
    isLittle,
    tensors: tensors.map(({ name, dtype, shape, bytes }) => {
      const { ggml, itemBytes } = typeOf(dtype);
      const data = isLittle ? bytes : turned(bytes, itemBytes);
      const lengths = shape.toReversed();
      return { name, lengths, type: ggml, byteLength: bytes.length, data };
    }),
  });
}

/** The bytes of each element the other way round. */
function turned(bytes: Uint8Array, itemBytes: number): Uint8Array {
  return bytes.map((_, at) => {
    const inside = at % itemBytes;
    return bytes[at - inside + (itemBytes - 1 - inside)] ?? 0;
  });
}

/** The tensors as an archive of NumPy arrays. */
export function npzTwin(tensors: readonly TensorToStore[]): Buffer {
  const members = tensors.map(({ name, dtype, shape, bytes }) => {
    const axes = shape.map((length) => `${length},`).join("");
    const header = `{'descr': '${typeOf(dtype).numpy}', 'fortran_order': False, 'shape': (${axes}), }\n`;
    const length = String.fromCharCode(header.length & 255, header.length >> 8);
    return {
      name: `${name}.npy`,
      data: `\x93NUMPY\x01\0${length}${header}${latin1(bytes)}`,
      isDeflated: true,
    };
  });
  return zipFile(members);
}

/** The tensors as the initializers of an ONNX model, raw. */
export function onnxTwin(tensors: readonly TensorToStore[]): Buffer {
  const initializers = tensors.map(({ name, dtype, shape, bytes }) =>
    bytesField(
      5,
      ...shape.map((length) => numberField(1, length)),
      numberField(2, typeOf(dtype).onnx),
      bytesField(8, name),
      bytesField(9, bytes),
    ),
  );
  return Buffer.concat([numberField(1, 8), bytesField(2, "twin"), bytesField(7, ...initializers)]);
}

function integer(number: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(number);
  return `J${latin1(bytes)}`;
}

function text(value: string): string {
  return `X${integer(value.length).slice(1)}${value}`;
}

/** The tensors as a checkpoint of PyTorch, each with a storage of its own. */
export function torchTwin(tensors: readonly TensorToStore[]): Buffer {
  const entries = tensors.map(({ name, dtype, shape, bytes }, key) => {
    const { torch, itemBytes } = typeOf(dtype);
    const storage = `(${text("storage")}ctorch\n${torch}Storage\n${text(String(key))}${text("cpu")}${integer(bytes.length / itemBytes)}tQ`;
    const strides = shape.map((_, axis) =>
      shape.slice(axis + 1).reduce((step, length) => step * length, 1),
    );
    const [sizes, steps] = [shape, strides].map((all) => `(${all.map(integer).join("")}t`);
    return `${text(name)}ctorch._utils\n_rebuild_tensor_v2\n(${storage}${integer(0)}${sizes}${steps}\x89ccollections\nOrderedDict\n)RtR`;
  });
  return zipFile([
    { name: "m/data.pkl", data: `\x80\x02}(${entries.join("")}u.` },
    { name: "m/byteorder", data: "little" },
    ...tensors.map(({ bytes }, key) => ({ name: `m/data/${key}`, data: latin1(bytes) })),
  ]);
}
