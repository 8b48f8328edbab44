import { SOFT } from "../../words/read-word.ts";
import type { TokenizedText } from "../../words/tokenize.ts";
import { hashWord } from "../../words/words.ts";

const SCHEMES: ReadonlySet<number> = new Set(["http", "https", "ftp"].map(hashWord));
const WWW = hashWord("www");

/** False for tokens that begin no address or link target. */
export function mayBeTarget({ flags, hashes }: TokenizedText, at: number): boolean {
  return flags[at] === SOFT || hashes[at] === WWW;
}

/** The last token of the address or link target that begins at a token; -1 when none does. */
export function lastOfTarget(tokens: TokenizedText, at: number): number {
  if (!mayBeTarget(tokens, at)) return -1;
  const { text, starts, ends, length } = tokens;
  const hash = tokens.hashes[at] ?? 0;
  const start = starts[at] ?? 0;
  const end = ends[at] ?? 0;
  let stop = end;
  if (text[start - 1] === "(" && text[start - 2] === "]") {
    while (stop < text.length && !")\n ".includes(text[stop] ?? " ")) stop += 1;
  } else if (hash === WWW || SCHEMES.has(hash)) {
    if (!text.startsWith("://", end) && text[end] !== ".") return -1;
    while (stop < text.length && !' \t\r\n"<>)]}|\u3002\uff0c'.includes(text[stop] ?? " "))
      stop += 1;
  } else return -1;
  let last = at;
  while (last + 1 < length && (starts[last + 1] ?? 0) < stop) last += 1;
  return last;
}
