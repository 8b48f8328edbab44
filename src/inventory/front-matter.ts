import { lineStarts } from "../bytes/lines.ts";
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
} from "yaml";
import type { TextFile } from "../release/read-text.ts";
import { quoteLine } from "./prose/prose.ts";
import { frontMatterEnd } from "./prose/blocks.ts";
import type { Evidence } from "./evidence.ts";
import type { FrontMatter, FrontMatterEntry } from "./front-matter-entries.ts";
import { repeatedKeys } from "./yaml/repeated-keys.ts";
import { MAX_NESTING, yamlNestsTooDeep } from "../bytes/yaml-nesting.ts";

/** Aliases are followed this often; cards use none, bombs use millions. */
const MAX_ALIASES = 20;

/** Keys nested deeper say nothing that we read. */
const MAX_DEPTH = 4;

/** Characters that are parsed: the cards of data sets with thousands of files stay below. */
const MAX_LENGTH = 512 * 1024;

/** Reads the front matter of a card; undefined when it has none. */
export function readFrontMatter(file: TextFile): FrontMatter | undefined {
  const starts = lineStarts(file.text);
  const evidence = quoteLine(file, starts, 2);
  const end = frontMatterEnd(file.text);
  if (end === 0) {
    const problem = "it is opened by a line of dashes and never closed";
    return looksUnclosed(file) ? { entries: [], evidence, problem } : undefined;
  }
  const block = file.text.slice(0, end).replace(/\r?\n---[ \t]*\r?\n?$/, "\n");
  const yaml = block.slice(0, block.lastIndexOf("\n", MAX_LENGTH) + 1);
  if (yamlNestsTooDeep(yaml)) {
    const problem = `it nests more than ${MAX_NESTING} deep, and was not parsed`;
    return { entries: [], evidence, problem };
  }
  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    uniqueKeys: false,
    logLevel: "silent",
  });
  const cite = (node: Node): Evidence =>
    quoteLine(file, starts, counter.linePos(node.range?.[0] ?? 0).line);
  const { entries, aliases } = readEntries(document, cite);
  const problem =
    document.errors[0]?.message.split("\n")[0]?.replace(/:$/, "") ??
    repeatedKeyProblem(document, counter) ??
    shapeProblem(document) ??
    (aliases > MAX_ALIASES ? `it holds more than ${MAX_ALIASES} aliases` : undefined) ??
    (yaml.length < block.length ? `only its first ${MAX_LENGTH} characters were read` : undefined);
  return problem === undefined ? { entries, evidence } : { entries, evidence, problem };
}

/** A first line of dashes with a key below it; a text that was cut may have its end further down. */
function looksUnclosed({ text, cutAtByte }: TextFile): boolean {
  return cutAtByte === undefined && /^---[ \t]*\r?\n[\w-]+:(?:\s|$)/.test(text);
}

function repeatedKeyProblem(document: Document, counter: LineCounter): string | undefined {
  const [first] = repeatedKeys(document);
  if (first === undefined) return undefined;
  const { line, col } = counter.linePos(first.offset);
  return `Map keys must be unique at line ${line}, column ${col}`;
}

function shapeProblem({ contents }: Document): string | undefined {
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
  if (isEmpty || isMap(contents)) return undefined;
  return "it is no list of keys with values";
}

/** Scalars of a map by their keys. An alias is followed to a scalar and to nothing else, so that a bomb costs nothing. */
function readEntries(
  document: Document,
  cite: (node: Node) => Evidence,
): { readonly entries: readonly FrontMatterEntry[]; readonly aliases: number } {
  const entries: FrontMatterEntry[] = [];
  let aliases = 0;
  const walk = (node: unknown, key: string, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isScalar(pair.key)) continue;
        const name = String(pair.key.value);
        walk(pair.value, key ? `${key}.${name}` : name, depth + 1);
      }
    } else if (isSeq(node)) {
      for (const item of node.items) walk(item, key, depth + 1);
    } else if (isAlias(node)) {
      aliases++;
      const target = aliases > MAX_ALIASES ? undefined : node.resolve(document);
      if (isScalar(target)) walk(target, key, depth + 1);
    } else if (isScalar(node) && isPlain(node.value)) {
      entries.push({ key, value: String(node.value), evidence: cite(node) });
    }
  };
  if (isMap(document.contents)) walk(document.contents, "", 0);
  return { entries, aliases };
}

function isPlain(value: unknown): value is string | number | boolean | bigint {
  return ["string", "number", "boolean", "bigint"].includes(typeof value);
}
