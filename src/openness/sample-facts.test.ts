import assert from "node:assert/strict";
import { test } from "node:test";
import {
  COMPONENT_TYPES,
  type ComponentStatus,
  type ComponentType,
} from "../inventory/component.ts";
import type {
  Access,
  AppliedClause,
  AppliedLicense,
  Claim,
  Inventory,
  Part,
  Summary,
  Training,
} from "../inventory/inventory.ts";
import { type ClauseKind, CLAUSE_KINDS, type LicenseFacts } from "../licenses/license.ts";
import type { Facts } from "./facts.ts";

/** What a test says of a release; all else is a fully open release with all its parts present. */
export interface Sample {
  readonly listing?: Inventory["release"]["listing"];
  readonly status?: Partial<Record<ComponentType, ComponentStatus>>;
  readonly licenses?: Partial<Record<Part, readonly AppliedLicense[]>>;
  readonly clauses?: readonly AppliedClause[];
  readonly claims?: readonly Claim[];
  /** Names of base models. */
  readonly madeFrom?: readonly string[];
  readonly lineage?: Inventory["lineage"];
  readonly gate?: Access["gate"];
  readonly training?: Partial<Training>;
  readonly summary?: Partial<Summary>;
}

/** Facts of a fully open release, changed as a test says. */
export function sampleFacts(sample: Sample = {}): Facts {
  const isGateSeen = sample.gate !== undefined && sample.gate !== "unknown";
  return {
    release: { name: "sample", source: "folder", listing: sample.listing ?? "complete" },
    components: COMPONENT_TYPES.map((type) => {
      const status = sample.status?.[type] ?? "present";
      const isSeen = status === "present" || status === "claimed-only";
      return { type, status, detail: "", evidence: isSeen ? [{ file: `${type}.file` }] : [] };
    }),
    licenses: {
      code: [license("Apache-2.0")],
      weights: [license("MIT")],
      data: [license("CC-BY-4.0")],
      docs: [],
      ...sample.licenses,
    },
    clauses: sample.clauses ?? [],
    baseModels: (sample.madeFrom ?? []).map((name) => ({
      name,
      origin: { target: `hf:${name}` },
      evidence: [{ file: "README.md", line: 3, text: `base_model: ${name}` }],
    })),
    ...(sample.lineage && { lineage: sample.lineage }),
    claims: sample.claims ?? [],
    access: {
      gate: sample.gate ?? "unknown",
      evidence: isGateSeen ? [{ file: "README.md", line: 7, text: "Ask, or do not." }] : [],
    },
    loading: { exec: "data", integrity: "valid", files: [], models: [] },
    training: { compute: [], output: { kind: "unknown", evidence: [] }, ...sample.training },
    summary: {
      separateModelLicense: false,
      claimsOpen: "none-seen",
      trainingCode: "full",
      trainingData: "released-pointer",
      weights: "present",
      ...sample.summary,
    },
    unread: [],
    licenseFacts: (id) => CATALOG.get(id),
  };
}

/** A license that the release states for a part in an unchanged text. */
export function license(id: string, more: Partial<AppliedLicense> = {}): AppliedLicense {
  return {
    id,
    name: id,
    match: "exact",
    scope: "stated",
    termsKnown: true,
    evidence: [{ file: `LICENSE-${id}`, line: 1, text: `The ${id} license` }],
    ...more,
  };
}

/** A clause of the weights' license, with the sentence that holds it. */
export function clause(kind: ClauseKind, more: Partial<AppliedClause> = {}): AppliedClause {
  return {
    kind,
    license: "LicenseRef-limited",
    section: "2",
    on: ["weights"],
    certainty: "known",
    evidence: [clauseSentence(kind)],
    ...more,
  };
}

/** Where the sentence of `clause(kind)` stands. */
export function clauseSentence(kind: ClauseKind): { file: string; line: number; text: string } {
  return { file: "LICENSE-LicenseRef-limited", line: 20, text: `You shall heed ${kind}.` };
}

/** Components that are all in one status. */
export function all(
  status: ComponentStatus,
  prefixes: readonly string[],
): Partial<Record<ComponentType, ComponentStatus>> {
  const types = COMPONENT_TYPES.filter((type) =>
    prefixes.some((prefix) => type.startsWith(prefix)),
  );
  return Object.fromEntries(types.map((type) => [type, status]));
}

function entry(id: string, more: Partial<LicenseFacts> = {}): [string, LicenseFacts] {
  return [
    id,
    {
      id,
      name: id,
      kind: "license",
      isOsiApproved: false,
      family: "sample",
      isFsfLibre: false,
      isOpenData: false,
      isTextKnown: true,
      clauses: [],
      ...more,
    },
  ];
}

const CATALOG: ReadonlyMap<string, LicenseFacts> = new Map([
  entry("MIT", { isOsiApproved: true, isFsfLibre: true }),
  entry("Apache-2.0", {
    isOsiApproved: true,
    isFsfLibre: true,
    clauses: ["notice-file", "termination-on-litigation"],
  }),
  entry("GPL-3.0-only", { isOsiApproved: true, isFsfLibre: true, clauses: ["flow-down"] }),
  entry("CC-BY-4.0", { isOpenData: true }),
  entry("CC-BY-NC-4.0", { clauses: ["non-commercial"] }),
  entry("LicenseRef-limited", { clauses: CLAUSE_KINDS }),
  entry("LicenseRef-display", { clauses: ["branding-display"] }),
  entry("Osi-only", { isOsiApproved: true }),
  entry("Fsf-only", { isFsfLibre: true }),
  entry("Debian-only", { isDfsgFree: true }),
  entry("LicenseRef-use-policy", { kind: "policy", clauses: ["field-of-use"] }),
]);

test("the sample is a complete listing with every component present", () => {
  const { components, release } = sampleFacts();
  assert.equal(release.listing, "complete");
  assert.deepEqual(
    components.map(({ type, status }) => `${type} ${status}`),
    COMPONENT_TYPES.map((type) => `${type} present`),
  );
});
