import { isZstd, unzstd } from "../../bytes/unpack/inflate-whole-file.ts";
import { compressedReader } from "../compressed.ts";
import type { FormatReader } from "../format-reader.ts";

/** A file packed by Zstandard. */
export const zstd: FormatReader = compressedReader("zstd", /\.zst$/i, isZstd, unzstd);
