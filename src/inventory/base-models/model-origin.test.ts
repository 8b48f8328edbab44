import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { originOf, shownName, type Writer } from "./model-origin.ts";

const FOLDER = "its name is a path on the machine where it was made";
const BARE = "a bare name does not say whose model it is";

describe("where a model that is named can be fetched", () => {
  const table: readonly (readonly [name: string, is: string, writer?: Writer])[] = [
    ["oak-lab/oak-8b", "hf:oak-lab/oak-8b"],
    ["  oak-lab/Oak_8.1b  ", "hf:oak-lab/Oak_8.1b"],
    ["hf:oak-lab/oak-8b", "hf:oak-lab/oak-8b"],
    ["hf://oak-lab/oak-8b@v2", "hf:oak-lab/oak-8b@v2"],
    ["https://huggingface.co/oak-lab/oak-8b", "hf:oak-lab/oak-8b"],
    ["https://huggingface.co/oak-lab/oak-8b/", "hf:oak-lab/oak-8b"],
    ["https://huggingface.co/oak-lab/oak-8b/tree/abc123", "hf:oak-lab/oak-8b@abc123"],
    ["https://huggingface.co/oak-lab/oak-8b/tree/main", "hf:oak-lab/oak-8b"],
    ["https://huggingface.co/oak-lab/oak-8b?not=this#nor-this", "hf:oak-lab/oak-8b"],
    ["https://modelscope.cn/models/oak-lab/oak-8b", "ms:oak-lab/oak-8b"],
    ["https://www.modelscope.cn/models/oak-lab/oak-8b/summary", "ms:oak-lab/oak-8b"],
    ["https://modelscope.cn/models/../etc", "its address is of no model hub"],
    ["oak-8b", BARE],
    ["", BARE],
    ["/data/oak-8b", FOLDER],
    ["./oak-lab/oak-8b", FOLDER],
    ["../../etc/passwd", FOLDER],
    ["../etc", FOLDER],
    ["oak-lab/../etc", FOLDER],
    ["oak-lab/..", FOLDER],
    ["oak-lab/a..b", FOLDER],
    ["~/oak-8b", FOLDER],
    ["C:\\models\\oak", FOLDER],
    ["a/b/c", FOLDER],
    ["outputs/oak-8b", FOLDER, "program"],
    ["outputs/oak-8b", "hf:outputs/oak-8b"],
    ["https://example.com/oak-8b", "its address is of no model hub"],
    ["https://huggingface.co.example.com/oak-lab/oak-8b", "its address is of no model hub"],
    ["oak-lab/oak\u001b[2J", "its name holds control characters"],
    ["oak-lab/oak\u202e8b", "its name holds control characters"],
    [`oak-lab/${"o".repeat(97)}`, FOLDER],
    [`oak-lab/${"o".repeat(96)}`, `hf:oak-lab/${"o".repeat(96)}`],
  ];
  for (const [name, is, writer = "person"] of table) {
    it(JSON.stringify(name.slice(0, 60)), () => {
      const origin = originOf(name, writer);
      assert.equal("target" in origin ? origin.target : origin.why, is);
    });
  }

  it("is cut where it is endless", () => {
    assert.equal(shownName("o".repeat(100_000)).length, 200);
  });
});
