import type { ByteSource } from "../../bytes/byte-source.ts";
import type { Tensor } from "../tensor.ts";
import type { SafetensorsHeader } from "./header.ts";

/** The tensors of a safetensors file, each with the place of its bytes. */
export function safetensorsTensors(
  source: ByteSource,
  { dataStart, tensors }: SafetensorsHeader,
): readonly Tensor[] {
  return tensors.map(({ name, dtype, shape, start, end }) => ({
    name,
    dtype,
    shape,
    data: {
      pieces: [{ source, offset: dataStart + start, length: end - start }],
      byteOrder: "little",
    },
  }));
}
