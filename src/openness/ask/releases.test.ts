import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { ask } from "../../index.ts";
import { readProfile } from "./read-profile.ts";
import type { UseAnswer } from "./use.ts";

const RELEASES = new URL("../../../../shared/releases/", import.meta.url);

const COMPANY = "purpose: commercial\nmonthly-users: 100000\nannual-revenue: 500000 USD";
const GIANT =
  "purpose: commercial\nannual-revenue: 900M USD\nmonthly-revenue: 80M USD\ncountry: US";

/** A small company, the same in Germany, one with as many users as Llama's license names, one with a user more, a laboratory. */
const PROFILES = [
  `${COMPANY}\ncountry: US`,
  `${COMPANY}\ncountry: DE`,
  `${GIANT}\nmonthly-users: 700 million`,
  `${GIANT}\nmonthly-users: 700000001`,
  "purpose: research\ncountry: US\nmonthly-users: 0",
];

/** For each profile: use, host, fine-tune, distill, ship, sell; y yes, i yes-if, n no, u unclear. Odd rows were checked in the documents. */
const ANSWERS: readonly (readonly [string, ...string[]])[] = [
  ["01-ai__Yi--model-license", "nnnnnn", "nnnnnn", "nnnnnn", "nnnnnn", "uuuuun"],
  ["EleutherAI__pythia", "yyyyii", "yyyyii", "yyyyii", "yyyyii", "yyyyii"],
  ["MoonshotAI__Kimi-K2", "yyyyii", "yyyyii", "yiyyii", "yiyyii", "yyyyii"],
  ["QwenLM__Qwen", "iiinii", "iiinii", "nnnnnn", "nnnnnn", "iiinii"],
  ["Stability-AI__generative-models--SD-Turbo", "nnnnnn", "nnnnnn", "nnnnnn", "nnnnnn", "unuuun"],
  ["Stability-AI__generative-models--SVD", "nnnnnn", "nnnnnn", "nnnnnn", "nnnnnn", "uuuuun"],
  ["THUDM__GLM-4", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu"],
  ["allenai__OLMo-core", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu"],
  ["apple__corenet--openelm", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu"],
  ["apple__ml-starflow", "nnnnnn", "nnnnnn", "nnnnnn", "nnnnnn", "iiiiin"],
  ["baichuan-inc__Baichuan2", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu"],
  ["databricks__dbrx", "uuunuu", "uuunuu", "uuunuu", "nnnnnn", "uuunuu"],
  ["deepseek-ai__DeepSeek-R1", "iiiiii", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["deepseek-ai__DeepSeek-V3", "iiiiii", "iiiiii", "iiiiii", "iiiiii", "iiiiii"],
  ["facebookresearch__audiocraft", "nnnnnn", "nnnnnn", "nnnnnn", "nnnnnn", "iiiiin"],
  ["meta-llama__llama-models--llama2", "iiinii", "iiinii", "iiinii", "nnnnnn", "iiinii"],
  ["meta-llama__llama-models--llama3", "iiinii", "iiinii", "iiinii", "nnnnnn", "iiinii"],
  ["meta-llama__llama-models--llama3_1", "iiiiii", "iiiiii", "iiiiii", "nnnnnn", "iiiiii"],
  ["meta-llama__llama-models--llama3_2", "iiiiii", "nnnnnn", "iiiiii", "nnnnnn", "iiiiii"],
  ["meta-llama__llama-models--llama4", "iiiiii", "nnnnnn", "iiiiii", "nnnnnn", "iiiiii"],
  ["mistralai__mistral-inference", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu", "uuuuuu"],
  ["openlm-research__open_llama", "yyyyii", "yyyyii", "yyyyii", "yyyyii", "yyyyii"],
  ["xai-org__grok-1", "yyyyii", "yyyyii", "yyyyii", "yyyyii", "yyyyii"],
];

const LETTERS: Readonly<Record<UseAnswer, string>> = {
  yes: "y",
  "yes-if": "i",
  no: "n",
  unclear: "u",
};

describe("what the documents of real releases say", () => {
  for (const [release, ...expected] of ANSWERS) {
    it(release, async () => {
      const folder = fileURLToPath(new URL(release, RELEASES));
      const tree = `${folder}/tree.json`;
      const listing = existsSync(tree) ? { listing: readFileSync(tree, "utf8") } : {};
      const found: string[] = [];
      for (const text of PROFILES) {
        const { report } = await ask(folder, readProfile(text).profile, listing);
        found.push(report.uses.map(({ answer }) => LETTERS[answer]).join(""));
        for (const { reasons } of report.uses) {
          for (const { answer, clause, sentence, evidence } of reasons) {
            // What decides has its sentence, or says that a license is only named.
            assert.ok(evidence.length > 0 || answer === "unclear", `${release}: ${String(clause)}`);
            const [first] = evidence;
            assert.ok(
              sentence === undefined || first?.line !== undefined,
              `${release}: ${sentence}`,
            );
          }
        }
      }
      assert.deepEqual(found, expected);
    });
  }

  it("cites the sentence that leaves the European Union out, which stands in the policy only", async () => {
    const folder = fileURLToPath(new URL("meta-llama__llama-models--llama3_2", RELEASES));
    const { report } = await ask(folder, readProfile(`${COMPANY}\ncountry: France`).profile);
    const [reason] = report.uses[0]?.reasons ?? [];
    assert.equal(reason?.clause, "territory");
    assert.equal(reason.evidence[0]?.file, "USE_POLICY.md");
    assert.equal(reason.evidence[0]?.line, 43);
    const textOnly = `${COMPANY}\ncountry: France\nmultimodal: false`;
    const other = await ask(folder, readProfile(textOnly).profile);
    assert.equal(other.report.uses[0]?.answer, "yes-if");
  });

  it("asks for one model of several with --subject", async () => {
    const folder = fileURLToPath(new URL("deepseek-ai__DeepSeek-R1", RELEASES));
    const { profile } = readProfile(PROFILES[0] ?? "");
    const { report } = await ask(folder, profile, { subject: "DeepSeek-R1-Distill-Llama-8B" });
    assert.equal(report.uses[0]?.answer, "unclear");
  });
});
