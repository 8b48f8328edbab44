import { inflate, isZlib } from "../../bytes/unpack/inflate-whole-file.ts";
import { compressedReader } from "../compressed.ts";
import type { FormatReader } from "../format-reader.ts";

/** A file packed by zlib without a container, as joblib does. */
export const zlib: FormatReader = compressedReader("zlib", /\.(?:z|zlib)$/i, isZlib, inflate);
