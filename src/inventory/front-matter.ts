import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import type { TextFile } from "../release/read-text.ts";
import { lineStarts, quoteLine } from "./prose/prose.ts";
import { frontMatterEnd } from "./prose/blocks.ts";
import type { Evidence } from "./evidence.ts";

/** The YAML block at the top of a model or data card. */
export interface FrontMatter {
  /** Scalar values by key, each with its line; a list gives one entry per item. Nested keys are joined with dots. */
  readonly entries: readonly FrontMatterEntry[];
  /** What is wrong with it, in the parser's words; the rest is still read. */
  readonly problem?: string;
  readonly evidence: Evidence;
}

export interface FrontMatterEntry {
  readonly key: string;
  readonly value: string;
  readonly evidence: Evidence;
}

/** Anchors may be expanded this often; cards use none, bombs use millions. */
const MAX_ALIASES = 20;

/** Keys nested deeper say nothing that we read. */
const MAX_DEPTH = 4;

/** Reads the front matter of a card; undefined when it has none. */
export function readFrontMatter(file: TextFile): FrontMatter | undefined {
  const end = frontMatterEnd(file.text);
  if (end === 0) return undefined;
  const starts = lineStarts(file.text);
  const evidence = quoteLine(file, starts, 2);
  const counter = new LineCounter();
  const yaml = file.text.slice(0, end).replace(/\r?\n---[ \t]*\r?\n?$/, "\n");
  const document = parseDocument(yaml, {
    lineCounter: counter,
    uniqueKeys: true,
    logLevel: "silent",
  });
  const entries: FrontMatterEntry[] = [];
  const walk = (node: unknown, key: string, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (isMap(node)) {
      for (const pair of node.items) {
        if (isScalar(pair.key))
          walk(
            pair.value,
            key ? `${key}.${String(pair.key.value)}` : String(pair.key.value),
            depth + 1,
          );
      }
    } else if (isSeq(node)) {
      for (const item of node.items) walk(item, key, depth + 1);
    } else if (isScalar(node) && node.value !== null) {
      const line = counter.linePos(rangeStart(node)).line;
      entries.push({ key, value: String(node.value), evidence: quoteLine(file, starts, line) });
    }
  };
  walk(document.contents, "", 0);
  const problem = document.errors[0]?.message.split("\n")[0] ?? countAliases(yaml);
  return problem === undefined ? { entries, evidence } : { entries, evidence, problem };
}

/** Aliases are never expanded here, so a bomb costs nothing; many of them are still worth a word. */
function countAliases(yaml: string): string | undefined {
  const aliases = yaml.match(/(?:^|[\s,[{:-])\*[A-Za-z0-9_-]+/gm)?.length ?? 0;
  return aliases > MAX_ALIASES ? `it holds ${aliases} aliases, which were not expanded` : undefined;
}

function rangeStart(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Values of a key, in order. */
export function valuesOf(
  matter: FrontMatter | undefined,
  key: string,
): readonly FrontMatterEntry[] {
  return matter?.entries.filter((entry) => entry.key === key) ?? [];
}
