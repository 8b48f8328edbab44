import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { lineage } from "../index.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld, goldenReport } from "./fake-world.test.ts";
import type { AuditRequest } from "./world.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/lineage/", import.meta.url));

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const world = fakeWorld({ lineage });
  const code = await runCommandLine(["lineage", "--quiet", ...args], world);
  return { code, ...world.written };
}

describe("assay lineage", () => {
  it("shows the tree with each license, and each clause at its place", async () => {
    const { code, out } = await run(`${fixtures}larch`, "--parents", `${fixtures}parents`);
    assert.equal(code, 0);
    assert.equal(
      out,
      [
        "larch: MIT",
        "  quantized from ash-lab/ash-8b-chat: Apache-2.0",
        "    fine-tuned from oak-lab/oak-8b: LicenseRef-oak-community, a text that no",
        "    catalog holds",
        "      possibly a ban on commercial use (section 2)",
        '        LICENSE:5 of oak-lab/oak-8b "You may not use the Model for any',
        '        commercial purpose."',
        "      possibly a forced name for derivatives (section 3)",
        '        LICENSE:7 of oak-lab/oak-8b "You must include "Oak" at the beginning of',
        '        the name of any model that you make from the Model."',
        "",
        "Not seen",
        "  Nothing: every file was seen.",
        "",
      ].join("\n"),
    );
  });

  it("ends with 4 where the terms of an ancestor are not known, and says so", async () => {
    const { code, out } = await run(`${fixtures}larch`, "--parents", `${fixtures}larch`);
    assert.equal(code, 4);
    assert.match(out, /quantized from ash-lab\/ash-8b-chat: its terms are not known: not in the/);
  });

  it("gives the same as JSON", async () => {
    const place = [`${fixtures}larch`, "--parents", `${fixtures}parents`];
    const { out } = await run(...place, "--format", "json");
    const report: unknown = JSON.parse(out);
    assert.ok(typeof report === "object" && report !== null && "lineage" in report);
    assert.match(JSON.stringify(report.lineage), /"target":"hf:oak-lab\/oak-8b"/);
  });

  it("says that a target is not there", async () => {
    const { code, err } = await run(`${fixtures}nothing`);
    assert.equal(code, 3);
    assert.match(err, /^assay: Cannot open /);
  });
});

describe("where an audit looks for base models", () => {
  const table: readonly {
    readonly args: readonly string[];
    readonly is: AuditRequest["follow"];
  }[] = [
    { args: ["folder"], is: undefined },
    { args: ["folder", "--follow"], is: { elsewhere: true } },
    { args: ["folder", "--parents", "dir"], is: { elsewhere: false, folder: "dir" } },
    { args: ["folder", "--parents", "dir", "--follow"], is: { elsewhere: true, folder: "dir" } },
    { args: ["folder", "--parents", "dir", "--no-follow"], is: undefined },
    { args: ["hf:oak-lab/oak"], is: { elsewhere: true } },
    { args: ["https://huggingface.co/oak-lab/oak"], is: { elsewhere: true } },
    { args: ["hf:oak-lab/oak", "--no-follow"], is: undefined },
    { args: ["hf:oak-lab/oak", "--parents", "dir"], is: { elsewhere: true, folder: "dir" } },
  ];
  for (const { args, is } of table) {
    it(args.join(" "), async () => {
      let asked: AuditRequest | undefined;
      const world = fakeWorld({
        audit: (_target, request) => {
          asked = request;
          return Promise.resolve(goldenReport("open-washed"));
        },
      });
      await runCommandLine(["audit", ...args], world);
      assert.deepEqual(asked?.follow, is);
    });
  }
});
