/** A tensor to write, with its bytes row by row, little end first. */
export interface TensorToStore {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** A safetensors file: tensors in the order given, the header padded with spaces to eight bytes. */
export function safetensorsFile(
  tensors: readonly TensorToStore[],
  metadata: ReadonlyMap<string, string> = new Map(),
): Buffer {
  let end = 0;
  const entries = tensors.map(({ name, dtype, shape, bytes }) => {
    const start = end;
    end += bytes.length;
    return [name, { dtype, shape, data_offsets: [start, end] }] as const;
  });
  const about = metadata.size === 0 ? [] : [["__metadata__", Object.fromEntries(metadata)]];
  // Written entry by entry: an object would put names that are numbers first, and lose `__proto__`.
  const members = [...about, ...entries].map((entry) =>
    entry.map((part) => JSON.stringify(part)).join(":"),
  );
  const json = Buffer.from(`{${members.join(",")}}`);
  const padded = Buffer.alloc(Math.ceil(json.length / 8) * 8, " ");
  json.copy(padded);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, padded, ...tensors.map(({ bytes }) => bytes)]);
}
