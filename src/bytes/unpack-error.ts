import { FormatError } from "./errors.ts";

/** Errors of the decompressor are facts about the archive; everything else stays as it is. */
export function unpackError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof FormatError || !("code" in error)) return error;
  const code = String(error.code);
  if (!code.startsWith("Z_") && !code.startsWith("ZSTD_")) return error;
  return new FormatError("archive-damaged", `Cannot unpack: ${error.message}`, { cause: error });
}
