import { describe } from "node:test";
import { readsFields } from "./field-fixtures.test.ts";

describe("what Yarn lists is read from", () => {
  readsFields([
    [
      "a table",
      '{"type":"table","data":{"head":["Name","Version","License","URL"],"body":[["wheel","1.2.0","MIT","x"],["a \\"gear\\"","0.3.1","ISC","y"]]}}\n',
      "MIT <MIT>",
      "ISC <ISC>",
    ],
    [
      "a line for each license",
      '{"value":"MIT","children":{"wheel@npm:1":{"value":{"locator":"wheel@npm:1"},"children":{"url":"x"}}}}\n{"value":"MIT OR ISC","children":{"gear@npm:1":{}}}\n',
      "MIT <MIT>",
      "MIT OR ISC <MIT OR ISC>",
    ],
    ["no other table", '{"head":["Name","License"],"rows":[["wheel","MIT"]]}\n'],
    ["no other tree", '{"value":"MIT","children":[]}\n'],
    ["no table that ends early", '{"head":["Name","License"],"body":[["wheel"\n'],
  ]);
});
