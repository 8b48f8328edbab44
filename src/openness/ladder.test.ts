import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ladder } from "./definitions/ladder.ts";
import { climbLadder, LADDER_STEPS } from "./ladder.ts";
import {
  all,
  clause,
  clauseSentence,
  license,
  type Sample,
  sampleFacts,
} from "./sample-facts.test.ts";

interface Row {
  readonly what: string;
  readonly sample: Sample;
  readonly step: string;
  readonly flags?: readonly string[];
  /** Rules that separate it from the next step. */
  readonly missing: readonly string[];
}

const NO_WEIGHTS = all("absent", ["weights."]);
const NO_SOURCE = all("absent", ["code.", "data.", "weights."]);
const LINK: Sample = {
  status: { "weights.final": "claimed-only" },
  summary: { weights: "hub-pointer" },
};
const LIMITED = { weights: [license("LicenseRef-limited")] };

const ROWS: readonly Row[] = [
  {
    what: "a card without weights or a word on them",
    sample: { status: NO_SOURCE, summary: { weights: "unknown" } },
    step: "0 closed",
    flags: ["unproven"],
    missing: ["weights-obtainable", "endpoint-offered"],
  },
  {
    what: "a complete listing that is a recipe",
    sample: { status: NO_WEIGHTS, summary: { weights: "recipe-only" } },
    step: "0 closed",
    flags: ["recipe-only"],
    missing: ["weights-obtainable", "endpoint-offered"],
  },
  {
    what: "a partial listing without weights",
    sample: {
      listing: "partial",
      status: all("unknown", ["weights."]),
      summary: { weights: "unknown" },
    },
    step: "0 closed",
    flags: ["unproven"],
    missing: ["weights-obtainable", "endpoint-offered"],
  },
  {
    what: "a promise of weights",
    sample: { status: { "weights.final": "claimed-only" }, summary: { weights: "promised" } },
    step: "0 closed",
    flags: ["unproven", "weights-promised"],
    missing: ["weights-obtainable", "endpoint-offered"],
  },
  {
    what: "weights made from a model whose terms were not read",
    sample: { madeFrom: ["oak-lab/oak-8b"] },
    step: "2 restricted-open-weights",
    flags: ["license-unknown"],
    missing: ["weights-license-open", "weights-unrestricted", "weights-terms-stay"],
  },
  {
    what: "weights under a restrictive license",
    sample: { licenses: LIMITED, clauses: [clause("user-cap")] },
    step: "2 restricted-open-weights",
    missing: ["weights-license-open", "weights-unrestricted"],
  },
  {
    what: "a link to weights under a restrictive license",
    sample: { ...LINK, licenses: LIMITED, clauses: [clause("field-of-use")] },
    step: "2 restricted-open-weights",
    flags: ["weights-by-pointer"],
    missing: ["weights-license-open", "weights-unrestricted", "weights-obtainable"],
  },
  {
    what: "a link to weights under a restrictive license of its own",
    sample: {
      ...LINK,
      licenses: { weights: [license("LicenseRef-own")] },
      clauses: [clause("non-commercial", { license: "LicenseRef-own", certainty: "possible" })],
    },
    step: "2 restricted-open-weights",
    flags: ["weights-by-pointer"],
    missing: [
      "weights-license-open",
      "weights-unrestricted",
      "weights-terms-stay",
      "weights-obtainable",
    ],
  },
  {
    what: "weights without a license",
    sample: { licenses: { weights: [] } },
    step: "2 restricted-open-weights",
    flags: ["license-unknown"],
    missing: ["weights-license-open", "weights-unrestricted", "weights-terms-stay"],
  },
  {
    what: "weights under terms that are not known",
    sample: { licenses: { weights: [license("LicenseRef-x", { termsKnown: false })] } },
    step: "2 restricted-open-weights",
    flags: ["license-unknown"],
    missing: ["weights-license-open", "weights-unrestricted", "weights-terms-stay"],
  },
  {
    what: "weights under a modified MIT",
    sample: { licenses: { weights: [license("MIT", { match: "modified" })] } },
    step: "2 restricted-open-weights",
    flags: ["license-unknown"],
    missing: ["weights-license-open", "weights-unrestricted", "weights-terms-stay"],
  },
  {
    what: "weights under a known license that is on no list",
    sample: { licenses: { weights: [license("LicenseRef-display")] } },
    step: "2 restricted-open-weights",
    missing: ["weights-license-open"],
  },
  {
    what: "weights under an open license with a policy that restricts",
    sample: {
      licenses: { weights: [license("Apache-2.0"), license("LicenseRef-use-policy")] },
      clauses: [clause("field-of-use", { license: "LicenseRef-use-policy" })],
    },
    step: "2 restricted-open-weights",
    missing: ["weights-unrestricted"],
  },
  {
    what: "open weights with a policy file that nobody judged",
    sample: { clauses: [clause("extra-policy-file")] },
    step: "2 restricted-open-weights",
    flags: ["license-unknown"],
    missing: ["weights-terms-stay"],
  },
  {
    what: "open weights behind a gate",
    sample: {
      gate: "approval",
      status: { "weights.final": "claimed-only" },
      summary: { weights: "gated" },
    },
    step: "2 restricted-open-weights",
    flags: ["gated"],
    missing: ["weights-not-gated"],
  },
  {
    what: "open weights on a restricted base",
    sample: {
      licenses: {
        weights: [license("MIT"), license("LicenseRef-limited", { scope: "inherited" })],
      },
      clauses: [clause("naming-prefix")],
    },
    step: "2 restricted-open-weights",
    flags: ["base-restricted"],
    missing: ["weights-license-open", "weights-unrestricted"],
  },
  {
    what: "open weights on an open base",
    sample: {
      licenses: { weights: [license("MIT"), license("Apache-2.0", { scope: "inherited" })] },
    },
    step: "5 fully-open",
    missing: ["rebuilt"],
  },
  {
    what: "open weights and inference code",
    sample: {
      status: all("absent", ["code.train", "data.", "code.preprocess"]),
      summary: { trainingCode: "absent", trainingData: "not-described" },
    },
    step: "3 open-weights",
    missing: ["training-code-there"],
  },
  {
    what: "a link to open weights",
    sample: { ...LINK, status: { ...LINK.status, "code.train": "absent" } },
    step: "3 open-weights",
    flags: ["weights-by-pointer"],
    missing: ["training-code-there", "weights-obtainable"],
  },
  {
    what: "open weights, with training code that is only named",
    sample: { status: { "code.train": "claimed-only" }, summary: { trainingCode: "external" } },
    step: "3 open-weights",
    missing: ["training-code-there"],
  },
  {
    what: "open weights, with toy configurations",
    sample: { summary: { trainingCode: "example-configs" } },
    step: "3 open-weights",
    missing: ["training-code-there"],
  },
  {
    what: "open weights, with restricted training code",
    sample: { licenses: { code: [license("CC-BY-NC-4.0")] } },
    step: "3 open-weights",
    missing: ["code-license-open"],
  },
  {
    what: "open weights, with code on restricted code of others",
    sample: {
      licenses: { code: [license("MIT"), license("CC-BY-NC-4.0", { scope: "inherited" })] },
    },
    step: "3 open-weights",
    flags: ["dependency-restricted"],
    missing: ["code-license-open"],
  },
  {
    what: "weights under an open data license, with training code and a link to data",
    sample: {
      licenses: { weights: [license("CC-BY-4.0")] },
      status: { "data.train": "claimed-only" },
    },
    step: "4 open-weights-and-training-code",
    missing: ["training-data-there"],
  },
  {
    what: "all but a license for the data",
    sample: { licenses: { data: [] } },
    step: "4 open-weights-and-training-code",
    missing: ["data-license-open"],
  },
  {
    what: "all but the preprocessing",
    sample: { status: { "code.preprocess": "absent" } },
    step: "4 open-weights-and-training-code",
    missing: ["preprocessing-there"],
  },
  {
    what: "all parts under open terms",
    sample: {},
    step: "5 fully-open",
    missing: ["rebuilt"],
  },
  {
    what: "all parts under open terms, the weights behind a link",
    sample: LINK,
    step: "5 fully-open",
    flags: ["weights-by-pointer"],
    missing: ["rebuilt", "weights-obtainable"],
  },
];

