/** Longest address that is read; longer ones carry data. */
const LONGEST_ADDRESS = 400;
const SCHEME = /(?:https?|ftp)$/i;
const BODY = /^[^\s"'`<>[\]{}|\\^\u3000-\u9fff\uff00-\uffef]+/;
const TRAILING = /(?:[.,;:!?*_~]|&quot;?)+$/;

/** The address around the `://` at `scheme`, without the sentence's own punctuation; offsets into the text. */
export function addressAt(text: string, scheme: number): { start: number; end: number } {
  const before = SCHEME.exec(text.slice(Math.max(0, scheme - 5), scheme))?.[0] ?? "";
  return { start: scheme - before.length, end: addressEnd(text, scheme + 3) };
}

/** Where the address ends whose host starts at `host`. */
export function addressEnd(text: string, host: number): number {
  let body = BODY.exec(text.slice(host, host + LONGEST_ADDRESS))?.[0] ?? "";
  // A closing parenthesis belongs to the address only with its opening one.
  let depth = 0;
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] === "(") depth += 1;
    if (body[at] === ")" && (depth -= 1) < 0) body = body.slice(0, at);
  }
  return host + body.replace(TRAILING, "").length;
}
