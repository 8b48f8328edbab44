import type { ByteSource } from "../../bytes/byte-source.ts";
import { sha256OfBytes } from "../../bytes/digest.ts";
import { AssayError } from "../../bytes/errors.ts";
import { gitSha1OfBytes } from "../../bytes/git-digest.ts";
import type { TreeFile } from "./tree-page.ts";

/** Files up to this size are fetched whole with the first read, so that their digest can be checked: texts are shorter. */
const WHOLE_BYTES = 1 << 20;

/** A file on the hub: a short one is read whole and checked by its digest, of a long one only what is asked for. */
export function hubFile(file: TreeFile, ranges: ByteSource): ByteSource {
  if (file.byteLength > WHOLE_BYTES) return ranges;
  let whole: Promise<Uint8Array> | undefined;
  return {
    byteLength: file.byteLength,
    async read(start, end, signal) {
      whole ??= ranges.read(0, file.byteLength, signal).then((bytes) => {
        refuseWrong(file, bytes);
        return bytes;
      });
      return (await whole).subarray(Math.max(0, start), Math.max(0, end));
    },
  };
}

/** Throws `AssayError("wrong-bytes")` when bytes are not those that the listing declares. */
function refuseWrong({ path, sha256, gitSha1 }: TreeFile, bytes: Uint8Array): void {
  const found = sha256 === undefined ? gitSha1OfBytes(bytes) : sha256OfBytes(bytes);
  const declared = sha256 ?? gitSha1;
  if (found === declared) return;
  const detail = `the digest is ${found}, the hub declares ${declared}`;
  throw new AssayError("wrong-bytes", `Cannot use ${JSON.stringify(path)}: ${detail}`);
}
