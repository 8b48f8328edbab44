import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ComponentStatus, ComponentType } from "../../inventory/component.ts";
import { licenseEngine } from "../../scan/license-catalog.ts";
import { judgeRecord } from "./judge-record.ts";
import { type AuditedRelease, writeRecord } from "./write-record.ts";

const engine = licenseEngine();
const DAY = "2026-11-23";

function license(id: string, more: { match?: string; subject?: string } = {}) {
  return { id, match: "exact", termsKnown: true, evidence: [{ file: "LICENSE" }], ...more };
}

function audited(
  status: Partial<Record<ComponentType, ComponentStatus>>,
  licenses: Partial<AuditedRelease["licenses"]> = {},
  name = "Larch-7B",
): AuditedRelease {
  return {
    release: { name },
    components: Object.entries(status).map(([type, each]) => ({
      type: type as ComponentType,
      status: each,
      evidence: [{ file: `${type}/file` }],
    })),
    licenses: { code: [], weights: [], data: [], docs: [], ...licenses },
  };
}

function write(audit: AuditedRelease): string {
  return writeRecord(audit, DAY, (id) => engine.facts(id));
}

describe("a record from an audit", () => {
  it("lists what is present, with its license and where both were seen", () => {
    const yaml = write(
      audited({ "code.train": "present", "weights.final": "present" }, { code: [license("MIT")] }),
    );
    const { mot, problems } = judgeRecord(yaml, engine);
    assert.deepEqual(
      mot.components.map(({ name, license: id, status }) => ({ name, id, status })),
      [
        { name: "Training code", id: "MIT", status: "open" },
        { name: "Model parameters (Final)", id: undefined, status: "unlicensed" },
      ],
    );
    assert.deepEqual(problems, []);
    assert.match(
      yaml,
      / {6}license: 'MIT'\n {6}license_path: 'LICENSE'\n {6}component_path: 'code.train\/file'\n/,
    );
    assert.match(yaml, / {6}# license: none was found\n/);
  });

  it("says what is left out, and why", () => {
    const yaml = write(audited({ "data.train": "claimed-only", "doc.paper": "absent" }));
    assert.match(yaml, /\n {2}# Datasets: only claimed\n/);
    assert.match(yaml, /\n {2}# Research paper: absent\n/);
    assert.match(yaml, /\n {2}# Model card: not known\n/);
    assert.deepEqual(judgeRecord(yaml, engine).mot.components, []);
  });

  const unsure: readonly {
    what: string;
    licenses: AuditedRelease["licenses"]["code"];
    says: string;
  }[] = [
    {
      what: "several licenses",
      licenses: [license("MIT"), license("Zlib")],
      says: "several: MIT, Zlib",
    },
    {
      what: "a changed text",
      licenses: [license("MIT", { match: "modified" })],
      says: "a changed text of MIT",
    },
    {
      what: "the license of one model",
      licenses: [license("MIT", { subject: "L" })],
      says: "of one model only: MIT",
    },
    {
      what: "a name that is not known",
      licenses: [{ ...license("LicenseRef-own"), termsKnown: false }],
      says: "only a name that is not known: LicenseRef-own",
    },
  ];
  for (const { what, licenses, says } of unsure) {
    it(`leaves out ${what}`, () => {
      const yaml = write(audited({ "code.train": "present" }, { code: licenses }));
      assert.ok(yaml.includes(`      # license: ${says}\n`), yaml);
      assert.equal(judgeRecord(yaml, engine).mot.components[0]?.license, undefined);
    });
  }

  it("leaves a policy aside", () => {
    const both = [license("MIT"), license("LicenseRef-llama-3.2-aup")];
    const yaml = write(audited({ "code.train": "present" }, { code: both }));
    assert.equal(judgeRecord(yaml, engine).mot.components[0]?.license, "MIT");
  });

  it("reads back whatever the release is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), (name) => {
        const { name: read, problems } = judgeRecord(
          write(audited({ "doc.card": "present" }, { docs: [license("CC-BY-4.0")] }, name)),
          engine,
        );
        assert.equal(read, name);
        assert.deepEqual(problems, []);
      }),
    );
  });
});
