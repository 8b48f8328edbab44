import { AssayError } from "../bytes/errors.ts";
import { textOfBytes } from "../release/text-of-bytes.ts";
import { bytesOf } from "./long-file.ts";
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
  const content = await file.read(signal);
  if ("code" in content) {
    const code = content.code === "not-found" ? "target-not-found" : "target-unreadable";
    throw new AssayError(
      code,
      content.code === "not-found" ? content.message : `Cannot read "${path}": ${content.message}`,
    );
  }
  const decoded = textOfBytes(bytesOf(content), false);
  if ("text" in decoded) return decoded.text;
  throw new AssayError("target-unreadable", `Cannot read "${path}" as text: ${decoded.binary}`);
}
