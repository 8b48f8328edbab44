import { isAlias, isCollection, isNode, visit, type Document, type Node } from "yaml";
import { parseYaml, type YamlPlace } from "../../inventory/yaml/parse-yaml.ts";

/** Longest rule file: a definition of 200 rules is half of it. */
export const MAX_RULE_FILE_LENGTH: number = 256 * 1024;

/** Something wrong in a rule file. */
export interface Problem extends YamlPlace {
  readonly message: string;
}

/** What YAML or JSON says, and where each part of it stands; or the first thing that is wrong with it. */
export type ReadYaml =
  | { readonly value: unknown; readonly placeOf: (path: readonly PropertyKey[]) => YamlPlace }
  | { readonly problem: Problem };

/**
 * Reads YAML as plain values. Tags, anchors and aliases are refused: no rule needs them, and they are how a small file grows
 * to a large one or becomes something else than data.
 */
export function readYaml(text: string): ReadYaml {
  const parsed = parseYaml(text, MAX_RULE_FILE_LENGTH);
  if (parsed.document === undefined) return { problem: parsed.problems[0] };
  const { document, problems, placeAt } = parsed;
  const [problem] = problems;
  if (problem !== undefined) return { problem };
  const odd = oddNode(document);
  if (odd !== undefined) return { problem: { ...placeAt(odd.offset), message: odd.message } };
  return { value: document.toJS(), placeOf: (path) => placeAt(offsetOf(document, path)) };
}

interface Odd {
  readonly offset: number;
  readonly message: string;
}

function oddNode(document: Document): Odd | undefined {
  let found: Odd | undefined;
  visit(document, {
    Node(key, node) {
      found = oddityOf(node) ?? (key === "key" && isCollection(node) ? oddKey(node) : undefined);
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  return found;
}

/** Written out as the text that a plain object needs, it would take twice as long for each level within it. */
function oddKey(node: Node): Odd {
  return { offset: node.range?.[0] ?? 0, message: "a key must be a text" };
}

function oddityOf(node: Node): Odd | undefined {
  const offset = node.range?.[0] ?? 0;
  if (isAlias(node)) return { offset, message: "an alias is not allowed" };
  if (node.anchor !== undefined) return { offset, message: "an anchor is not allowed" };
  if (node.tag !== undefined) return { offset, message: `the tag "${node.tag}" is not allowed` };
  return undefined;
}

/** Where the value at a path starts; where there is none, the nearest value around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of [undefined, ...path]) {
    if (key !== undefined) node = isCollection(node) ? node.get(key, true) : undefined;
    if (!isNode(node)) return offset;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}
