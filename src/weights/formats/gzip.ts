import { gunzip, isGzip } from "../../bytes/unpack/inflate-whole-file.ts";
import { compressedReader } from "../compressed.ts";
import type { FormatReader } from "../format-reader.ts";

/** A file packed by gzip. */
export const gzip: FormatReader = compressedReader("gzip", /\.(?:gz|tgz)$/i, isGzip, gunzip);
