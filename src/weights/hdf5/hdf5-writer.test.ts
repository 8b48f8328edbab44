/** Little-endian bytes of a number. */
export function le(value: number | bigint, bytes: number): Buffer {
  const all = Buffer.alloc(8);
  all.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)));
  return all.subarray(0, bytes);
}

/** One message of an object header of version 2. */
export function message(type: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([le(type, 1), le(body.length, 2), le(0, 1), body]);
}

/** An object header of version 2 in one block. */
export function objectHeader(...messages: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(messages);
  return Buffer.concat([
    Buffer.from("OHDR"),
    le(2, 1),
    le(2, 1),
    le(body.length, 4),
    body,
    le(0, 4),
  ]);
}

/** A link of a group: to an object, or to another file. */
export function link(name: string, target: number | string): Buffer {
  const label = Buffer.concat([le(name.length, 1), Buffer.from(name)]);
  if (typeof target === "number") return message(6, le(1, 1), le(0, 1), label, le(target, 8));
  const value = Buffer.concat([le(0, 1), Buffer.from(target)]);
  return message(6, le(1, 1), le(8, 1), le(64, 1), label, le(value.length, 2), value);
}

/** An attribute that is a text of fixed length. */
export function textAttribute(name: string, text: string): Buffer {
  const label = Buffer.from(`${name}\0`);
  const type = Buffer.concat([le(0x13, 1), le(0, 3), le(text.length, 4)]);
  const space = Buffer.concat([le(2, 1), le(0, 1), le(0, 1), le(0, 1)]);
  const lengths = [label, type, space].map((part) => le(part.length, 2));
  return message(
    12,
    le(3, 1),
    le(0, 1),
    ...lengths,
    le(0, 1),
    label,
    type,
    space,
    Buffer.from(text),
  );
}

/** Dataspace, type (32-bit floats) and layout of a dataset whose bytes lie in one piece. */
export function floatDataset(
  length: number,
  address: number,
  byteLength: number = 4 * length,
): Buffer {
  const space = message(1, le(2, 1), le(1, 1), le(0, 1), le(1, 1), le(length, 8));
  const type = message(
    3,
    le(0x11, 1),
    le(0x20, 1),
    le(0x1f, 1),
    le(0, 1),
    le(4, 4),
    le(0, 2),
    le(32, 2),
    le(23, 1),
    le(8, 1),
    le(0, 1),
    le(23, 1),
    le(127, 4),
  );
  const layout = message(8, le(3, 1), le(1, 1), le(address, 8), le(byteLength, 8));
  return objectHeader(space, type, layout);
}

/** Bytes of a superblock of version 2. */
export const SUPERBLOCK_BYTES = 48;

/** A file of a superblock, the header of the root, and whatever follows. */
export function hdf5File(root: Uint8Array, ...rest: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([root, ...rest]);
  const head = Buffer.concat([
    Buffer.from("\x89HDF\r\n\x1a\n\x02\x08\x08\0", "latin1"),
    le(0, 8),
    le(-1, 8),
    le(SUPERBLOCK_BYTES + body.length, 8),
    le(SUPERBLOCK_BYTES, 8),
    le(0, 4),
  ]);
  return Buffer.concat([head, body]);
}
