import { describe } from "node:test";
import { readsFields } from "./field-fixtures.test.ts";

describe("front matter says", () => {
  readsFields([
    ["a tag", "---\nlicense: apache-2.0\n---\n# X\n", "Apache-2.0 <apache-2.0>"],
    ["a quoted tag", '---\nlicense: "cc-by-4.0"\n---\n', "CC-BY-4.0 <cc-by-4.0>"],
    ["a tag with a comment", "---\nlicense: mit # as upstream\n---\n", "MIT <mit>"],
    [
      "a list",
      "---\nlicense:\n- mit\n- apache-2.0\ntags: []\n---\n",
      "MIT <mit>",
      "Apache-2.0 <apache-2.0>",
    ],
    [
      "a list in brackets",
      "---\nlicense: [mit, apache-2.0]\n---\n",
      "MIT AND Apache-2.0 <mit, apache-2.0>",
    ],
    ["a family", "---\nlicense: gemma\n---\n", "LicenseRef-scancode-gemma-tou-2025-03-24 <gemma>"],
    [
      "a name for other",
      "---\nlicense: other\nlicense_name: qwen-research\nlicense_link: LICENSE\n---\n",
      "LicenseRef-qwen-research-2024 <qwen-research>",
    ],
    [
      "an address for a name of nothing",
      "---\nlicense: other\nlicense_name: ours\nlicense_link: https://www.llama.com/llama3_1/license/\n---\n",
      "LicenseRef-scancode-llama-3.1-license-2024 <https://www.llama.com/llama3_1/license/>",
    ],
    [
      "the tag where a name stands beside it",
      "---\nlicense: mit\nlicense_name: apache-2.0\n---\n",
      "MIT <mit>",
    ],
    ["nothing for other alone", "---\nlicense: other\n---\n"],
    ["nothing for unknown", "---\nlicense: unknown\n---\n"],
    ["nothing without a value", "---\nlicense:\n---\n"],
    ["the same with Windows line ends", "---\r\nlicense: mit\r\n---\r\n", "MIT <mit>"],
    ["the same after a byte order mark", "\uFEFF---\nlicense: mit\n---\n", "MIT <mit>"],
    ["the same in a block that never ends", "---\nlicense: mit\n", "MIT <mit>"],
  ]);
});
