import { z } from "zod";
import { COMPONENT_TYPES } from "../inventory/component.ts";
import { REACH_DOUBTS, RELATIONS } from "../inventory/inventory.ts";
import { CLAUSE_KINDS } from "../licenses/license.ts";
import { list, object } from "../openness/rule-files/strict-schema.ts";
import type { AuditReport } from "./audit-report.ts";

// The only module of the report that needs zod at run time: start-up pays for it only where a schema is asked for.

const evidence = object({
  release: z.exactOptional(
    z.string().describe("The base model in whose release the file lies, where it is not this one"),
  ),
  file: z.string().describe("Path in the release, slash-separated"),
  line: z.exactOptional(
    z.int().min(1).describe("1-based; left out when the file itself is the evidence"),
  ),
  offset: z.exactOptional(z.int().min(0).describe("First byte, in a file that is no text")),
  text: z.exactOptional(z.string().describe("What stands there, white space squeezed")),
  sha256: z.exactOptional(z.string().describe("Hex digest of the file, when it was read whole")),
}).meta({ id: "evidence", description: "Where something was seen, so that a reader can open it" });

const evidences = list(evidence);
const result = z.enum(["met", "fails", "undecided"]);
const part = z.enum(["code", "weights", "data", "docs"]);

const reason = object({
  rule: z.string().describe("Id of the rule, kebab-case"),
  result,
  because: z.string().describe("Why, in the words of the facts"),
  evidence: evidences,
  isWarning: z.exactOptional(z.literal(true).describe("Told, and not counted in the verdict")),
  isScope: z.exactOptional(
    z.literal(true).describe("Asks whether the definition applies; fails: it does not"),
  ),
}).meta({ id: "reason", description: "One rule's answer about this release" });

const freedom = object({ result, reasons: list(reason) }).meta({ id: "freedom" });

const license = object({
  id: z.string().describe("SPDX id, or LicenseRef-..."),
  name: z.string().describe("As the release writes it"),
  match: z.enum(["exact", "modified", "named"]).describe("named: only the name was seen, no text"),
  scope: z
    .enum(["stated", "default", "inherited", "tag"])
    .describe("How the release ties it to the part"),
  termsKnown: z.boolean().describe("Whether we know what it demands"),
  editions: z.exactOptional(
    list(z.string()).describe("Ids that the name can mean, when it does not say which edition"),
  ),
  subject: z.exactOptional(
    z.string().describe("The model it is said of, when the statement names one"),
  ),
  from: z.exactOptional(z.string().describe("The base model whose release states it")),
  evidence: evidences,
}).meta({ id: "license", description: "A license that governs a part of the release" });

const component = object({
  type: z.enum(COMPONENT_TYPES),
  status: z.enum(["present", "absent", "claimed-only", "unknown"]),
  detail: z.string(),
  licenses: list(z.string()).describe("Ids of the licenses that govern it"),
  evidence: evidences,
}).meta({ id: "component" });

const clause = object({
  kind: z.enum(CLAUSE_KINDS),
  license: z.string().describe("Id of the license that holds it"),
  section: z.exactOptional(z.string().describe("Number of the section, as the text writes it")),
  on: list(part).describe("Parts whose license holds it"),
  certainty: z
    .enum(["known", "possible"])
    .describe("possible: found by its wording in an unknown text"),
  from: z.exactOptional(z.string().describe("The base model whose release states it")),
  doubt: z.exactOptional(
    z.enum(REACH_DOUBTS).describe("Why it is open whether a base model's clause reaches so far"),
  ),
  evidence: evidences,
}).meta({ id: "clause", description: "Something that a license demands or forbids" });

const claim = object({
  subject: z.enum(["model", "code", "weights", "data", "release"]),
  predicate: z.string().describe("open-source, open-weights, open, open-license, or license:<id>"),
  verdict: z.enum(["supported", "contradicted", "unproven"]),
  evidence: evidences,
}).meta({ id: "claim", description: "What a text says of the release" });

const finding = object({
  id: z.string().describe("Stable, kebab-case"),
  severity: z.enum(["high", "medium", "low", "info"]),
  message: z.string(),
  remedy: z.string().describe("What the publisher can do about it"),
  evidence: evidences,
}).meta({ id: "finding", description: "Something that a person should look at" });

