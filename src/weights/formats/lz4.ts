import { isLz4, unlz4 } from "../../bytes/unpack/unlz4.ts";
import { compressedReader } from "../compressed.ts";
import type { FormatReader } from "../format-reader.ts";

/** A file packed by LZ4. */
export const lz4: FormatReader = compressedReader("lz4", /\.lz4$/i, isLz4, unlz4);
