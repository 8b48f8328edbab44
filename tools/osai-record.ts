import type { ComponentStatus, ComponentType } from "../src/inventory/component.ts";
import type { AppliedLicense, Part } from "../src/inventory/inventory.ts";
import { COMPONENT_TYPES } from "../src/inventory/component.ts";
import type { Facts } from "../src/openness/facts.ts";
import type { LicenseEngine } from "../src/licenses/license.ts";
import type { DimensionName, OsaiDimension } from "./osai-notes/record.ts";

/** What of a record facts are made of. */
export interface NotedRecord {
  readonly model: string;
  readonly dimensions: Readonly<Partial<Record<DimensionName, OsaiDimension>>>;
}

/** Words of a note that take back what a link promises. */
const NEGATION =
  /\b(?:no|not|none|nothing|without|unavailable|inaccessible|undisclosed|proprietary|empty|unspecified|taken down)\b/i;
/** Words of a note that say that only some of it is there. */
const PARTLY =
  /\b(?:only|some|partial|partially|partly|minimal|sparse|limited|examples?|smaller|fine-?tun\w{0,4}|tuning)\b/i;
const GATE = /\b(?:gated?|consent|request|sign\w{0,4}|approval|form|agree\w{0,4})\b/i;
const CODE_HOST = /(?:github|gitlab|bitbucket|gitee)\.(?:com|org)\//;
const DATA_HOST =
  /huggingface\.co\/datasets\/|zenodo\.org|kaggle\.com|github\.com|modelscope\.cn\/datasets/;
const WEIGHTS_HOST = /huggingface\.co\/(?!datasets)|modelscope\.cn|github\.com|storage\.googleapis/;

/**
 * The facts that the note and the links of a record state, and nothing else: all other components are unknown. A link is read as
 * holding what its dimension asks for, unless the note takes that back.
 */
export function factsOfRecord({ model, dimensions }: NotedRecord, engine: LicenseEngine): Facts {
  const weights = dimensions.weights_endmodel;
  const code = dimensions.trainingcode;
  const data = dimensions.datasources_endmodel;
  const licenses = licensesOfNote(dimensions.licenses?.notes ?? "", engine);
  const codeStatus = statusOf(code, CODE_HOST);
  const status = new Map<ComponentType, ComponentStatus>([
    ["weights.final", statusOf(weights, WEIGHTS_HOST)],
    ["code.train", codeStatus],
    ["code.preprocess", codeStatus],
  ]);
  return {
    release: { name: model, source: "record", listing: "complete" },
    components: COMPONENT_TYPES.map((type) => ({
      type,
      status: status.get(type) ?? "unknown",
      detail: "",
      evidence: [{ file: "record" }],
    })),
    licenses,
    clauses: [],
    baseModels: [],
    claims: [],
    access: {
      gate: GATE.test(weights?.notes ?? "") ? "approval" : "none",
      evidence: [{ file: "record" }],
    },
    loading: { exec: "unseen", integrity: "unseen", files: [], models: [] },
    training: { compute: [], output: { kind: "unknown", evidence: [] } },
    summary: {
      separateModelLicense: false,
      claimsOpen: "none-seen",
      trainingCode:
        codeStatus === "absent" ? "absent" : PARTLY.test(code?.notes ?? "") ? "unknown" : "full",
      trainingData: dataOf(data),
      weights: "unknown",
    },
    unread: [],
    licenseFacts: (id) => engine.facts(id),
  };
}

function statusOf(entry: OsaiDimension | undefined, host: RegExp): ComponentStatus {
  if (entry === undefined) return "unknown";
  const isTakenBack = NEGATION.test(entry.notes ?? "");
  if (entry.links.some((link) => host.test(link)) && !isTakenBack) return "present";
  return isTakenBack ? "absent" : "unknown";
}

function dataOf(entry: OsaiDimension | undefined): Facts["summary"]["trainingData"] {
  if (entry === undefined) return "unknown";
  if (NEGATION.test(entry.notes ?? "") && !PARTLY.test(entry.notes ?? "")) return "not-described";
  if (entry.links.some((link) => DATA_HOST.test(link)) && !PARTLY.test(entry.notes ?? ""))
    return "released-pointer";
  return entry.links.length > 0 || entry.notes !== null ? "described-only" : "unknown";
}

const LABELS: readonly { readonly part: Part; readonly label: RegExp }[] = [
  { part: "weights", label: /\b(?:model )?weights?: ?([^]{0,200}?)(?:\. |\.?$)/i },
  { part: "code", label: /\bcode: ?([^]{0,200}?)(?:\. |\.?$)/i },
  { part: "data", label: /\bdata: ?([^]{0,200}?)(?:\. |\.?$)/i },
];

/** Licenses by the labels of the note; without labels, one license for all three. */
function licensesOfNote(note: string, engine: LicenseEngine): Facts["licenses"] {
  const labeled = LABELS.some(({ label }) => label.test(note));
  const of = (part: Part): readonly AppliedLicense[] => {
    const label = LABELS.find((each) => each.part === part)?.label;
    return licensesIn(labeled ? (label?.exec(note)?.[1] ?? "") : note, engine);
  };
  return { weights: of("weights"), code: of("code"), data: of("data"), docs: [] };
}

function licensesIn(words: string, engine: LicenseEngine): readonly AppliedLicense[] {
  const ids = new Set(
    engine
      .findMentions(`Licensed under ${words}`)
      .flatMap(({ ids: [first] }) => (first === undefined ? [] : [first])),
  );
  return [...ids].map((id) => ({
    id,
    name: id,
    match: "named",
    scope: "stated",
    termsKnown: engine.facts(id) !== undefined,
    evidence: [{ file: "record" }],
  }));
}
