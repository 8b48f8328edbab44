import assert from "node:assert/strict";
import { it } from "node:test";
import { pageOnDisk, pages } from "./docs.ts";

for (const page of pages()) {
  const name = page.url.pathname.split("/").at(-1);
  it(`docs/${name} says what the source says (else run npm run docs)`, () => {
    assert.equal(pageOnDisk(page), page.text);
  });
}
