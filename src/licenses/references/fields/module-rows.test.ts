import { describe } from "node:test";
import { readsFields } from "./field-fixtures.test.ts";

describe("rows of modules are read from", () => {
  readsFields([
    [
      "modules with the address of their text",
      "x.example/mill,https://x.example/mill/blob/v1/LICENSE,MIT\nx.example/gear,https://x.example/gear/COPYING,GPL-2.0-only\n",
      "MIT <MIT>",
      "GPL-2.0-only <GPL-2.0-only>",
    ],
    [
      "modules whose text is not known",
      "x.example/mill,Unknown,Apache-2.0\r\nx.example/gear,Unknown,Unknown\r\n",
      "Apache-2.0 <Apache-2.0>",
    ],
    ["no sentence", "mills, see https://x.example/LICENSE,MIT\n"],
    ["no places", "Cambridge,MIT,Boston\n"],
  ]);
});
