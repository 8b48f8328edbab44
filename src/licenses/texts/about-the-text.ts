/** Sentences about the license's own text, which its steward or its publisher adds. */
const ABOUT_THE_TEXT = /^\W*the text of (?:the|this|these)\b[^.]*\blicen[sc]es?\b[^.]*\.?\W*$/i;

/** True for one sentence that speaks of the text of a license only, such as who may copy that text. */
export function isAboutTheText(words: string): boolean {
  return ABOUT_THE_TEXT.test(words);
}
