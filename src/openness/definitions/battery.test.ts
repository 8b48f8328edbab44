import assert from "node:assert/strict";
import { test } from "node:test";
import { COMPONENT_TYPES } from "../../inventory/component.ts";
import { CLAUSE_KINDS } from "../../licenses/license.ts";
import { clause, license, type Sample } from "../sample-facts.test.ts";

const PARTS = ["code", "weights", "data", "docs"] as const;

/** Amounts of training, below, at and above the thresholds of laws. */
const TRAININGS: readonly (readonly [
  string,
  readonly { readonly atLeast: number; readonly atMost?: number }[],
])[] = [
  ["trained with 10^22 operations", [{ atLeast: 1e22, atMost: 1e22 }]],
  ["trained with 10^23 operations", [{ atLeast: 1e23, atMost: 1e23 }]],
  ["trained with 10^24 operations", [{ atLeast: 1e24, atMost: 1e24 }]],
  ["trained with 10^25 operations", [{ atLeast: 1e25, atMost: 1e25 }]],
  ["trained with 10^26 operations", [{ atLeast: 1e26, atMost: 1e26 }]],
  ["trained with 10^22 to 10^24 operations", [{ atLeast: 1e22, atMost: 1e24 }]],
  ["trained with 10^24 to 10^26 operations", [{ atLeast: 1e24, atMost: 1e26 }]],
  ["trained with 10^22 operations after its base model", [{ atLeast: 1e22 }]],
  ["trained with 10^26 operations after its base model", [{ atLeast: 1e26 }]],
  [
    "two models, one of 10^22 and one of 10^26 operations",
    [
      { atLeast: 1e22, atMost: 1e22 },
      { atLeast: 1e26, atMost: 1e26 },
    ],
  ],
];

/**
 * Releases that differ from a fully open one in one thing each, by what differs: together they touch all that a rule
 * can ask for.
 */
export const BATTERY: ReadonlyMap<string, Sample> = new Map<string, Sample>([
  ["all open", { licenses: { docs: [license("CC-BY-4.0")] }, gate: "none" }],
  ...CLAUSE_KINDS.flatMap((kind) =>
    PARTS.map((part): [string, Sample] => [
      `${kind} on ${part}`,
      {
        clauses: [clause(kind, { on: [part] })],
        licenses: { [part]: [license("LicenseRef-limited")] },
      },
    ]),
  ),
  ...CLAUSE_KINDS.flatMap((kind) =>
    PARTS.map((part): [string, Sample] => [
      `${kind} beside MIT on ${part}`,
      {
        clauses: [clause(kind, { on: [part], license: "MIT" })],
        licenses: { [part]: [license("MIT")] },
      },
    ]),
  ),
  ...COMPONENT_TYPES.flatMap((type): [string, Sample][] => [
    [`${type} absent`, { status: { [type]: "absent" } }],
    [`${type} unknown`, { status: { [type]: "unknown" } }],
  ]),
  ...PARTS.flatMap((part): [string, Sample][] => [
    [`no license for ${part}`, { licenses: { [part]: [] } }],
    [`${part} GPL-3.0-only`, { licenses: { [part]: [license("GPL-3.0-only")] } }],
    [`${part} CC-BY-4.0`, { licenses: { [part]: [license("CC-BY-4.0")] } }],
    [
      `${part} under an unlisted license`,
      { licenses: { [part]: [license("LicenseRef-display")] } },
    ],
    ...["Osi-only", "Fsf-only", "Debian-only"].map((id): [string, Sample] => [
      `${part} ${id}`,
      { licenses: { [part]: [license(id)] } },
    ]),
  ]),
  ...(["language", "text-to-image", "text-to-video", "other"] as const).map(
    (kind): [string, Sample] => [
      `makes ${kind}`,
      { training: { output: { kind, evidence: [{ file: "README.md", line: 2 }] } } },
    ],
  ),
  ...TRAININGS.map(([name, compute]): [string, Sample] => [
    name,
    {
      training: {
        compute: compute.map((bounds) => ({
          basis: "stated",
          ...bounds,
          evidence: [{ file: "README.md", line: 9, text: "It took so many operations." }],
        })),
      },
    },
  ]),
  ["gate: approval", { gate: "approval" }],
  ["a base model", { madeFrom: ["owner/base"] }],
  [
    "a contradicted claim",
    {
      claims: [
        { subject: "model", predicate: "open-source", verdict: "contradicted", evidence: [] },
      ],
    },
  ],
  ...(["finetune-only", "external", "absent", "unknown"] as const).map(
    (trainingCode): [string, Sample] => [
      `training code ${trainingCode}`,
      { summary: { trainingCode } },
    ],
  ),
  ...(
    [
      "released-pointer",
      "named-public-sources",
      "described-only",
      "not-described",
      "unknown",
    ] as const
  ).map((trainingData): [string, Sample] => [
    `training data ${trainingData}`,
    {
      summary: { trainingData },
      status: { "data.train": "claimed-only", "doc.datacard": "absent" },
    },
  ]),
  ...(["hub-pointer", "gated", "promised", "recipe-only", "unknown"] as const).map(
    (weights): [string, Sample] => [
      `weights ${weights}`,
      {
        summary: { weights },
        status: { "weights.final": "absent", config: "absent", "code.arch": "absent" },
      },
    ],
  ),
  [
    "no word of data",
    {
      status: { "data.train": "absent", "doc.datacard": "absent" },
      summary: { trainingData: "not-described" },
    },
  ],
  ...(["arch", "train", "infer"] as const).map((only): [string, Sample] => [
    `code.${only} alone`,
    {
      status: {
        "code.arch": "absent",
        "code.train": "absent",
        "code.infer": "absent",
        [`code.${only}`]: "present",
      },
    },
  ]),
  ["training code gone without a word", { status: { "code.train": "absent" } }],
  ...(["named-public-sources", "described-only", "unknown"] as const).map(
    (trainingData): [string, Sample] => [
      `data ${trainingData} and nothing of it there`,
      {
        summary: { trainingData },
        status: { "data.train": "absent", "doc.datacard": "absent" },
        listing: "complete",
      },
    ],
  ),
  ["weights, and no word of them", { summary: { weights: "unknown" } }],
  [
    "a policy that only the license names",
    { status: { policy: "absent" }, clauses: [clause("aup-incorporated", { license: "MIT" })] },
  ],
  [
    "neither preprocessing code nor a word of data",
    { status: { "code.preprocess": "absent" }, summary: { trainingData: "not-described" } },
  ],
  ["neither report nor paper", { status: { "doc.report": "absent", "doc.paper": "absent" } }],
  ["neither network nor configuration", { status: { "code.arch": "absent", config: "absent" } }],
  [
    "no code",
    { status: { "code.arch": "absent", "code.train": "absent", "code.infer": "absent" } },
  ],
  [
    "neither inference nor architecture code",
    { status: { "code.arch": "absent", "code.infer": "absent" } },
  ],
  [
    "neither data card nor processing code",
    { status: { "doc.datacard": "absent", "code.preprocess": "absent" } },
  ],
  [
    "only a data card",
    { status: { "data.train": "absent" }, summary: { trainingData: "not-described" } },
  ],
  [
    "a base model and no word of data",
    { madeFrom: ["owner/base"], summary: { trainingData: "not-described" } },
  ],
]);

test("the battery has a name for each release", () => {
  assert.ok(BATTERY.size > 150);
});
