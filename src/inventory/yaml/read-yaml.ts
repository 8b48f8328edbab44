import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { repeatedKeys } from "./repeated-keys.ts";
import { MAX_NESTING, yamlNestsTooDeep } from "./yaml-nesting.ts";

/** Aliases are followed this often; people write none or a few, bombs use millions. */
const MAX_ALIASES = 20;

/** A value of a YAML text, and the line it begins on, 1-based. */
export type YamlValue = YamlMap | YamlList | YamlScalar;

/** Keys in order; a key that is written twice is there twice. */
interface YamlMap {
  readonly kind: "map";
  readonly line: number;
  readonly entries: readonly YamlEntry[];
}

/** One key of a map, with the line it stands on. */
export interface YamlEntry {
  readonly key: string;
  readonly line: number;
  readonly value: YamlValue;
}

interface YamlList {
  readonly kind: "list";
  readonly line: number;
  readonly items: readonly YamlValue[];
}

interface YamlScalar {
  readonly kind: "scalar";
  readonly line: number;
  readonly value: string | number | boolean | null;
}

/** Something that keeps a YAML text from being read, or from meaning one thing. */
export interface YamlProblem {
  readonly kind: "too-large" | "too-deep" | "too-many-aliases" | "duplicate-key" | "invalid";
  readonly line: number;
  readonly message: string;
}

/** What a YAML text holds; undefined when nothing of it could be read. */
export interface YamlReading {
  readonly root?: YamlValue;
  readonly problems: readonly YamlProblem[];
}

/**
 * Reads one YAML document that a stranger wrote. What is larger than `maxLength` characters or nests too deep is refused before it is
 * parsed; no tag makes anything run. Never throws.
 */
export function readYaml(text: string, maxLength: number): YamlReading {
  const refuse = (kind: YamlProblem["kind"], message: string): YamlReading => ({
    problems: [{ kind, line: 1, message }],
  });
  if (text.length > maxLength) {
    return refuse("too-large", `${text.length} characters, the limit is ${maxLength}`);
  }
  if (yamlNestsTooDeep(text)) return refuse("too-deep", `it nests more than ${MAX_NESTING} deep`);
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    schema: "core",
    uniqueKeys: false,
    logLevel: "silent",
  });
  const lineOf = (offset: number): number => counter.linePos(offset).line;
  const problems: YamlProblem[] = [
    ...document.errors.map(({ code, pos, message }): YamlProblem => ({
      kind: "invalid",
      line: lineOf(pos[0]),
      message: message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? code,
    })),
    ...repeatedKeys(document).map(({ name, offset }): YamlProblem => ({
      kind: "duplicate-key",
      line: lineOf(offset),
      message: `the key "${name}" is written twice`,
    })),
  ].toSorted((a, b) => a.line - b.line);
  let aliases = 0;
  const valueOf = (node: unknown, line: number): YamlValue => {
    const at = lineOfNode(node, lineOf) ?? line;
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }) => {
        const keyLine = lineOfNode(key, lineOf) ?? at;
        const name = isScalar(key) ? String(key.value) : "";
        return { key: name, line: keyLine, value: valueOf(value, keyLine) };
      });
      return { kind: "map", line: at, entries };
    }
    if (isSeq(node)) {
      return { kind: "list", line: at, items: node.items.map((item) => valueOf(item, at)) };
    }
    if (isAlias(node)) {
      aliases += 1;
      if (aliases <= MAX_ALIASES) return { ...valueOf(node.resolve(document), at), line: at };
      if (aliases === MAX_ALIASES + 1) {
        const message = `it holds more than ${MAX_ALIASES} aliases`;
        problems.push({ kind: "too-many-aliases", line: at, message });
      }
    }
    const value = isScalar(node) ? plain(node.value) : null;
    return { kind: "scalar", line: at, value };
  };
  const root = document.contents === null ? undefined : valueOf(document.contents, 1);
  return root === undefined ? { problems } : { root, problems };
}

function lineOfNode(node: unknown, lineOf: (offset: number) => number): number | undefined {
  const isNode = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node);
  const range: Node["range"] = isNode ? node.range : undefined;
  return range ? lineOf(range[0]) : undefined;
}

/** The core schema has no other scalars. */
function plain(value: unknown): YamlScalar["value"] {
  const isPlain =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isPlain ? value : null;
}

/** The value of a key; the last one where the key is written twice. */
export function entryOf(value: YamlValue | undefined, key: string): YamlEntry | undefined {
  return value?.kind === "map" ? value.entries.findLast((entry) => entry.key === key) : undefined;
}
