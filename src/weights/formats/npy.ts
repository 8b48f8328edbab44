import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { sliceSource } from "../../bytes/slice-source.ts";
import type { FormatReader, InspectContext } from "../format-reader.ts";
import { conclude, type Inspection } from "../inspection.ts";
import { readNpyHeader, type NpyHeader } from "../numpy/npy-header.ts";
import { columnStrides, elementCount, type Tensor } from "../tensor.ts";

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** One NumPy array. An array of Python objects is a pickle behind a header, and numpy loads a bare pickle of this name too. */
export const npy: FormatReader = {
  name: "npy",
  sniff: ({ head }) => MAGIC.every((byte, at) => head[at] === byte),
  promisedBy: (name) => name.endsWith(".npy"),
  inspect: inspectNpy,
};

async function inspectNpy(source: ByteSource, context: InspectContext): Promise<Inspection> {
  const header = await readNpyHeader(source, context.signal);
  const { type, shape, dataStart } = header;
  const length = source.byteLength - dataStart;
  if (type.hasObjects) {
    const objects = sliceSource(source, dataStart, source.byteLength);
    const parts = [await context.inspectPart(objects, "(objects of the array)")];
    const tensors = [{ name: "", dtype: type.dtype, shape, data: undefined }];
    return conclude({ format: "npy", parts, tensors });
  }
  const wanted = elementCount(shape) * BigInt(type.itemBytes);
  if (wanted !== BigInt(length)) {
    throw new FormatError(
      wanted > length ? "truncated" : "trailing-bytes",
      `Cannot accept array: ${type.dtype} [${shape.join(", ")}] needs ${wanted} bytes, got ${length}`,
    );
  }
  return conclude({ format: "npy", tensors: [tensorOf(source, header, length)] });
}

function tensorOf(
  source: ByteSource,
  { type, shape, isFortranOrder, dataStart }: NpyHeader,
  length: number,
): Tensor {
  return {
    name: "",
    dtype: type.dtype,
    shape,
    data: {
      pieces: [{ source, offset: dataStart, length }],
      byteOrder: type.byteOrder,
      ...(isFortranOrder &&
        shape.length > 1 && {
          strides: columnStrides(shape),
          order: "columns",
        }),
    },
  };
}
