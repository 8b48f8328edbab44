import { readFileSync } from "node:fs";
import { z } from "zod";

import { DEPRECATED_IDS } from "../../tools/catalog/deprecated.ts";
import { sharedLicenses } from "./cases.ts";

/** Turns what a tool found, in its own names, into the ids of the labels. */
export type ToIds = (found: readonly string[]) => readonly string[];

/** For tools that print SPDX ids or expressions: the ids of the list of today. */
export const spdxIds: ToIds = (found) =>
  found.flatMap(idsOfExpression).map((id) => DEPRECATED_IDS[id] ?? id);

/** Ids of an expression in order, `X WITH Y` as one. */
function idsOfExpression(expression: string): readonly string[] {
  return expression
    .replace(/[()]/gu, " ")
    .split(/ AND | OR /u)
    .map(trimmed)
    .filter(Boolean);
}

function trimmed(text: string): string {
  return text.trim().replace(/\s+/gu, " ");
}

/** For tools with names of their own: the table first, then SPDX. A name that maps to nothing says nothing. */
export function named(table: Readonly<Record<string, readonly string[]>>): ToIds {
  return (found) => found.flatMap((name) => table[name] ?? spdxIds([name]));
}

const keyFile = z.record(z.string(), z.string());
const factLine = z.object({ key: z.string(), generic: z.boolean().default(false) });
const PUBLIC_DOMAIN = /public-domain/u;

/**
 * For tools with ScanCode's keys. Keys for a license that ScanCode does not know (`unknown-license-reference`,
 * `other-permissive`, `proprietary-license` ...) are left out, in its favor: no label asks for them.
 */
export function createScancodeIds(): ToIds {
  const ids = keyFile.parse(JSON.parse(read("scancode-to-spdx.json")));
  const unknown = new Set(
    read("scancode-licenses.jsonl")
      .split("\n")
      .filter(Boolean)
      .map((line) => factLine.parse(JSON.parse(line)))
      .filter(({ key, generic }) => generic && !PUBLIC_DOMAIN.test(key))
      .map(({ key }) => key),
  );
  const idOf = (key: string): string => ids[key] ?? key;
  return (found) =>
    found
      .flatMap(idsOfExpression)
      .filter((leaf) => !unknown.has(leaf))
      .map((leaf) => leaf.split(" WITH ").map(idOf).join(" WITH "));
}

function read(name: string): string {
  return readFileSync(new URL(name, sharedLicenses), "utf8");
}
