import { describe } from "node:test";
import { readsFields } from "./field-fixtures.test.ts";

describe("a license of a Homebrew formula is read from", () => {
  readsFields([
    [
      "a choice",
      '  license any_of: ["MIT", "Apache-2.0"]\n',
      'MIT OR Apache-2.0 <MIT", "Apache-2.0>',
    ],
    ["all of them", '  license all_of: ["MIT", "ISC"]\n', "MIT <MIT>", "ISC <ISC>"],
    [
      "all of them on lines of their own",
      '  license all_of: [\n    "MIT",\n    "ISC",\n  ]\n',
      "MIT <MIT>",
      "ISC <ISC>",
    ],
    [
      "one with an exception",
      '  license "GPL-3.0-or-later" => { with: "GCC-exception-3.1" }\n',
      'GPL-3.0-or-later WITH GCC-exception-3.1 <"GPL-3.0-or-later" => { with: "GCC-exception-3.1" }>',
    ],
    ["one", '  license "MIT"\n', "MIT <MIT>"],
    ["no set without licenses", "  license any_of: []\n"],
  ]);
});
