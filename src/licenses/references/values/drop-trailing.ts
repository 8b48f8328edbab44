/** Words without the characters at their end that match; a replacement of a pattern at the end takes quadratic time on long runs of them. */
export function dropTrailing(words: string, character: RegExp): string {
  let end = words.length;
  while (end > 0 && character.test(words[end - 1] ?? "")) end -= 1;
  return words.slice(0, end);
}
