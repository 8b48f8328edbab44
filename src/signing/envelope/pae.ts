import { LongBytes, piecesOf } from "../../bytes/long-bytes.ts";

/** The only kind of payload that is signed here. */
export const PAYLOAD_TYPE = "application/vnd.in-toto+json";

/** What a DSSE signature is over, before the payload itself: type and payload, each with its length (DSSE protocol, version 1). */
export function preAuthHead(payload: { readonly length: number }): Buffer {
  const head = `DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  return Buffer.from(head, "ascii");
}

/**
 * What the Python tool signed before version 1.0 by mistake: another word in front, and the payload as Python prints bytes,
 * `b'...'`. It binds the payload all the same, and later versions of the tool accept it too.
 */
export function preAuthEncodingOfOldTool(payload: Uint8Array | LongBytes): LongBytes {
  return new LongBytes(function* pieces() {
    yield Buffer.from(`DSSEV1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `, "ascii");
    yield* pythonBytes(payload);
  });
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);

/** `repr(bytes)` of Python. */
function* pythonBytes(bytes: Uint8Array | LongBytes): Generator<Buffer, void, undefined> {
  const quote = pythonQuote(piecesOf(bytes));
  const special = quote === '"' ? /[^ -~]|[\\"]/g : /[^ -~]|[\\']/g;
  yield Buffer.from(`b${quote}`);
  for (const piece of piecesOf(bytes)) {
    const text = Buffer.from(piece).toString("latin1");
    yield Buffer.from(text.replaceAll(special, printed), "ascii");
  }
  yield Buffer.from(quote);
}

/** Apostrophes, unless the bytes hold some and no quotation marks. */
function pythonQuote(pieces: Iterable<Uint8Array>): "'" | '"' {
  let hasApostrophe = false;
  for (const piece of pieces) {
    if (piece.includes(0x22)) return "'";
    hasApostrophe ||= piece.includes(0x27);
  }
  return hasApostrophe ? '"' : "'";
}

/** A quotation mark, a backslash, or a character that cannot be printed. */
function printed(character: string): string {
  if (/[\\'"]/.test(character)) return `\\${character}`;
  const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
  return ESCAPES.get(character) ?? `\\x${hex}`;
}
