import { type Document, LineCounter, parseDocument } from "yaml";
import { MAX_NESTING, yamlNestsTooDeep } from "../../bytes/yaml-nesting.ts";
import { repeatedKeys } from "./repeated-keys.ts";

/** A place in a text, 1-based. */
export interface YamlPlace {
  readonly line: number;
  readonly column: number;
}

/** Something that keeps a YAML text from being read, or from meaning one thing. */
export interface YamlProblem extends YamlPlace {
  readonly kind: "too-large" | "too-deep" | "too-many-aliases" | "duplicate-key" | "invalid";
  readonly message: string;
}

/** A YAML text as the parser's nodes, with problems in the order of the text; or why it was refused before it was parsed. */
export type ParsedYaml =
  | {
      readonly document: Document;
      readonly problems: readonly YamlProblem[];
      readonly placeAt: (offset: number) => YamlPlace;
    }
  | { readonly document?: undefined; readonly problems: readonly [YamlProblem] };

/**
 * Parses one YAML document that a stranger wrote. What is larger than `maxLength` characters or nests too deep is refused before it is
 * parsed; no tag makes anything run. Never throws.
 */
export function parseYaml(text: string, maxLength: number): ParsedYaml {
  const refuse = (kind: YamlProblem["kind"], message: string): ParsedYaml => ({
    problems: [{ kind, line: 1, column: 1, message }],
  });
  if (text.length > maxLength)
    return refuse(
      "too-large",
      `it has ${text.length} characters, and at most ${maxLength} are read`,
    );
  if (yamlNestsTooDeep(text)) return refuse("too-deep", `it nests more than ${MAX_NESTING} deep`);
  const counter = new LineCounter();
  const placeAt = (offset: number): YamlPlace => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const document = parseDocument(text, {
    lineCounter: counter,
    schema: "core",
    // `repeatedKeys` looks for these, and does not take a minute for it.
    uniqueKeys: false,
    prettyErrors: false,
    // A second document is only told of on this level.
    logLevel: "error",
  });
  const problems = [
    ...document.errors.map(({ pos, code, message }): YamlProblem => ({
      kind: "invalid",
      ...placeAt(pos[0]),
      message: code === "MULTIPLE_DOCS" ? "it holds a second document" : message,
    })),
    ...repeatedKeys(document).map(({ name, offset }): YamlProblem => ({
      kind: "duplicate-key",
      ...placeAt(offset),
      message: `the key "${name}" is written twice`,
    })),
  ].toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { document, problems, placeAt };
}
