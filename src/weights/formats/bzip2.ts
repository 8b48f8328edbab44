import { bunzip2, isBzip2 } from "../../bytes/unpack/bunzip2.ts";
import { compressedReader } from "../compressed.ts";
import type { FormatReader } from "../format-reader.ts";

/** A file packed by bzip2. */
export const bzip2: FormatReader = compressedReader("bzip2", /\.bz2$/i, isBzip2, bunzip2);