const shortestWay = object({
  things: list(
    object({
      thing: z.string(),
      result: z.enum(["fails", "undecided"]).describe("fails: missing; undecided: not seen"),
      wants: list(z.string()).describe("What is asked of it, beyond being there"),
      rules: list(z.string()).describe("Ids of the rules that miss it"),
    }),
  ),
  isShortest: z.boolean().describe("false: there were too many ways to compare them all"),
}).meta({
  id: "shortestWay",
  description: "Smallest set of things that would have to be otherwise for every rule to be met",
});

const violation = object({
  rule: z.string(),
  result: z.enum(["fails", "undecided"]),
  asks: z.string(),
  because: z.string(),
  severity: z.enum(["high", "medium", "low", "info"]),
  remedy: z.string(),
  waived: z.exactOptional(
    object({ reason: z.string(), until: z.string() }).describe(
      "Not counted until that day has passed",
    ),
  ),
  evidence: evidences,
  isWarning: z.exactOptional(z.literal(true).describe("Told, and not counted")),
}).meta({ id: "violation", description: "A rule of the policy that is not met" });

const policy = object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  result,
  isOutOfScope: z.exactOptional(
    z.literal(true).describe("The policy does not apply to this release"),
  ),
  unknowns: z.enum(["fail", "incomplete", "pass"]),
  met: z.int().describe("How many rules are met"),
  shortestWay,
  notes: list(z.string()).describe("Waivers that lapse soon, have lapsed, or are not needed"),
  violations: list(violation),
}).meta({ id: "policy", description: "What the user's policy says of this release" });

const verdict = object({
  definition: z.string(),
  version: z.string(),
  result,
  isOutOfScope: z.exactOptional(
    z.literal(true).describe("The definition does not apply to this release"),
  ),
  says: z.exactOptional(z.string().describe("What the definition calls this answer")),
  reasons: list(reason),
  needsHuman: list(z.string()).describe("Questions that only a person can answer"),
  shortestWay,
}).meta({ id: "verdict", description: "What one definition says of this release" });

const summary = object({
  separateModelLicense: z.boolean(),
  claimsOpen: z.enum(["open-source", "open", "open-weights", "open-license", "none-seen"]),
  trainingCode: z.enum([
    "full",
    "finetune-only",
    "example-configs",
    "external",
    "absent",
    "unknown",
  ]),
  trainingData: z.enum([
    "released-pointer",
    "named-public-sources",
    "described-only",
    "not-described",
    "unknown",
  ]),
  weights: z.enum([
    "present",
    "hub-pointer",
    "gated",
    "direct-download",
    "promised",
    "recipe-only",
    "unknown",
  ]),
}).meta({ id: "summary", description: "Five facts that most readers ask for first" });

const execs = ["data", "allow-listed", "code", "unknown"] as const;
const integrities = ["valid", "malformed", "unknown"] as const;
const count = z.int().min(0);

const loadedFile = object({
  path: z.string(),
  role: z.enum(["weights", "beside"]).describe("beside: says how weights are loaded and used"),
  format: z.string(),
  exec: z.enum(execs).describe("What loading it does"),
  integrity: z.enum(integrities).describe("Whether it follows its format"),
  tensors: count,
}).meta({ id: "loadedFile", description: "A file that was inspected" });

const model = object({
  file: z.string().describe("Path of its first file"),
  files: count,
  configuration: z.exactOptional(z.string().describe("Path of the configuration beside it")),
  parameters: z.exactOptional(count),
  activeParameters: z.exactOptional(count.describe("Those that one token passes through")),
  types: list(object({ type: z.string(), parameters: count })),
  architecture: z.exactOptional(z.string()),
  family: z.exactOptional(z.string()),
  layers: z.exactOptional(count),
  hiddenSize: z.exactOptional(count),
  vocabulary: z.exactOptional(count),
  context: z.exactOptional(count),
  isTied: z.exactOptional(z.boolean().describe("Whether input and output share their weights")),
  disagreements: list(
    object({
      what: z.enum(["layers", "hidden size", "vocabulary", "tied embeddings"]),
      configured: z.union([count, z.boolean()]),
      found: z.union([count, z.boolean()]),
    }),
  ),
}).meta({ id: "model", description: "What a model is by its tensors" });

const loading = object({
  exec: z.enum([...execs, "unseen"]).describe("The worst of all files of weights"),
  integrity: z.enum([...integrities, "unseen"]),
  files: list(loadedFile),
  models: list(model),
});

const flop = z.number().min(0);

