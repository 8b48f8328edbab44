import type { ProblemList } from "./problem-list.ts";

/** Rules of normal form that SentencePiece compiles have a quarter of a megabyte; those of nobody have a hundred times that. */
const LARGE_BYTES = 4 << 20;

/**
 * Checks compiled rules of normalization: the length of a trie of 32-bit units, the trie, and texts, each ended by a zero.
 * They replace what a user wrote before the model sees it.
 */
export function checkCharsmap(rules: Uint8Array, problems: ProblemList): void {
  if (rules.byteLength === 0) return;
  const view = new DataView(rules.buffer, rules.byteOffset, rules.byteLength);
  const trieBytes = rules.byteLength < 4 ? 0 : view.getUint32(0, true);
  if (trieBytes === 0 || trieBytes % 4 !== 0 || trieBytes > rules.byteLength - 4) {
    problems.add("bad-charsmap", `rules of ${rules.byteLength} bytes with a trie of ${trieBytes}`);
  }
  if (rules.byteLength > LARGE_BYTES) {
    problems.add("large-charsmap", `rules of normalization have ${rules.byteLength} bytes`, "none");
  }
}
