import {
  isAlias,
  isCollection,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from "yaml";
import { repeatedKeys } from "../../inventory/yaml/repeated-keys.ts";
import { yamlNestsTooDeep } from "../../inventory/yaml/yaml-nesting.ts";

/** Longest rule file: a definition of 200 rules is half of it. */
export const MAX_RULE_FILE_LENGTH: number = 256 * 1024;

/** A place in a rule file, 1-based. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a rule file. */
export interface Problem extends Place {
  readonly message: string;
}

/** What YAML or JSON says, and where each part of it stands; or the first thing that is wrong with it. */
export type ReadYaml =
  | { readonly value: unknown; readonly placeOf: (path: readonly PropertyKey[]) => Place }
  | { readonly problem: Problem };

/** Lists within lists on one line, which the parser follows one by one. */
const MANY_MARKS = /(?:[-?] +){20}/;

const START: Place = { line: 1, column: 1 };

/**
 * Reads YAML as plain values. Tags, anchors and aliases are refused: no rule needs them, and they are how a small file grows
 * to a large one or becomes something else than data.
 */
export function readYaml(text: string): ReadYaml {
  if (text.length > MAX_RULE_FILE_LENGTH) {
    const message = `the file has ${text.length} characters, and at most ${MAX_RULE_FILE_LENGTH} are read`;
    return { problem: { ...START, message } };
  }
  if (yamlNestsTooDeep(text) || MANY_MARKS.test(text))
    return { problem: { ...START, message: "it nests too deep" } };
  const counter = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = parseDocument(text, {
    lineCounter: counter,
    // `repeatedKeys` looks for these, and does not take a minute for it.
    uniqueKeys: false,
    logLevel: "error",
  });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const message = (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
    return { problem: { ...placeAt(error.pos[0]), message } };
  }
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
    Node(_, node) {
      found = oddityOf(node);
      return found === undefined ? undefined : visit.BREAK;
    },
  });
  const [repeated] = repeatedKeys(document);
  if (found !== undefined || repeated === undefined) return found;
  return { offset: repeated.offset, message: `the key "${repeated.name}" stands twice` };
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