const trainingCompute = object({
  basis: z
    .enum(["stated", "estimate"])
    .describe("estimate: six operations by parameters by tokens"),
  atLeast: flop,
  atMost: z.exactOptional(flop.describe("Left out where nothing bounds it")),
  evidence: evidences,
}).meta({
  id: "trainingCompute",
  description: "Floating-point operations that the training took",
});

const modelOutput = object({
  kind: z.enum(["language", "text-to-image", "text-to-video", "other", "unknown"]),
  evidence: evidences,
}).meta({ id: "modelOutput", description: "What the model makes of what it is given" });
const lineageStep = object({
  name: z.string().describe("Of the model that the step leads to"),
  relation: z.exactOptional(z.enum(RELATIONS).describe("How the one below was made from it")),
  evidence: evidences.describe("Where the one below says so"),
}).meta({ id: "lineageStep", description: "One step up a line of base models" });

const ancestor = object({
  name: z.string(),
  target: z.exactOptional(z.string().describe("Where its release is fetched")),
  revision: z.exactOptional(z.string()),
  steps: list(lineageStep).describe("The shortest way up; the last step leads to it"),
  licenses: list(license).describe("Of its weights, as its own release states them"),
  clauses: list(clause),
  unread: z.exactOptional(z.string().describe("Why its terms are not known")),
}).meta({ id: "ancestor", description: "A model that this one was made from, at any distance" });

const lineage = object({
  target: z.exactOptional(z.string().describe("By which base models would name this release")),
  ancestors: list(ancestor).describe("Nearest first, each once"),
  circles: list(list(z.string())).describe("Names along lines that lead back to their beginning"),
}).meta({ id: "lineage", description: "The models up the line, with their terms" });

const related = object({
  target: z.string().describe("As an audit takes it"),
  evidence: evidences,
}).meta({
  id: "related",
  description: "A release that belongs to this one by its own links, and was not read with it",
});

const sourceKind = z.enum([
  "folder",
  "file",
  "zip",
  "tar",
  "hub",
  "dataset",
  "git",
  "ollama",
  "oci",
  "modelscope",
  "web",
  "record",
  "joined",
]);

const step = z.literal([0, 1, 2, 3, 4, 5, 6]);

const report = object({
  schemaVersion: z.literal("1"),
  release: object({
    name: z.string(),
    source: z.string(),
    revision: z.exactOptional(z.string()),
    sources: z.exactOptional(
      list(
        object({
          folder: z.string().describe("Where its files are shown; empty for the first"),
          source: sourceKind,
          revision: z.exactOptional(z.string()),
        }),
      ).describe("Where several sources were read as one, each of these"),
    ),
    listing: z.enum(["complete", "partial"]),
  }),
  subject: z.exactOptional(z.string()),
  ladder: object({ step, name: z.string(), flags: list(z.string()), reasons: list(reason) }),
  freedoms: object({ run: freedom, study: freedom, modify: freedom, share: freedom }),
  licenses: object({
    code: list(license),
    weights: list(license),
    data: list(license),
    docs: list(license),
  }),
  components: list(component),
  clauses: list(clause),
  claims: list(claim),
  findings: list(finding),
  verdicts: list(verdict),
  policy: z.exactOptional(policy),
  access: object({ gate: z.enum(["none", "approval", "unknown"]), evidence: evidences }),
  loading,
  training: object({ compute: list(trainingCompute), output: modelOutput }),
  lineage: z.exactOptional(lineage),
  related: z.exactOptional(list(related)),
  summary,
  unread: list(object({ what: z.string(), why: z.string() })),
});

/** Parses and checks a JSON report of version 1; unknown fields are refused. */
export const auditReportSchema: z.ZodType<AuditReport> = exactly<AuditReport>()(report);

/** The published JSON Schema (draft 2020-12) of the report. */
export function reportJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(report, {
    // `readonly` is said to our compiler, not to readers of a document.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return {
    $schema,
    $id: "urn:assay:report:1",
    title: "Assay report, version 1",
    description: "What an audit says of one AI model release, with evidence for every word",
    ...rest,
  };
}

// The parameter T makes the compiler compare A and B for identity instead of assignability.
type Same<A, B> =
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The schema itself; compiles only while it and the type say the same, in both directions. */
function exactly<T>() {
  return <S extends z.ZodType<T>>(schema: Same<z.infer<S>, T> extends true ? S : never): S =>
    schema;
}
