import { isLzma, unlzma } from "../../bytes/unpack/unxz.ts";
import { compressedReader } from "../compressed.ts";
import type { FormatReader } from "../format-reader.ts";

/** A file packed by LZMA as xz wrote it before it had a format with checks. */
export const lzma: FormatReader = compressedReader("lzma", /\.lzma$/i, isLzma, unlzma);
