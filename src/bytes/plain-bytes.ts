/**
 * The same bytes as a plain array, not a `Buffer`. Sources give both: engines compile a loop over bytes for one kind, and anew
 * for each further kind, and parts of a `Buffer` cost several times those of a plain array.
 */
export function plainBytes({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
