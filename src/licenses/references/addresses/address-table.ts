import { hashWord } from "../../words/words.ts";

/** Hashed addresses as the catalog file holds them. */
export interface AddressColumns {
  /** Expressions that addresses lead to. */
  readonly expressions: readonly string[];
  /** Base64 of six bytes for each address, in order of hash: hash of its key, index into `expressions`; little endian. */
  readonly table: string;
}

/** Bytes of one row. */
const ROW = 6;

/** Writes the table; throws `RangeError` when two keys have one hash, which must not be told apart by chance. */
export function writeAddressTable(rows: ReadonlyMap<string, string>): AddressColumns {
  const expressions = [...new Set(rows.values())].toSorted();
  const hashed = [...rows].map(([key, expression]) => ({
    hash: hashWord(key),
    index: expressions.indexOf(expression),
  }));
  hashed.sort((a, b) => a.hash - b.hash);
  const bytes = new DataView(new ArrayBuffer(hashed.length * ROW));
  hashed.forEach(({ hash, index }, at) => {
    if (hash === hashed[at - 1]?.hash)
      throw new RangeError(`Cannot tell two addresses apart: both have hash ${hash}`);
    bytes.setUint32(at * ROW, hash, true);
    bytes.setUint16(at * ROW + 4, index, true);
  });
  return { expressions, table: btoa(String.fromCharCode(...new Uint8Array(bytes.buffer))) };
}

/** Expression of an address key in the table; undefined where it has none. */
export function readAddressTable({
  expressions,
  table,
}: AddressColumns): (key: string) => string | undefined {
  const bytes = Uint8Array.from(atob(table), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const byHash = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += ROW)
    byHash.set(view.getUint32(at, true), view.getUint16(at + 4, true));
  return (key) => expressions[byHash.get(hashWord(key)) ?? -1];
}
