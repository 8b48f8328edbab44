import type { ByteSource } from "../../bytes/byte-source.ts";
import { FormatError } from "../../bytes/errors.ts";
import { parseDescr, type NumpyType } from "./numpy-type.ts";
import { parsePythonLiteral, type PythonLiteral } from "./python-literal.ts";

/** What stands before the data of an array. */
export interface NpyHeader {
  readonly type: NumpyType;
  /** Columns first: the first axis is the one whose neighbors lie side by side. */
  readonly isFortranOrder: boolean;
  readonly shape: readonly number[];
  /** First byte behind the header. */
  readonly dataStart: number;
}

/** NumPy itself refuses longer headers unless told otherwise (10,000); a structured type of a thousand fields fits. */
const MAX_HEADER_BYTES = 1 << 20;

/** NumPy arrays have at most this many axes (NPY_MAXDIMS of NumPy 2). */
const MAX_AXES = 64;

/** Reads the header of a `.npy` file of version 1, 2 or 3 (NumPy enhancement proposal 1). Throws `FormatError`. */
export async function readNpyHeader(source: ByteSource, signal?: AbortSignal): Promise<NpyHeader> {
  const prefix = await source.read(0, 12, signal);
  const [major, minor] = prefix.subarray(6);
  if (prefix.length < 10) throw new FormatError("truncated", "Cannot read header: the file ends");
  if (major === undefined || major < 1 || major > 3 || minor !== 0) {
    throw new FormatError(
      "bad-version",
      `Cannot read header: version ${major}.${minor} is unknown`,
    );
  }
  const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  const start = major === 1 ? 10 : 12;
  if (prefix.length < start)
    throw new FormatError("truncated", "Cannot read header: the file ends");
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const dataStart = start + length;
  if (dataStart > source.byteLength || length > MAX_HEADER_BYTES) {
    throw new FormatError("bad-header-length", `Cannot read header: it declares ${length} bytes`);
  }
  const text = Buffer.from(await source.read(start, dataStart, signal));
  return { ...readFields(text.toString(major === 3 ? "utf8" : "latin1")), dataStart };
}

function readFields(text: string): Omit<NpyHeader, "dataStart"> {
  const header = parsePythonLiteral(text);
  if (header.kind !== "dictionary") throw bad(`wanted a dictionary, got a ${header.kind}`);
  const keys = [...header.entries.keys()].toSorted().join(" ");
  if (keys !== "descr fortran_order shape") throw bad(`its keys are ${keys}`);
  const order = header.entries.get("fortran_order");
  if (order?.kind !== "constant" || typeof order.value !== "boolean") {
    throw bad("fortran_order is neither True nor False");
  }
  const descr = header.entries.get("descr");
  if (descr === undefined) throw bad("it has no descr");
  return {
    type: parseDescr(descr),
    isFortranOrder: order.value,
    shape: readShape(header.entries.get("shape")),
  };
}

/** The lengths of a shape; also used for the shapes of fields. */
function readShape(value: PythonLiteral | undefined): readonly number[] {
  if (value?.kind !== "sequence" || value.items.length > MAX_AXES) throw bad("shape is no tuple");
  return value.items.map((item) => {
    if (item.kind !== "number" || item.value < 0) throw bad("shape holds no lengths");
    return item.value;
  });
}

function bad(found: string): FormatError {
  return new FormatError("bad-header", `Cannot read header: ${found}`);
}
