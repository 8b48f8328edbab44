import { AssayError } from "../bytes/errors.ts";
import { textOfBytes } from "../release/text-of-bytes.ts";
import { collect, filesToRead } from "./files-to-read.ts";

/**
 * The text of one file, `-` for what comes from `stdin`. Throws `AssayError`: `target-not-found`, or `target-unreadable` for what is no
 * text or several files.
 */
export async function readOneText(
  path: string,
  signal: AbortSignal | undefined,
  stdin?: AsyncIterable<Uint8Array>,
): Promise<string> {
  const files = await collect(filesToRead([path], signal, stdin));
  const [file] = files;
  if (!file || files.length > 1) {
    throw new AssayError(
      "target-unreadable",
      `Cannot read "${path}": it holds ${files.length} files`,
    );
  }
  const bytes = await file.read(signal);
  if ("code" in bytes) {
    const code = bytes.code === "not-found" ? "target-not-found" : "target-unreadable";
    throw new AssayError(
      code,
      bytes.code === "not-found" ? bytes.message : `Cannot read "${path}": ${bytes.message}`,
    );
  }
  const content = textOfBytes(bytes, false);
  if ("text" in content) return content.text;
  throw new AssayError("target-unreadable", `Cannot read "${path}" as text: ${content.binary}`);
}
