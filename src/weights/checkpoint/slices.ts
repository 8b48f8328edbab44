import { elementCount, type Tensor, type TensorPiece } from "../tensor.ts";

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

/** Pieces of one tensor that are told apart: rows of a partition along columns. */
const MAX_PIECES = 1 << 18;

/** What slices make: the whole, or why its bytes are not told. */
export type Joined = { readonly whole: Tensor } | { readonly why: string };

/**
 * The whole of slices along one axis, in the order of their places, as partitions of variables are. Undefined when they
 * do not make it up.
 */
export function joinSlices(whole: Tensor, slices: readonly Tensor[]): Joined | undefined {
  const elements = slices.reduce((sum, { shape }) => sum + elementCount(shape), 0n);
  const isAlike = slices.every(
    ({ shape, dtype }) => shape.length === whole.shape.length && dtype === whole.dtype,
  );
  if (slices.length === 0 || !isAlike || elements !== elementCount(whole.shape)) return undefined;
  const cut = [...whole.shape.keys()].filter((axis) =>
    slices.some(({ shape }) => shape[axis] !== whole.shape[axis]),
  );
  const [axis = 0, second] = cut;
  if (second !== undefined) return { why: "its slices are cut along several axes" };
  const rows = whole.shape.slice(0, axis).reduce((count, length) => count * length, 1);
  if (rows * slices.length > MAX_PIECES) return { why: "its slices are cut into too many rows" };
  const pieces = rowsOf(slices, rows);
  const [first] = slices;
  if (pieces === undefined || first?.data === undefined) return { why: "a slice is not there" };
  return { whole: { ...whole, data: { ...first.data, pieces } } };
}

/** Row by row, the part of each slice; undefined where the bytes of one are not at hand. */
function rowsOf(slices: readonly Tensor[], rows: number): readonly TensorPiece[] | undefined {
  const whole = slices.flatMap(({ data }) => (data ? [data.pieces] : []));
  if (whole.length < slices.length) return undefined;
  const pieces: TensorPiece[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (const { source, offset, length } of whole.flat()) {
      pieces.push({ source, offset: offset + (row * length) / rows, length: length / rows });
    }
  }
  return pieces;
}
