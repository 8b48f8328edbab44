import { CLAUSE_KINDS } from "../src/licenses/license.ts";
import type { Definition, Rule } from "../src/openness/definition.ts";
import { evaluate } from "../src/openness/evaluate.ts";
import type { Facts } from "../src/openness/facts.ts";
import { COMPONENT_TYPES } from "../src/inventory/component.ts";
import { DEFINITIONS } from "../src/openness/definitions/index.ts";

// How long a definition of 200 rules takes over a release with 5,000 facts; the goal is 20 ms.

const RULES = 200;
const FACTS = 5000;
const ROUNDS = 30;

const parts = ["code", "weights"] as const;
const licenses = parts.map((part) => ({ part, id: `LicenseRef-${part}` }));

const facts: Facts = {
  release: { name: "large", source: "folder", listing: "complete" },
  components: COMPONENT_TYPES.map((type) => ({
    type,
    status: "present",
    detail: "",
    evidence: [{ file: type }],
  })),
  licenses: {
    code: [license("LicenseRef-code")],
    weights: [license("LicenseRef-weights")],
    data: [],
    docs: [],
  },
  clauses: Array.from({ length: FACTS }, (_, index) => ({
    kind: CLAUSE_KINDS[index % CLAUSE_KINDS.length] ?? "revocable",
    license: licenses[index % licenses.length]?.id ?? "",
    on: [licenses[index % licenses.length]?.part ?? "code"],
    certainty: "known",
    evidence: [{ file: "LICENSE", line: index + 1, text: `Sentence ${index}.` }],
  })),
  baseModels: [],
  claims: [],
  access: { gate: "none", evidence: [] },
  loading: { exec: "data", integrity: "valid", files: [], models: [] },
  training: { compute: [], output: { kind: "unknown", evidence: [] } },
  summary: {
    separateModelLicense: true,
    claimsOpen: "none-seen",
    trainingCode: "full",
    trainingData: "released-pointer",
    weights: "present",
  },
  unread: [],
  licenseFacts: (id) => ({
    id,
    name: id,
    kind: "license",
    family: id,
    isOsiApproved: false,
    isFsfLibre: false,
    isOpenData: false,
    isTextKnown: true,
    clauses: CLAUSE_KINDS,
  }),
};

const rules = DEFINITIONS.flatMap((definition) => definition.rules);
const definition: Definition = {
  id: "large",
  version: "1",
  title: "Large",
  source: { title: "bench" },
  date: "2026-11-23",
  yields: "verdict",
  rules: Array.from({ length: RULES }, (_, index): Rule => {
    const rule = rules[index % rules.length];
    if (rule === undefined) throw new TypeError("There are no rules");
    return { ...rule, id: `rule-${index}` };
  }),
};

function license(id: string): Facts["licenses"]["code"][number] {
  const evidence = [{ file: "LICENSE", line: 1, text: id }];
  return { id, name: id, match: "exact", scope: "stated", termsKnown: true, evidence };
}

const times = Array.from({ length: ROUNDS }, () => {
  // A release is judged once, so nothing kept from the round before may help.
  const fresh = { ...facts };
  const start = performance.now();
  evaluate(definition, fresh);
  return performance.now() - start;
}).toSorted((a, b) => a - b);

const [fastest = 0] = times;
const median = times[Math.floor(times.length / 2)] ?? 0;
console.log(
  `${RULES} rules over ${FACTS} facts: fastest ${fastest.toFixed(1)} ms, median ${median.toFixed(1)} ms`,
);
