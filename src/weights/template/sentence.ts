/** So many words make a sentence and not a mark. */
const SENTENCE_WORDS = 4;

/** A text, cut to a readable length, if it is a sentence once marks are left out. */
export function sentenceOf(text: string): readonly string[] {
  const words =
    text.replaceAll(/<[^<>]{0,80}>|\[[^[\]]{0,80}\]/g, " ").match(/[\p{L}']{2,}/gu) ?? [];
  return words.length >= SENTENCE_WORDS ? [text.trim().slice(0, 160)] : [];
}
