import { COMPONENT_TYPES } from "../../inventory/component.ts";
import { RELATIONS } from "../../inventory/inventory.ts";
import { CLAUSE_KINDS, LICENSE_KINDS } from "../../licenses/license.ts";
import { LICENSE_LISTS } from "../definition.ts";

/** What an expression knows of a value before any release is seen. */
export type FactShape =
  | { readonly kind: "text"; readonly words?: readonly string[]; readonly noun?: string }
  | { readonly kind: "number" | "bool" | "null" | "any" }
  | { readonly kind: "list"; readonly of: FactShape }
  | {
      readonly kind: "record";
      readonly noun: string;
      readonly fields: Readonly<Record<string, FactShape>>;
    };

const text: FactShape = { kind: "text" };
const number: FactShape = { kind: "number" };

function oneOf(noun: string, words: readonly string[]): FactShape {
  return { kind: "text", words, noun };
}

function list(of: FactShape): FactShape {
  return { kind: "list", of };
}

function record(noun: string, fields: Readonly<Record<string, FactShape>>): FactShape {
  return { kind: "record", noun, fields };
}

const status = oneOf("status", ["present", "absent", "claimed-only", "unknown"]);
const component = record("component", { status, detail: text });

const license = record("license", {
  id: text,
  name: text,
  match: oneOf("match", ["exact", "slightly-modified", "modified", "named"]),
  scope: oneOf("scope", ["stated", "default", "inherited", "tag"]),
  kind: oneOf("license kind", LICENSE_KINDS),
  listed_as: list(oneOf("list of licenses", LICENSE_LISTS)),
});

const clause = record("clause", {
  kind: oneOf("clause kind", CLAUSE_KINDS),
  license: text,
  section: text,
  certainty: oneOf("certainty", ["known", "possible"]),
});

const part = record("part", { licenses: list(license), clauses: list(clause) });

/** Every fact that an expression may name. */
export const FACT_SHAPES: Readonly<Record<string, FactShape>> = {
  release: record("release", {
    name: text,
    source: text,
    revision: text,
    listing: oneOf("listing", ["complete", "partial"]),
  }),
  components: record(
    "component",
    Object.fromEntries(COMPONENT_TYPES.map((type) => [type, component])),
  ),
  weights: part,
  code: part,
  data: part,
  docs: part,
  base_models: list(record("base model", { name: text, relation: oneOf("relation", RELATIONS) })),
  ancestors: list(
    record("ancestor", { name: text, steps: number, licenses: list(text), unread: text }),
  ),
  claims: list(
    record("claim", {
      subject: oneOf("subject", ["model", "code", "weights", "data", "release"]),
      predicate: text,
      verdict: oneOf("verdict", ["supported", "contradicted", "unproven"]),
    }),
  ),
  access: record("access", { gate: oneOf("gate", ["none", "approval", "unknown"]) }),
  summary: record("summary", {
    trainingCode: oneOf("training code", [
      "full",
      "finetune-only",
      "example-configs",
      "external",
      "absent",
      "unknown",
    ]),
    trainingData: oneOf("training data", [
      "released-pointer",
      "named-public-sources",
      "described-only",
      "not-described",
      "unknown",
    ]),
    weights: oneOf("weights", [
      "present",
      "hub-pointer",
      "gated",
      "direct-download",
      "promised",
      "recipe-only",
      "unknown",
    ]),
  }),
  loading: record("loading", {
    exec: oneOf("what loading does", ["data", "allow-listed", "code", "unknown"]),
    integrity: oneOf("integrity", ["valid", "malformed", "unknown"]),
  }),
  training: record("training", {
    compute: list(
      record("amount of computing", {
        basis: oneOf("basis", ["stated", "estimate"]),
        at_least: number,
        at_most: number,
      }),
    ),
  }),
  output: record("output", {
    kind: oneOf("kind of output", ["language", "text-to-image", "text-to-video", "other"]),
  }),
  ladder: record("ladder", { step: number, name: text }),
  findings: list(
    record("finding", {
      id: text,
      severity: oneOf("severity", ["high", "medium", "low", "info"]),
      message: text,
    }),
  ),
};
