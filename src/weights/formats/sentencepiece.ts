import { FormatError } from "../../bytes/errors.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import type { FormatReader } from "../format-reader.ts";
import { conclude } from "../inspection.ts";
import { readMessage, type Message } from "../protobuf/message.ts";
import { isSentencePiece } from "../sniff.ts";
import { checkCharsmap } from "../tokenizer/charsmap.ts";
import { ProblemList } from "../tokenizer/problem-list.ts";

/** Longest model that is read; those of a quarter of a million pieces have 5 MB. */
const MAX_BYTES = 64 << 20;

/** Kinds of pieces (sentencepiece_model.proto, SentencePiece.Type); one without a kind is a usual one. */
const NORMAL = 1n;
const UNKNOWN = 2n;
const BYTE = 6n;

/** A vocabulary of SentencePiece: pieces with their scores, and rules that texts are changed by before. */
export const sentencepiece: FormatReader = {
  name: "sentencepiece",
  sniff: ({ head }) => isSentencePiece(head),
  promisedBy: (name) => /^(?:spiece|sentencepiece(?:\.bpe)?)\.model$/.test(name),
  async inspect(source, { signal }) {
    if (source.byteLength > MAX_BYTES) {
      throw new FormatError("too-long", `Cannot read vocabulary: ${source.byteLength} bytes`);
    }
    const bytes = memorySource(await source.read(0, source.byteLength, signal));
    const model = await readMessage(bytes, { start: 0, end: bytes.byteLength }, signal);
    const problems = new ProblemList();
    const pieces = await checkPieces(model, problems);
    for (const field of [3, 5]) {
      for await (const normalizer of model.messages(field)) {
        const rules = normalizer.one(2);
        if (rules) checkCharsmap(await bytes.read(rules.start, rules.end), problems);
      }
    }
    const metadata = new Map([["tokens", String(pieces)]]);
    return conclude({ format: "sentencepiece", metadata, problems: problems.all() });
  },
};

/** What the library refuses: pieces without a text, or twice the same, and any number of unknown ones but one. */
async function checkPieces(model: Message, problems: ProblemList): Promise<number> {
  const pieces = new Set<string>();
  let unknown = 0;
  for await (const piece of model.messages(1)) {
    const text = await piece.text(1);
    const kind = piece.number(3) ?? NORMAL;
    if (text === "") throw new FormatError("empty-piece", "Cannot accept a piece without a text");
    if (kind < NORMAL || kind > BYTE) problems.add("bad-piece", `"${text}" is of kind ${kind}`);
    if (kind === BYTE && !/^<0x[0-9A-F]{2}>$/.test(text)) {
      problems.add("bad-piece", `"${text}" is to stand for a byte`);
    }
    if (pieces.has(text)) problems.add("duplicate-token", `"${text}" comes twice`);
    pieces.add(text);
    if (kind === UNKNOWN) unknown += 1;
  }
  if (unknown !== 1) problems.add("bad-piece", `${unknown} pieces stand for what is unknown`);
  return pieces.size;
}
