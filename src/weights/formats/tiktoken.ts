import { FormatError } from "../../bytes/errors.ts";
import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";

/** Longest vocabulary that is read; the longest known has 4 MB. */
const MAX_BYTES = 64 << 20;

/** A vocabulary: on each line a token as base64 and its rank. */
export const tiktoken: FormatReader = {
  name: "tiktoken",
  sniff: ({ head, name }) => name.endsWith(".tiktoken") || beginsRanks(head),
  async inspect(source, { signal }) {
    const text = Buffer.from(await source.read(0, MAX_BYTES, signal)).toString("latin1");
    const tokens = new Set<string>();
    const ranks = new Set<string>();
    for (const line of text.split(/\r?\n/)) {
      if (line === "") continue;
      const [, token, rank] = /^([A-Za-z0-9+/]{2,}={0,2}) (\d{1,9})$/.exec(line) ?? [];
      if (token === undefined || rank === undefined || token.length % 4 !== 0) {
        throw new FormatError("bad-line", "Cannot read vocabulary: a line is no token and rank");
      }
      if (tokens.has(token) || ranks.has(rank)) {
        throw new FormatError(
          "duplicate-key",
          `Cannot accept vocabulary: rank ${rank} comes twice`,
        );
      }
      tokens.add(token);
      ranks.add(rank);
    }
    return conclude({ format: "tiktoken" });
  },
};

/** The first two tokens of a vocabulary that is called `tokenizer.model`, as that of Llama 3 is. */
function beginsRanks(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 512)).toString("latin1");
  return /^[A-Za-z0-9+/]{2,200}={0,2} 0\r?\n[A-Za-z0-9+/]{2,200}={0,2} 1\r?\n/.test(text);
}
