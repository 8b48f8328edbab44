import { describe } from "node:test";
import { readsFields } from "./field-fixtures.test.ts";

describe("a text of one value says", () => {
  readsFields([
    ["an id", "Apache-2.0\n", "Apache-2.0 <Apache-2.0>"],
    ["initials", "MIT", "MIT <MIT>"],
    ["an expression", "GPL-3.0+ OR MIT\n", "GPL-3.0-or-later OR MIT <GPL-3.0+ OR MIT>"],
    ["a name", "GNU LGPL v2.1 or later", "LGPL-2.1-or-later <GNU LGPL v2.1 or later>"],
    ["nothing for a word that is also a license", "Glide\n"],
    ["nothing for a sentence", "Made at MIT with care.\n"],
    ["nothing when empty", ""],
  ]);
});
