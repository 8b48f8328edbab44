import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from "yaml";
import { parseYaml, type YamlProblem } from "./parse-yaml.ts";

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

/** What a YAML text holds; undefined when nothing of it could be read. */
export interface YamlReading {
  readonly root?: YamlValue;
  readonly problems: readonly YamlProblem[];
}

/** Reads one YAML document that a stranger wrote, as `parseYaml` does, into plain values. Never throws. */
export function readYaml(text: string, maxLength: number): YamlReading {
  const parsed = parseYaml(text, maxLength);
  if (parsed.document === undefined || parsed.document.contents === null)
    return { problems: parsed.problems };
  const { document, problems, placeAt } = parsed;
  const { root, tooMany } = valuesOf(document, (offset) => placeAt(offset).line);
  return { root, problems: [...problems, ...tooMany] };
}

/** The values of a document; an alias is followed a few times and no more. */
function valuesOf(
  document: Document,
  lineOf: (offset: number) => number,
): { readonly root: YamlValue; readonly tooMany: readonly YamlProblem[] } {
  const tooMany: YamlProblem[] = [];
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
        tooMany.push({ kind: "too-many-aliases", line: at, column: 1, message });
      }
    }
    const value = isScalar(node) ? plain(node.value) : null;
    return { kind: "scalar", line: at, value };
  };
  return { root: valueOf(document.contents, 1), tooMany };
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
