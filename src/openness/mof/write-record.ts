import type { ComponentStatus, ComponentType } from "../../inventory/component.ts";
import type { Evidence } from "../../inventory/evidence.ts";
import type { Part } from "../../inventory/inventory.ts";
import type { LicenseFacts } from "../../licenses/license.ts";

/** As much of an audit as a record is written from. */
export interface AuditedRelease {
  readonly release: { readonly name: string };
  readonly subject?: string;
  readonly components: readonly {
    readonly type: ComponentType;
    readonly status: ComponentStatus;
    readonly evidence: readonly Evidence[];
  }[];
  readonly licenses: Readonly<Record<Part, readonly RecordedLicense[]>>;
}

interface RecordedLicense {
  readonly id: string;
  readonly match: string;
  readonly termsKnown: boolean;
  readonly subject?: string;
  /** The base model that states it; a record is of the release itself. */
  readonly from?: string;
  readonly evidence: readonly Evidence[];
}

/** Components of the Model Openness Framework that an audit can see, and what governs them. */
const NAMES: readonly (readonly [name: string, type: ComponentType, part: Part])[] = [
  ["Model architecture", "code.arch", "code"],
  ["Data preprocessing code", "code.preprocess", "code"],
  ["Training code", "code.train", "code"],
  ["Inference code", "code.infer", "code"],
  ["Evaluation code", "code.eval", "code"],
  ["Model parameters (Final)", "weights.final", "weights"],
  ["Model parameters (Intermediate)", "weights.intermediate", "weights"],
  ["Datasets", "data.train", "data"],
  ["Evaluation data", "data.eval", "data"],
  ["Model metadata", "optimizer", "weights"],
  ["Model card", "doc.card", "docs"],
  ["Data card", "doc.datacard", "docs"],
  ["Technical report", "doc.report", "docs"],
  ["Research paper", "doc.paper", "docs"],
  ["Evaluation results", "results", "docs"],
];

/** Why a component is left out, by its status. */
const LEFT_OUT: Readonly<Record<Exclude<ComponentStatus, "present">, string>> = {
  absent: "absent",
  "claimed-only": "only claimed",
  unknown: "not known",
};

/**
 * A record of the Model Openness Tool, in YAML, from an audit: the components that were seen, with the license of each where one is
 * certain. What was not seen is left out, and a comment says so; nothing is taken as unlicensed. `day` is ISO 8601.
 */
export function writeRecord(
  audit: AuditedRelease,
  day: string,
  licenseFacts: (id: string) => LicenseFacts | undefined,
): string {
  const statusOf = (type: ComponentType): ComponentStatus =>
    audit.components.find((component) => component.type === type)?.status ?? "unknown";
  const seen = NAMES.filter(([, type]) => statusOf(type) === "present");
  const unseen = NAMES.flatMap(([name, type]) => {
    const status = statusOf(type);
    return status === "present" ? [] : [`  # ${name}: ${LEFT_OUT[status]}`];
  });
  return [
    "# Written from what an audit saw. Blank fields and the components in comments were not seen: fill in what you know.",
    "framework:",
    "  name: 'Model Openness Framework'",
    "  version: '1.0'",
    "  date: '2024-12-15'",
    "release:",
    `  name: ${quoted(audit.subject ?? audit.release.name)}`,
    "  version: ''",
    `  date: ${quoted(day)}`,
    "  license: { }",
    "  type: ''",
    "  architecture: ''",
    "  origin: ''",
    "  producer: ''",
    "  contact: ''",
    seen.length === 0 ? "  components: [ ]" : "  components:",
    ...seen.flatMap(([name, type, part]) => entry(name, type, part, audit, licenseFacts)),
    ...unseen,
    "  # Supporting libraries and tools, Sample model outputs: an audit does not look for them",
    "",
  ].join("\n");
}

function entry(
  name: string,
  type: ComponentType,
  part: Part,
  audit: AuditedRelease,
  licenseFacts: (id: string) => LicenseFacts | undefined,
): readonly string[] {
  const component = audit.components.find((each) => each.type === type);
  const path = component?.evidence[0]?.file;
  const licenses = audit.licenses[part].filter(
    ({ id, from }) => from === undefined && licenseFacts(id)?.kind !== "policy",
  );
  return [
    "    -",
    `      name: ${quoted(name)}`,
    ...licenseLines(licenses),
    ...(path === undefined ? [] : [`      component_path: ${quoted(path)}`]),
  ];
}

/** One license that is certain; a changed text is another license, and of several the tool reads one. */
function licenseLines(licenses: readonly RecordedLicense[]): readonly string[] {
  const [only, ...others] = licenses;
  if (only === undefined) return ["      # license: none was found"];
  const all = licenses.map(({ id }) => oneLine(id)).join(", ");
  if (others.length > 0) return [`      # license: several: ${all}`];
  if (only.subject !== undefined) return [`      # license: of one model only: ${all}`];
  if (only.match === "modified") return [`      # license: a changed text of ${all}`];
  if (!only.termsKnown) return [`      # license: only a name that is not known: ${all}`];
  const path = only.evidence[0]?.file;
  return [
    `      license: ${quoted(only.id)}`,
    ...(path === undefined ? [] : [`      license_path: ${quoted(path)}`]),
  ];
}

/** A YAML scalar: in single quotes, or as JSON where it holds characters that these cannot. */
function quoted(text: string): string {
  return /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Z}]+/gu, " ");
}
