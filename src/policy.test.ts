import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadPolicy } from "./cli/load-policy.ts";
import { audit } from "./index.ts";

const examples = fileURLToPath(new URL("../examples/", import.meta.url));
const rules = loadPolicy(`${examples}policy.yaml`);

describe("examples/policy.yaml", () => {
  test("fails the open-washed release, with the sentence that decides", async () => {
    const { policy } = await audit(`${examples}open-washed`, {
      policy: { rules, today: "2026-11-23" },
    });
    assert.equal(policy?.result, "fails");
    const failed = policy.violations.filter(
      ({ result, isWarning }) => result === "fails" && !isWarning,
    );
    assert.ok(failed.some(({ rule }) => rule === "osd-w-fields"));
    for (const { evidence } of failed) assert.notDeepEqual(evidence, []);
    assert.deepEqual(
      policy.violations.filter(({ isWarning }) => isWarning).map(({ rule }) => rule),
      ["claims-hold"],
    );
  });

  test("is met by the open release", async () => {
    const { policy } = await audit(`${examples}open`, { policy: { rules, today: "2026-11-23" } });
    assert.deepEqual(policy?.violations, []);
    assert.equal(policy.result, "met");
  });
});
