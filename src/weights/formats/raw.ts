import { beginsBlobs } from "../coreml/blob-files.ts";
import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";

/** Names of one of several files, which say which one it is. */
const NUMBERED = /(?:\.data-\d{5}-of-\d{5}|[-_.]shard\d{1,5}(?:of\d{1,5})?(?:\.bin)?)$/;

/** Weights of no such name have a thousand bytes at least; what is shorter may be anything. */
const MIN_BYTES = 1024;

/** Archives and encrypted files that we do not read: they hold what others unpack. */
const SEALED = /^(?:7z\xbc\xaf|Rar!|PK|Salted__|-----BEGIN|MSCF|%PDF)/;

/**
 * Bytes without a header that another file explains: shards of TensorFlow and TensorFlow.js, weights of OpenVINO and Core ML. No library
 * takes them for anything but numbers; which numbers, they do not say.
 */
export const raw: FormatReader = {
  name: "raw",
  sniff: ({ head, name, byteLength }) =>
    (NUMBERED.test(name) || (name.endsWith(".bin") && byteLength >= MIN_BYTES)) &&
    !SEALED.test(Buffer.from(head.subarray(0, 16)).toString("latin1")),
  async inspect(source, { signal }) {
    const head = await source.read(0, HEAD_BYTES, signal);
    return beginsBlobs(head)
      ? conclude({ format: "coreml-weights" })
      : conclude({ format: "raw", problems: [NO_HEADER] });
  },
};

/** As much as the weights of Core ML are known by. */
const HEAD_BYTES = 128;

const NO_HEADER = {
  id: "no-header",
  message: "numbers without a header: what they mean, another file must say",
  effect: "none",
} as const;
