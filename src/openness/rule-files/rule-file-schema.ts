import { z } from "zod";
import { COMPONENT_TYPES } from "../../inventory/component.ts";
import { CLAUSE_KINDS } from "../../licenses/license.ts";
import { LICENSE_LISTS, type Condition, type Policy, type RuleTest } from "../definition.ts";
import { list, object } from "./strict-schema.ts";

// Needs zod, so that it is loaded only where a rule file is read.

/** Words of a rule file are sentences; what is longer is no rule. */
const MAX_TEXT = 2000;

const text = z.string().min(1).max(MAX_TEXT);
const id = text
  .regex(/^[a-z0-9]{1,40}(?:[.-][a-z0-9]{1,40}){0,12}$/, "small letters, digits, hyphens and dots")
  .describe("Kebab-case: small letters, digits, hyphens and dots");
const day = z.iso.date("a day such as 2026-11-23").describe("A day, as 2026-11-23");
const component = z.enum(COMPONENT_TYPES).meta({ id: "component" });
const clauseKind = z.enum(CLAUSE_KINDS).meta({ id: "clauseKind" });
const part = z.enum(["code", "weights", "data", "docs"]);
const severity = z.enum(["high", "medium", "low", "info"]);

const some = z
  .tuple(
    [z.lazy(() => condition)],
    z.lazy(() => condition),
  )
  .readonly()
  .describe("One or more conditions");

const forbid = z.union([
  object({ clauses: list(clauseKind), on: list(part) }),
  object({ component }),
  object({ claims: z.enum(["supported", "contradicted", "unproven"]) }),
]);

const trainingCode = z.enum([
  "full",
  "finetune-only",
  "example-configs",
  "external",
  "absent",
  "unknown",
]);
const trainingData = z.enum([
  "released-pointer",
  "named-public-sources",
  "described-only",
  "not-described",
  "unknown",
]);
const weights = z.enum([
  "present",
  "hub-pointer",
  "gated",
  "direct-download",
  "promised",
  "recipe-only",
  "unknown",
]);

function summary<Field extends string, Word extends z.ZodType>(field: Field, word: Word) {
  return object({
    summary: z.literal(field),
    met: list(word),
    undecided: list(word),
    shown_by: component,
  });
}

const require = z.union([
  object({ license_of: part, listed_as: list(z.enum(LICENSE_LISTS)) }),
  object({ access: z.literal("open") }),
  z.discriminatedUnion("summary", [
    summary("trainingCode", trainingCode),
    summary("trainingData", trainingData),
    summary("weights", weights),
  ]),
]);

const operators = [
  object({ need: component }),
  object({ forbid: forbid.describe("Something that must not be there") }),
  object({ require: require.describe("A fact that must have a value") }),
  object({ all_of: some }),
  object({ any_of: some }),
  object({ count: object({ at_least: z.int().min(1), of: some }) }),
  object({ unknown_if: z.lazy(() => condition).describe("What would fail is only a doubt") }),
  object({
    expr: text.describe("A comparison of facts in a subset of CEL"),
    means: z.exactOptional(text.describe("What it asks, in the words of a report")),
  }),
  object({ ask: text.describe("What only a person can say; always undecided") }),
] as const;

const condition: z.ZodType<Condition> = z
  .union(operators)
  .meta({ id: "condition", description: "An operator and its words" });

const test: z.ZodType<RuleTest> = z.union([
  ...operators,
  object({ warn: condition.describe("Told, and not counted") }),
  object({ scope: condition.describe("Where it fails, the definition does not apply") }),
]);

const words = {
  id,
  topics: z.exactOptional(list(id)),
  cites: z.exactOptional(text.describe("Where the source asks it")),
  asks: text.describe("The question that the rule asks"),
  because: text.describe("Why it is asked"),
  remedy: text.describe("What a publisher can do to meet it"),
  severity: z.exactOptional(severity),
  test,
};

const rule = z.discriminatedUnion("decide", [
  object({ ...words, decide: z.literal("auto") }),
  object({
    ...words,
    decide: z.enum(["partly", "human"]),
    human: text.describe("A question to a person"),
  }),
]);

const waiver = object({
  rule: id.describe("Id of the rule that is not kept"),
  release: z.exactOptional(text.describe("Name of the only release that it is for")),
  reason: text,
  until: day.describe("Last day on which it works"),
});

const policy = object({
  id,
  version: text,
  title: text,
  source: object({ title: text, url: z.exactOptional(text) }),
  date: text
    .regex(
      /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
      "a day such as 2026-11-23",
    )
    .describe("A day, a month or a year, as 2026-11-23"),
  yields: z.enum(["verdict", "step", "tally"]),
  note: z.exactOptional(text),
  says: z.exactOptional(
    object({
      met: text,
      fails: text,
      undecided: text,
      outside: z.exactOptional(text.describe("Where the definition does not apply")),
    }),
  ),
  steps: z.exactOptional(list(object({ topic: id, name: text }))),
  extends: z.exactOptional(text.describe("Id of a definition, or path of a rule file")),
  rules: list(rule),
  unknowns: z.exactOptional(z.enum(["fail", "incomplete", "pass"])),
  waivers: z.exactOptional(list(waiver)),
});

/** Parses and checks what a rule file holds; unknown words are refused. */
export const ruleFileSchema: z.ZodType<Policy> = policy;

/** The published JSON Schema (draft 2020-12) of rule files. */
export function ruleFileJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(policy, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return {
    $schema,
    $id: "urn:assay:rule-file:1",
    title: "Assay rule file, version 1",
    description: "A definition of open, or a policy of your own",
    ...rest,
  };
}
