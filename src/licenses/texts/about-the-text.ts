/** Sentences about the license's own text, which its steward or its publisher adds. */
const ABOUT_THE_TEXT = /^\W*the text of (?:the|this|these)\b[^.]*\blicen[sc]es?\b[^.]*\.?\W*$/i;

/** True for one sentence that speaks of the text of a license only, such as who may copy that text. */
export function isAboutTheText(words: string): boolean {
  return ABOUT_THE_TEXT.test(words);
}

/** Words that a copy may have beside those of the license, by the SPDX templates: which of its paragraphs are the notice. */
const NOTICE_PARAGRAPHS = /^including the next paragraph$/i;

/** True for words that only say which part of a text its notice is. */
export function isAboutTheNotice(words: string): boolean {
  return NOTICE_PARAGRAPHS.test(words);
}
