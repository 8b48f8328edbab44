import { readLfsPointer } from "../../bytes/lfs-pointer.ts";
import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";
import { isWeightsName } from "../weights-name.ts";

/** Text in place of weights: an error page, a pointer of git-LFS whose file was not fetched. */
export const text: FormatReader = {
  name: "text",
  sniff: ({ head, name }) => isWeightsName(name) && head.length > 0 && isText(head),
  async inspect(source, { signal }) {
    const words = Buffer.from(await source.read(0, 2048, signal)).toString("utf8");
    const isPointer = readLfsPointer(words) !== undefined;
    const isPage = /^\s*<(?:!doctype|html)/i.test(words);
    const what = isPointer ? "a pointer of git-LFS" : isPage ? "a web page" : "text";
    return conclude({
      format: isPointer ? "lfs-pointer" : "text",
      problems: [
        {
          id: "no-weights",
          message: `the file holds ${what} in place of weights`,
          effect: "malformed",
        },
      ],
    });
  },
};

/** Printable from the first byte to the last: weights never are. */
function isText(head: Uint8Array): boolean {
  return /^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(Buffer.from(head).toString("latin1")) && isUtf8(head);
}

/** A sign may be cut off at the end of what is seen. */
function isUtf8(head: Uint8Array): boolean {
  return !Buffer.from(head.subarray(0, Math.max(1, head.length - 4)))
    .toString("utf8")
    .includes("\ufffd");
}
