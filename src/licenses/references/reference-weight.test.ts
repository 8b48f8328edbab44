import assert from "node:assert/strict";
import { it } from "node:test";
import { engine } from "../license-fixtures.test.ts";

it("the address of a field says which license a name without a version means", () => {
  const { expression } = engine.identify(
    "The mill is released under the LGPL License.\n\nLicense: http://tinymce.moxiecode.com/license\n",
  );
  assert.equal(expression, "LGPL-2.1-only");
});
