import type { Expression } from "../expression/expression.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import type { Vocabulary } from "../expression/vocabulary.ts";
import { wordsOfAddress } from "./address-hosts.ts";
import { addressKey } from "./address-key.ts";
import { type AddressColumns, readAddressTable } from "./address-table.ts";

/** A license that an address leads to. */
export interface LinkedLicense {
  readonly expression: Expression;
  readonly score: number;
}

/** The license that an address leads to; undefined where that is not known. */
export type AddressLookup = (address: string) => LinkedLicense | undefined;

/** An address that carries the id of the license cannot lead elsewhere. */
const NAMED_SCORE = 1;
/** The page of one project or steward said so when the table was made, and may have changed since. */
const PAGE_SCORE = 0.9;

/** Look-up over the table of the catalog, then over the address forms of well-known hosts. */
export function createAddressLookup(
  columns: AddressColumns,
  vocabulary: Vocabulary,
): AddressLookup {
  const table = readAddressTable(columns);
  const parse = (words: string): Expression | undefined => {
    const { expression, problems } = parseExpression(words, vocabulary);
    return problems.length === 0 ? expression : undefined;
  };
  return (address) => {
    const key = addressKey(address);
    const listed = table(key);
    const page = listed === undefined ? undefined : parse(listed);
    if (page) return { expression: page, score: PAGE_SCORE };
    const named = wordsOfAddress(key)
      .map(parse)
      .find((expression) => expression !== undefined);
    return named && { expression: named, score: NAMED_SCORE };
  };
}
