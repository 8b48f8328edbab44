import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../license-fixtures.test.ts";

describe("a tag", () => {
  for (const [tag, ...ids] of [
    ["mit", "MIT"],
    ["apache-2.0", "Apache-2.0"],
    ["Apache 2.0", "Apache-2.0"],
    ["cc-by-nc-4.0", "CC-BY-NC-4.0"],
    ["gpl-3.0", "GPL-3.0-only"],
    ["lgpl-lr", "LGPLLR"],
    ["odbl", "ODbL-1.0"],
    ["llama2", "LicenseRef-scancode-llama-2-license-2023"],
    ["llama3", "LicenseRef-llama-3-community"],
    ["llama3.1", "LicenseRef-scancode-llama-3.1-license-2024"],
    ["llama4", "LicenseRef-scancode-llama-4-cla-2025"],
    [
      "gemma",
      "LicenseRef-scancode-gemma-tou-2025-03-24",
      "LicenseRef-scancode-gemma-tou-2024-04-01",
      "LicenseRef-gemma-tou-2024-02-21",
    ],
    ["creativeml-openrail-m", "LicenseRef-scancode-stable-diffusion-2022-08-22"],
    [
      "openrail++",
      "LicenseRef-creativeml-openrail-pp-m-2023-07-26",
      "LicenseRef-scancode-bigscience-open-rail-m2",
    ],
    ["tongyi-qianwen", "LicenseRef-scancode-tongyi-qianwen-2023"],
    ["yi-license", "LicenseRef-yi-2.1", "LicenseRef-yi-2.0", "LicenseRef-yi-1.0"],
    ["bsd", "BSD-3-Clause", "BSD-2-Clause", "BSD-4-Clause"],
    ["other"],
    ["unknown"],
    ["cc"],
    [""],
    ["no-such-license"],
    ["GPL-2.0", "GPL-2.0-only"],
    ["GPL-2.0+", "GPL-2.0-or-later"],
    ["AGPL-3.0+", "AGPL-3.0-or-later"],
    ["Apache-2.0+", "Apache-2.0"],
    ["BSD-2-Clause-FreeBSD", "BSD-2-Clause-Views"],
    ["GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["MIT OR Apache-2.0", "MIT", "Apache-2.0"],
    ["mit and bsd-3-clause", "MIT", "BSD-3-Clause"],
    ["(MIT AND BSD-3-Clause) OR Zlib", "MIT", "BSD-3-Clause", "Zlib"],
    ["MIT OR MIT", "MIT"],
    ["MIT OR"],
    ["(MIT"],
    ["MIT WITH No-Such-exception"],
    ["MIT AND No-Such-License"],
    ["(".repeat(10_000)],
  ] as const) {
    it(`"${tag.slice(0, 50)}" means ${ids.join(", ") || "nothing"}`, () =>
      assert.deepEqual(engine.idsForTag(tag), ids));
  }
});
