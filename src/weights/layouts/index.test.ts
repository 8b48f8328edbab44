import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { ARCHIVE_LAYOUTS } from "./index.ts";

describe("the list of layouts", () => {
  it("holds every file of the folder", () => {
    const files = readdirSync(new URL("./", import.meta.url))
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "index.ts")
      .map((file) => file.slice(0, -".ts".length));
    assert.deepEqual(ARCHIVE_LAYOUTS.map(({ name }) => name).toSorted(), files.toSorted());
  });
});
