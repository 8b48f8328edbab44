import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { engine } from "../license-fixtures.test.ts";

/** `role name = first id (how many more)`, one a mention. */
function read(sentence: string): readonly string[] {
  return engine.findMentions(sentence).map(({ role, name, ids }) => {
    const more = ids.length > 1 ? ` +${ids.length - 1}` : "";
    return `${role} ${name} = ${(ids[0] ?? "unknown").replace("LicenseRef-", "")}${more}`;
  });
}

const ROWS: readonly (readonly [sentence: string, ...mentions: readonly string[]])[] = [
  ["MIT License", "grant MIT License = MIT"],
  ["This project is licensed under the MIT license.", "grant MIT license = MIT"],
  ["License: MIT", "grant MIT = MIT"],
  ["* Code: MIT", "grant MIT = MIT"],
  ["| Source code | MIT |", "grant MIT = MIT"],
  ["released under the MIT", "grant MIT = MIT"],
  ["He studied at MIT."],
  ["Researchers from MIT and Stanford released the data."],
  ["We thank the Apache community."],
  ["Apache 2.0", "grant Apache 2.0 = Apache-2.0"],
  ["Apache License, Version 2.0", "grant Apache License, Version 2.0 = Apache-2.0"],
  ["under the permissive Apache 2.0 license", "grant Apache 2.0 license = Apache-2.0"],
  ["Licensed under the Apache License v2.0", "grant Apache License v2.0 = Apache-2.0"],
  ["license: apache-2.0", "grant apache-2.0 = Apache-2.0"],
  ["available under Apache2.0", "grant Apache2.0 = Apache-2.0"],
  ["BSD 3-Clause", "grant BSD 3-Clause = BSD-3-Clause"],
  ["the 3-Clause BSD License", "grant 3-Clause BSD License = BSD-3-Clause"],
  ["New BSD License", "grant New BSD License = BSD-3-Clause"],
  ["Simplified BSD license", "grant Simplified BSD license = BSD-2-Clause"],
  ["distributed under a BSD license", "grant BSD license = BSD-3-Clause +2"],
  ["GPL v3", "grant GPL v3 = GPL-3.0-only"],
  ["GPLv2", "grant GPLv2 = GPL-2.0-only"],
  ["released under the GPLv3 or later", "grant GPLv3 or later = GPL-3.0-or-later"],
  ["GNU General Public License v3.0", "grant GNU General Public License v3.0 = GPL-3.0-only"],
  ["LGPL-2.1", "grant LGPL-2.1 = LGPL-2.1-only"],
  [
    "GNU Affero General Public License v3.0",
    "grant GNU Affero General Public License v3.0 = AGPL-3.0-only",
  ],
  ["Mozilla Public License 2.0", "grant Mozilla Public License 2.0 = MPL-2.0"],
  ["CC-BY-NC 4.0", "grant CC-BY-NC 4.0 = CC-BY-NC-4.0"],
  [
    "released under the CC-BY-NC 4.0 license as found in the [file](LICENSE_weights)",
    "grant CC-BY-NC 4.0 license = CC-BY-NC-4.0",
  ],
  ["CC BY-SA 3.0", "grant CC BY-SA 3.0 = CC-BY-SA-3.0"],
  ["data under CC-BY", "grant CC-BY = CC-BY-4.0 +4"],
  ["CC0 1.0 Universal", "grant CC0 1.0 Universal = CC0-1.0"],
  [
    "CreativeML Open RAIL++-M License",
    "grant CreativeML Open RAIL++-M License = creativeml-openrail-pp-m-2023-07-26 +1",
  ],
  ["CreativeML OpenRAIL-M", "grant CreativeML OpenRAIL-M = scancode-stable-diffusion-2022-08-22"],
  ["OpenRAIL", "grant OpenRAIL = scancode-bigscience-open-rail-m +2"],
  [
    "under the BigCode OpenRAIL-M v1 license agreement",
    "grant BigCode OpenRAIL-M v1 license agreement = scancode-bigcode-open-rail-m-v1",
  ],
  [
    "Use is governed by the llama3.1 license",
    "grant llama3.1 license = scancode-llama-3.1-license-2024",
  ],
  ["Llama 3.1 is a large language model."],
  [
    "licensed under the Meta Llama 3 Community License",
    "grant Meta Llama 3 Community License = llama-3-community",
  ],
  [
    "subject to the Llama Community License",
    "grant Llama Community License = scancode-llama-4-cla-2025 +5",
  ],
  [
    "provided under and subject to the Gemma Terms of Use",
    "grant Gemma Terms of Use = scancode-gemma-tou-2025-03-24 +2",
  ],
  [
    "licensed under the [Tongyi Qianwen LICENSE AGREEMENT](./Tongyi%20Qianwen%20LICENSE%20AGREEMENT)",
    "grant Tongyi Qianwen LICENSE AGREEMENT = scancode-tongyi-qianwen-2023",
  ],
  [
    "under the [Tongyi Qianwen RESEARCH LICENSE AGREEMENT](x)",
    "grant Tongyi Qianwen RESEARCH LICENSE AGREEMENT = tongyi-qianwen-research-2023",
  ],
  ["the DEEPSEEK LICENSE AGREEMENT", "grant DEEPSEEK LICENSE AGREEMENT = scancode-deepseek-la-1.0"],
  [
    "falls under the [FLUX.1 \\[dev\\] Non-Commercial License](https://a.example)",
    "grant FLUX.1 \\[dev\\] Non-Commercial License = flux-1-dev-nc-1.1.1 +2",
  ],
  ["Yi License", "grant Yi License = yi-2.1 +2"],
  [
    "code and weights are released under the [Modified MIT License](LICENSE).",
    "grant Modified MIT License = scancode-moonshot-ai-modified-mit-2025 +3",
  ],
  ["under a modified Apache 2.0 license", "grant modified Apache 2.0 license = unknown"],
  ["an MIT-style license", "mention MIT-style = unknown"],
  ["an Apache-like license", "mention Apache-like = unknown"],
  ["This is not licensed under MIT.", "mention MIT = MIT"],
  [
    "Unlike Llama 2 Community License, ours is open.",
    "mention Llama 2 Community License = scancode-llama-2-license-2023",
  ],
  ["a license similar to Apache 2.0", "mention Apache 2.0 = Apache-2.0"],
  ["instead of the GPLv3", "mention GPLv3 = GPL-3.0-only"],
  ["It was not MIT before, but is now licensed under Apache-2.0", "grant Apache-2.0 = Apache-2.0"],
  ["dual licensed under MIT or Apache-2.0", "grant MIT = MIT", "grant Apache-2.0 = Apache-2.0"],
  [
    "\u672c\u9879\u76ee\u91c7\u7528 Apache 2.0 \u8bb8\u53ef\u8bc1",
    "grant Apache 2.0 \u8bb8\u53ef\u8bc1 = Apache-2.0",
  ],
  [
    "\u672c\u4ed3\u5e93\u7684\u4ee3\u7801\u9075\u5faa MIT \u534f\u8bae",
    "grant MIT \u534f\u8bae = MIT",
  ],
  ["\u4ee3\u7801\u9075\u5faaMIT\u534f\u8bae", "grant MIT\u534f\u8bae = MIT"],
  [
    "The [Databricks Open Source License](https://a.example) can be found here",
    "grant Databricks Open Source License = unknown",
  ],
  [
    "must adhere to the [Community License for Baichuan2 Model](https://a.example)",
    "grant Community License for Baichuan2 Model = unknown",
  ],
  ["subject to [the Model License](LICENSE-MODEL)", "grant Model License = unknown"],
  [
    "The weights are distributed under the separate `larch-non-commercial-license-v1.0` license.",
    "grant larch-non-commercial-license-v1.0 = unknown",
  ],
  ["released under an open-source-license"],
  ["see https://larch.example/larch-license-v1"],
  ["See the LICENSE file"],
  ["This License applies to the Software."],
  [""],
  [
    "https://www.apache.org/licenses/LICENSE-2.0",
    "grant https://www.apache.org/licenses/LICENSE-2.0 = Apache-2.0",
  ],
  [
    "licensed [here](https://creativecommons.org/licenses/by-nc/4.0/)",
    "grant https://creativecommons.org/licenses/by-nc/4.0/ = CC-BY-NC-4.0",
  ],
  ["![License: MIT](https://img.shields.io/badge/License-MIT-yellow.svg)", "grant MIT = MIT"],
];

describe("license names in a sentence", () => {
  for (const [sentence, ...mentions] of ROWS) {
    it(`reads "${sentence}"`, () => assert.deepEqual(read(sentence), mentions));
  }

  it("are given with their place", () => {
    const sentence = "Released under the MIT License and CC BY 4.0.";
    for (const { name, start, end } of engine.findMentions(sentence)) {
      assert.equal(sentence.slice(start, end), name);
    }
  });

  it("never fail, whatever the characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (sentence) => {
        for (const { name, start, end } of engine.findMentions(`${sentence} MIT License`)) {
          assert.equal(`${sentence} MIT License`.slice(start, end).length, name.length);
        }
      }),
    );
  });
});
