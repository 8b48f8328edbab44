import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { FORMAT_READERS } from "./index.ts";

describe("the list of formats", () => {
  it("holds every file of the folder", () => {
    const files = readdirSync(new URL("./", import.meta.url))
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "index.ts")
      .map((file) => file.slice(0, -".ts".length));
    assert.deepEqual(FORMAT_READERS.map(({ name }) => name).toSorted(), files.toSorted());
  });
});
