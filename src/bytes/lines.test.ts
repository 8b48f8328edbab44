import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lineAt, lineFinder, lineStarts } from "./lines.ts";

describe("lines of a text", () => {
  const table: readonly { readonly text: string; readonly starts: readonly number[] }[] = [
    { text: "", starts: [0] },
    { text: "one", starts: [0] },
    { text: "one\n", starts: [0, 4] },
    { text: "\n\nthree", starts: [0, 1, 2] },
    { text: "one\r\ntwo", starts: [0, 5] },
  ];
  for (const { text, starts } of table) {
    it(`start at ${starts.join(", ")} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(lineStarts(text), starts);
    });
  }

  it("are found by any offset, also the line feed's own and one beyond the end", () => {
    const starts = lineStarts("ab\ncd\n");
    assert.deepEqual(
      [0, 1, 2, 3, 5, 6, 99].map((offset) => lineAt(starts, offset)),
      [1, 1, 1, 2, 2, 3, 3],
    );
    assert.equal(lineFinder("ab\ncd\n")(4), 2);
  });
});
