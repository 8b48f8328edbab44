import { tarFile } from "../../bytes/tar/tar-file.test.ts";

/** One character per byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

/** A number as 64 bits. */
export function long(number: number | bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(number));
  return latin1(bytes);
}

/** A number as a pickle of protocol 2 holds addresses: LONG1 of six bytes. */
export function key(number: number): string {
  return `\x8a\x06${long(number).slice(0, 6)}`;
}

/** A short text of a pickle of Python 2. */
export function text(value: string): string {
  return `U${String.fromCharCode(value.length)}${value}`;
}

/** A pickle of protocol 2. */
export function pickle(opcodes: string): string {
  return `\x80\x02${opcodes}.`;
}

/** A pickle of one small number. */
export function count(number: number): string {
  return pickle(`K${String.fromCharCode(number)}`);
}

/** Addresses as real files have for keys: of the storage, and of the first tensor. */
export const STORAGE = 94_230_111_222_333;
export const TENSOR = 140_000_000_000_001;

/** A tensor to write: a view of the one storage. */
export interface ViewToWrite {
  readonly name: string;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** The record of a storage of floats. */
export function storageRecord(data: string): string {
  return `${pickle(`(${key(STORAGE)}${text("cpu")}ctorch\nFloatStorage\nt`)}${long(data.length / 4)}${data}`;
}

/** The record of a tensor: its key is that of the first tensor and `at`. */
export function tensorRecord({ shape, strides, offset }: ViewToWrite, at: number): string {
  const own = pickle(`(${key(TENSOR + at)}${key(STORAGE)}ctorch\nFloatTensor\nt`);
  return [own, long(shape.length), ...[...shape, ...strides, offset].map(long)].join("");
}

/** A state dictionary over one storage of floats. */
export function tarCheckpoint(
  wanted: readonly ViewToWrite[],
  data: string,
  replaced: Readonly<Record<string, string>> = {},
): Buffer {
  const entries = wanted.map(({ name }, at) => `${text(name)}${text(String(TENSOR + at))}Q`);
  const members = {
    sys_info: pickle(`}${text("protocol_version")}M\xe9\x03s`),
    pickle: pickle(`ccollections\nOrderedDict\n)R(${entries.join("")}u`),
    tensors: count(wanted.length) + wanted.map(tensorRecord).join(""),
    storages: `${count(1)}${storageRecord(data)}${pickle("]")}`,
    ...replaced,
  };
  return tarFile(Object.entries(members).map(([name, content]) => ({ name, data: content })));
}
