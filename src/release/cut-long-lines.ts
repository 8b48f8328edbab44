/** Text with every line at most so long, and how many lines that took something from. */
export interface CutText {
  readonly kept: string;
  readonly cutLines: number;
}

/** Cuts lines longer than `maxLength` characters there, never through a character; line ends and their count stay. */
export function cutLongLines(text: string, maxLength: number): CutText {
  const parts: string[] = [];
  let copiedTo = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > maxLength) {
      parts.push(text.slice(copiedTo, cutBefore(text, start + maxLength)));
      copiedTo = end;
    }
    start = end + 1;
  }
  if (parts.length === 0) return { kept: text, cutLines: 0 };
  return { kept: parts.join("") + text.slice(copiedTo), cutLines: parts.length };
}

/** `at`, or one less where `at` would part the two halves of a character. */
function cutBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff;
  return isSecondHalf ? at - 1 : at;
}
