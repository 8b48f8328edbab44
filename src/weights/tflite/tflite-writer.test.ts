/** Builds a flatbuffer from the front: everything that is pointed at comes later in the file. */
class FlatWriter {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  u8(...values: readonly number[]): number {
    const at = this.length;
    this.#bytes.push(...values);
    return at;
  }

  u32(value: number): number {
    return this.u8(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24);
  }

  /** Makes the offset at `at` lead to here. */
  land(at: number): void {
    const offset = this.length - at;
    for (let byte = 0; byte < 4; byte += 1) this.#bytes[at + byte] = (offset >>> (8 * byte)) & 255;
  }

  list(...values: readonly number[]): readonly number[] {
    this.u32(values.length);
    return values.map((value) => this.u32(value));
  }

  done(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** A model of one tensor of two floats, and one operator by name, for tests. */
export function tfliteModel(operator = ""): Uint8Array {
  const writer = new FlatWriter();
  const root = writer.u32(0);
  writer.u8(0x54, 0x46, 0x4c, 0x33);
  const list = writer.u8(14, 0, 20, 0, 0, 0, 4, 0, 8, 0, 0, 0, 12, 0);
  writer.land(root);
  writer.u32(writer.length - list);
  const [codes, graphs, buffers] = [writer.u32(0), writer.u32(0), writer.u32(0)];
  writer.land(codes);
  const [code = 0] = writer.list(0);
  const codeList = writer.u8(8, 0, 8, 0, 0, 0, 4, 0);
  writer.land(code);
  writer.u32(writer.length - codeList);
  const custom = writer.u32(0);
  writer.land(custom);
  writer.u32(operator.length);
  writer.u8(...Buffer.from(operator));
  writer.land(graphs);
  const [graph = 0] = writer.list(0);
  const graphList = writer.u8(6, 0, 8, 0, 4, 0);
  writer.land(graph);
  writer.u32(writer.length - graphList);
  const tensors = writer.u32(0);
  writer.land(tensors);
  const [tensor = 0] = writer.list(0);
  const tensorList = writer.u8(12, 0, 16, 0, 4, 0, 0, 0, 8, 0, 12, 0);
  writer.land(tensor);
  writer.u32(writer.length - tensorList);
  const shape = writer.u32(0);
  writer.u32(1);
  const name = writer.u32(0);
  writer.land(shape);
  writer.list(2);
  writer.land(name);
  writer.u32(1);
  writer.u8(0x77);
  writer.land(buffers);
  const [empty = 0, full = 0] = writer.list(0, 0);
  const bufferList = writer.u8(6, 0, 8, 0, 0, 0);
  writer.land(empty);
  writer.u32(writer.length - bufferList);
  const fullList = writer.u8(6, 0, 8, 0, 4, 0);
  writer.land(full);
  writer.u32(writer.length - fullList);
  const data = writer.u32(0);
  writer.land(data);
  writer.u32(8);
  writer.u8(1, 2, 3, 4, 5, 6, 7, 8);
  return writer.done();
}
