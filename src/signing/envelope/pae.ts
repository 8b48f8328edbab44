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
export function preAuthEncodingOfOldTool(payload: Uint8Array): Buffer {
  const head = `DSSEV1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  return Buffer.from(head + pythonBytes(payload), "ascii");
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);

/** `repr(bytes)` of Python: apostrophes around, unless the bytes hold some and no quotation marks. */
function pythonBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
  const text = Buffer.from(bytes).toString("latin1");
  const printed = text.replaceAll(/[^ -~]|[\\'"]/g, (character) => {
    if (character === quote || character === "\\") return `\\${character}`;
    if (character === "'" || character === '"') return character;
    const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
    return ESCAPES.get(character) ?? `\\x${hex}`;
  });
  return `b${quote}${printed}${quote}`;
}
