import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssayError } from "../bytes/errors.ts";
import { memorySource } from "../bytes/memory-source.ts";
import type { Release } from "../release/release.ts";
import { engine } from "../licenses/license-fixtures.test.ts";
import { LARCH, MIT, type Texts } from "./statements/statement-fixtures.test.ts";
import { takeInventory } from "./take-inventory.ts";

function release(texts: Texts): Release {
  return {
    name: "larch",
    source: { kind: "folder", location: "/somewhere/larch" },
    listing: "complete",
    files: Object.entries(texts).map(([path, text]) => {
      const bytes = Buffer.from(text);
      return { path, byteLength: bytes.length, open: () => Promise.resolve(memorySource(bytes)) };
    }),
    oddities: [],
  };
}

const CARD =
  "# Larch\n\nThe code is under the [MIT License](LICENSE). The weights are under the [Larch Model License](LICENSE-MODEL).\n";

describe("the inventory of a release", () => {
  it("names the kind of its source, and no place", async () => {
    const { inventory } = await takeInventory(release({}), engine);
    assert.deepEqual(inventory.release, { name: "larch", source: "folder", listing: "complete" });
  });

  it("keeps the licenses of code and weights apart", async () => {
    const { inventory } = await takeInventory(
      release({ "README.md": CARD, LICENSE: MIT, "LICENSE-MODEL": LARCH }),
      engine,
    );
    const ids = Object.entries(inventory.licenses).map(([part, all]) => [
      part,
      all.map(({ id }) => id),
    ]);
    assert.deepEqual(Object.fromEntries(ids), {
      code: ["MIT"],
      weights: ["LicenseRef-larch"],
      data: [],
      docs: [],
    });
    assert.equal(inventory.summary.separateModelLicense, true);
  });

  it("sees a license of its own for the weights where a sentence points to it", async () => {
    const card = "The weights are under the [Larch terms](LICENSE-L).\n";
    const texts = { "README.md": card, LICENSE: MIT, "LICENSE-L": MIT };
    const { inventory } = await takeInventory(release(texts), engine);
    assert.equal(inventory.summary.separateModelLicense, true);
    const alone = await takeInventory(release({ LICENSE: MIT, "LICENSE-L": MIT }), engine);
    assert.equal(alone.inventory.summary.separateModelLicense, false);
  });

  it("tells once what two of its readers did not get", async () => {
    const config = {
      path: "config.json",
      byteLength: 2,
      open: () => Promise.reject(new AssayError("network", "Cannot fetch it: gone")),
    };
    const { inventory } = await takeInventory({ ...release({}), files: [config] }, engine);
    assert.deepEqual(inventory.unread, [{ what: "config.json", why: "Cannot fetch it: gone" }]);
  });

  it("tells how far it is, file by file", async () => {
    const told: string[] = [];
    const onProgress = (done: number, total: number): void => void told.push(`${done}/${total}`);
    await takeInventory(release({ "README.md": CARD, LICENSE: MIT }), engine, { onProgress });
    assert.deepEqual(told, ["0/2", "1/2", "2/2"]);
  });

  it("stops when it is told to, with the reason that was given", async () => {
    const reason = new Error("enough");
    const taking = takeInventory(release({ "README.md": CARD }), engine, {
      signal: AbortSignal.abort(reason),
    });
    await assert.rejects(taking, reason);
  });

  it("refuses a subject that is not there", async () => {
    const taking = takeInventory(release({ "README.md": CARD }), engine, { subject: "Oak" });
    await assert.rejects(taking, { code: "usage" });
  });
});
