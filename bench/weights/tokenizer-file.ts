import { writeFileSync } from "node:fs";

/** Tokens and merges of the largest tokenizers: those of Gemma. */
const TOKENS = 262_144;
const MERGES = 514_906;
const MAX_LENGTH = 12;

/** A `tokenizer.json` of 34 MB, in which every merge is of tokens that are there. */
export function writeTokenizer(path: string): void {
  const tokens = Array.from("abcdefghijklmnopqrstuvwxyzéü日本語▁");
  const vocab = new Map(tokens.map((token, id) => [token, id]));
  const merges: (readonly [string, string])[] = [];
  for (let at = 0; vocab.size < TOKENS; at += 1) {
    const left = tokens[at % tokens.length] ?? "";
    const right = tokens[(at * 7) % Math.min(tokens.length, 200)] ?? "";
    const whole = left + right;
    if (whole.length > MAX_LENGTH) continue;
    if (merges.length < MERGES) merges.push([left, right]);
    if (vocab.has(whole)) continue;
    vocab.set(whole, vocab.size);
    tokens.push(whole);
  }
  for (let at = 0; merges.length < MERGES; at += 1) merges.push(merges[at] ?? ["a", "b"]);
  const model = { type: "BPE", vocab: Object.fromEntries(vocab), merges };
  writeFileSync(path, JSON.stringify({ version: "1.0", added_tokens: [], model }, null, 2));
}
