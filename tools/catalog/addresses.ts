import { readFileSync } from "node:fs";
import {
  type AddressColumns,
  writeAddressTable,
} from "../../src/licenses/references/addresses/address-table.ts";

/** Tables of addresses; a row of an earlier file stands before one of a later file. */
const FILES = ["stewards.tsv", "projects.tsv"] as const;

/** Addresses of license pages and the expressions they lead to, from the tables beside this file. */
export function readAddresses(): AddressColumns {
  const rows = new Map<string, string>();
  for (const file of FILES) {
    const url = new URL(`addresses/${file}`, import.meta.url);
    for (const [key, expression] of parseRows(readFileSync(url, "utf8"))) {
      if (!rows.has(key)) rows.set(key, expression);
    }
  }
  return writeAddressTable(rows);
}

/** Rows of a table: address key, tab, expression. Lines that start with `#` tell where the rows come from. */
function parseRows(text: string): readonly (readonly [key: string, expression: string])[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [key, expression] = line.split("\t");
      if (!key || !expression)
        throw new TypeError(`Cannot read address table: "${line}" has no tab`);
      return [key, expression];
    });
}
