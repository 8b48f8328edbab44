import type { Tensor } from "../tensor.ts";

/** Ends a text in a key that holds more than a text (ordered_code.cc). */
const TEXT_END = Buffer.of(0, 1);

/**
 * The name of the tensor that a key is of a slice of: a zero, the name with its zeros and 255s escaped, its end, and the
 * place of the slice (saved_tensor_slice_util.cc). Undefined for a key that is a name itself.
 */
export function slicedName(key: Buffer): string | undefined {
  const end = key.indexOf(TEXT_END, 1);
  if (key[0] !== 0 || end < 0) return undefined;
  const escaped = key.toString("latin1", 1, end);
  const name = escaped.replaceAll("\0\xff", "\0").replaceAll("\xff\0", "\xff");
  return Buffer.from(name, "latin1").toString("utf8");
}

/**
 * The whole of slices that lie one behind the other along the first axis, as partitions of variables do. Undefined when
 * they do not make it up; a partition along another axis has no bytes in a row.
 */
export function joinSlices(whole: Tensor, slices: readonly Tensor[]): Tensor | undefined {
  const [rows = 1, ...rest] = whole.shape;
  const [first] = slices;
  if (first?.data === undefined) return undefined;
  let found = 0;
  for (const { shape, dtype, data } of slices) {
    const [length = 1, ...others] = shape;
    const isAlike = dtype === whole.dtype && others.join() === rest.join();
    if (!isAlike || data === undefined) return undefined;
    found += length;
  }
  if (found !== rows) return undefined;
  const pieces = slices.flatMap(({ data }) => data?.pieces ?? []);
  return { ...whole, data: { ...first.data, pieces } };
}
