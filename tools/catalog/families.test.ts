import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spdxFamily, stewardOf, versionOf } from "./families.ts";
import type { SourceLicense } from "./texts.ts";

const license = (
  id: string,
  name = id,
  kind: SourceLicense["kind"] = "license",
): SourceLicense => ({
  id,
  name,
  kind,
  family: spdxFamily(id),
  osi: false,
  tags: [],
  origin: "a test",
});

describe("the family of an SPDX id", () => {
  for (const [id, family] of [
    ["MIT", "mit"],
    ["MIT-0", "mit"],
    ["BSD-3-Clause-Clear", "bsd"],
    ["BSL-1.0", "bsl"],
    ["GPL-2.0-or-later", "gpl"],
    ["GFDL-1.1-no-invariants-only", "gfdl"],
    ["CC-BY-NC-3.0-IGO", "cc-by-nc"],
    ["CC-BY-SA-2.1-JP", "cc-by-sa"],
    ["CC0-1.0", "cc0"],
    ["MPL-2.0-no-copyleft-exception", "mpl"],
    ["LPPL-1.3a", "lppl"],
    ["Classpath-exception-2.0", "classpath-exception"],
  ] as const) {
    it(`of ${id} is ${family}`, () => assert.equal(spdxFamily(id), family));
  }
});

describe("the version", () => {
  for (const [id, name, version] of [
    ["Apache-2.0", "Apache License 2.0", "2.0"],
    ["GPL-3.0-only", "GNU General Public License v3.0 only", "3.0"],
    ["LPPL-1.3a", "LaTeX Project Public License v1.3a", "1.3a"],
    ["LicenseRef-minimax-m2.1", "MiniMax-M2.1 modified MIT License", "2.1"],
    ["LicenseRef-scancode-falcon-2-11b-1.0", "Falcon 2 11B TII License Version 1.0", "1.0"],
    ["LicenseRef-scancode-gemma-tou-2025-03-24", "Gemma Terms of Use 2025-03-24", "2025-03-24"],
    ["LicenseRef-scancode-max-mojo-community-20240828", "MAX & Mojo Community License", "20240828"],
    ["LicenseRef-llama-3-community", "Meta Llama 3 Community License Agreement", "3"],
    ["LicenseRef-kimi-k3", "Kimi K3 License", undefined],
    ["BSD-3-Clause", "BSD 3-Clause License", undefined],
    ["MIT", "MIT License", undefined],
  ] as const) {
    it(`of ${id} is ${String(version)}`, () => assert.equal(versionOf(license(id, name)), version));
  }

  it("of an exception is its own, not that of its license", () => {
    assert.equal(versionOf(license("GPL-3.0-linking-exception", "", "exception")), undefined);
    assert.equal(versionOf(license("Bison-exception-2.2", "", "exception")), "2.2");
  });
});

describe("the steward", () => {
  it("is that of the family, or of the license alone", () => {
    assert.equal(stewardOf("LGPL-2.1-only", "lgpl"), "Free Software Foundation");
    assert.equal(stewardOf("LicenseRef-kimi-k3", "modified-mit"), "Moonshot AI");
  });

  it("is unknown where it is not certain", () => {
    assert.equal(stewardOf("MIT", "mit"), undefined);
  });
});
