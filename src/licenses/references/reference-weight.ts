import type { FoundReference } from "./found-reference.ts";

/** 0 a pointer without a version, 1 a name without one, 2 an address or a pointer, 3 words or a field that say which license. */
export function weightOf(text: string, reference: FoundReference): number {
  const { isBare, isPointer, kind, start, end, ids } = reference;
  if (isBare === true) return isPointer === true ? 0 : 1;
  if (isPointer === true) return 2;
  const words = text.slice(start, Math.min(end, start + 300));
  if (kind === "mention" && isAddress(words)) return 2;
  const isFamily = kind === "tag" && ids.every((id) => /\d/.test(id)) && !SAYS_WHICH.test(words);
  if (!isFamily || words === "") return 3;
  return isAddress(words) ? 2 : 1;
}

/** A number, or a word that tells the BSD licenses apart. */
const SAYS_WHICH = /\d|\b(?:new|modified|revised|simplified|original|old|freebsd)\b/i;

function isAddress(words: string): boolean {
  return /^(?:https?:|www\.|[\w-]+\.[\w.-]+\/)/i.test(words);
}
