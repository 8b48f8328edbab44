/** Writes numbers and strings as GGUF has them, in either byte order. */
export class GgufWriter {
  readonly #parts: Buffer[] = [];
  readonly #isLittle: boolean;

  constructor(isLittle = true) {
    this.#isLittle = isLittle;
  }

  u8(value: number): this {
    return this.bytes(Buffer.of(value));
  }

  u32(value: number): this {
    const bytes = Buffer.alloc(4);
    if (this.#isLittle) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return this.bytes(bytes);
  }

  u64(value: bigint | number): this {
    const bytes = Buffer.alloc(8);
    if (this.#isLittle) bytes.writeBigUInt64LE(BigInt(value));
    else bytes.writeBigUInt64BE(BigInt(value));
    return this.bytes(bytes);
  }

  string(text: string): this {
    const bytes = Buffer.from(text, "utf8");
    return this.u64(bytes.length).bytes(bytes);
  }

  bytes(bytes: Uint8Array): this {
    this.#parts.push(Buffer.from(bytes));
    return this;
  }

  get length(): number {
    return this.#parts.reduce((sum, { length }) => sum + length, 0);
  }

  padTo(alignment: number): this {
    return this.bytes(Buffer.alloc((alignment - (this.length % alignment)) % alignment));
  }

  done(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** One tensor to write. */
export interface TensorToWrite {
  readonly name: string;
  /** As the file has them: fastest first. */
  readonly lengths: readonly (number | bigint)[];
  readonly type: number;
  readonly byteLength: number;
  /** As long as `byteLength` says; zeros where there is none. */
  readonly data?: Uint8Array;
  /** Where it is said to lie, if not where it does. */
  readonly offset?: bigint;
}

/** What a file for tests holds beside the ordinary. */
export interface GgufToWrite {
  readonly version?: number;
  readonly isLittle?: boolean;
  /** Writes key, type and value of each entry. */
  readonly metadata?: readonly ((writer: GgufWriter) => GgufWriter)[];
  readonly tensors?: readonly TensorToWrite[];
  readonly alignment?: number;
}

/** A GGUF file of version 2 or 3, with the lies that are asked for. */
export function ggufFile(wanted: GgufToWrite = {}): Buffer {
  const { version = 3, isLittle = true, metadata = [], tensors = [], alignment = 32 } = wanted;
  const writer = new GgufWriter(isLittle).bytes(Buffer.from("GGUF")).u32(version);
  writer.u64(tensors.length).u64(metadata.length);
  for (const write of metadata) write(writer);
  let offset = 0;
  for (const tensor of tensors) {
    writer.string(tensor.name).u32(tensor.lengths.length);
    for (const length of tensor.lengths) writer.u64(length);
    writer.u32(tensor.type).u64(tensor.offset ?? offset);
    offset += Math.ceil(tensor.byteLength / alignment) * alignment;
  }
  writer.padTo(alignment);
  for (const { byteLength, data = Buffer.alloc(byteLength) } of tensors) {
    writer.bytes(data).padTo(alignment);
  }
  return writer.done();
}

/** Writes one string of the metadata. */
export function text(key: string, value: string): (writer: GgufWriter) => GgufWriter {
  return (writer) => writer.string(key).u32(8).string(value);
}

/** Writes one 32-bit number of the metadata. */
export function number(key: string, value: number): (writer: GgufWriter) => GgufWriter {
  return (writer) => writer.string(key).u32(4).u32(value);
}