describe("a release stands on the ladder", () => {
  for (const { what, sample, step, flags = [], missing } of ROWS) {
    test(`${what}: ${step}`, () => {
      const stands = climbLadder(sampleFacts(sample));
      assert.deepEqual(
        {
          step: `${stands.step} ${stands.name}`,
          flags: stands.flags,
          missing: stands.reasons.map(({ rule }) => rule),
        },
        { step, flags, missing },
      );
    });
  }
});

test("a step that is missed quotes the clause that costs it", () => {
  const { reasons } = climbLadder(
    sampleFacts({ licenses: LIMITED, clauses: [clause("territory")] }),
  );
  assert.deepEqual(reasons.at(-1), {
    rule: "weights-unrestricted",
    result: "fails",
    because: "territory in LicenseRef-limited section 2 (weights)",
    evidence: [clauseSentence("territory")],
  });
});

test("a link that was not followed is said, with the link", () => {
  assert.deepEqual(climbLadder(sampleFacts(LINK)).reasons.at(-1), {
    rule: "weights-obtainable",
    result: "undecided",
    because: "the weights are only pointed at, and the link was not followed",
    evidence: [{ file: "weights.final.file" }],
  });
});

test("every step above 0 has rules in the data", () => {
  const withRules = LADDER_STEPS.filter((name) =>
    ladder.rules.some(({ topics }) => topics?.includes(name)),
  );
  assert.deepEqual(withRules, LADDER_STEPS.slice(1));
});
