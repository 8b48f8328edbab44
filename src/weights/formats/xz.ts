import { isXz, unxz } from "../../bytes/unpack/unxz.ts";
import { compressedReader } from "../compressed.ts";
import type { FormatReader } from "../format-reader.ts";

/** A file packed by xz. */
export const xz: FormatReader = compressedReader("xz", /\.xz$/i, isXz, unxz);
