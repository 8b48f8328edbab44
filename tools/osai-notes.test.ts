import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { study, STUDY_PAGE } from "./osai-notes.ts";

it("docs/osai-notes.md says what the records and our rules say (else run node tools/osai-notes.ts)", async () => {
  assert.equal(readFileSync(STUDY_PAGE, "utf8"), await study());
});
