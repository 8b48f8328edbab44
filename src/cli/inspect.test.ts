import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssayError } from "../bytes/errors.ts";
import type { InspectionReport } from "../report/inspection/inspection-report.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

function reportOf(path: string): InspectionReport {
  return {
    path,
    format: "safetensors",
    exec: "data",
    integrity: "malformed",
    byteLength: 1234,
    tensors: 1,
    elements: 2,
    allowListed: [],
    findings: [{ id: "gap", severity: "medium", message: "4 bytes between a and b", offset: 99 }],
    unread: [],
    tensorList: [{ name: "layers.0.w", dtype: "F32", shape: [2] }],
  };
}

function worldWithout(gone: string) {
  return fakeWorld({
    inspect: (path) =>
      path === gone
        ? Promise.reject(new AssayError("target-not-found", "Cannot inspect: ENOENT"))
        : Promise.resolve(reportOf(path)),
  });
}

describe("assay inspect", () => {
  it("writes one line for each path, also for one that is not there", async () => {
    const world = worldWithout("gone");
    const args = ["inspect", "a", "gone", "b", "--format", "jsonl"];
    assert.equal(await runCommandLine(args, world), 3);
    const lines = world.written.out.trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => {
        const { path, exec } = JSON.parse(line) as InspectionReport;
        return [path, exec];
      }),
      [
        ["a", "data"],
        ["gone", "unknown"],
        ["b", "data"],
      ],
    );
  });

  it("writes one list as JSON", async () => {
    const world = worldWithout("gone");
    assert.equal(await runCommandLine(["inspect", "a", "--format", "json"], world), 0);
    assert.deepEqual(JSON.parse(world.written.out), [reportOf("a")]);
  });

  it("says it in words", async () => {
    const world = worldWithout("gone");
    assert.equal(await runCommandLine(["inspect", "a", "--tensors"], world), 0);
    assert.equal(
      world.written.out,
      [
        "a: safetensors",
        "Data only: nothing is called when it is loaded; breaks its format.",
        "1 tensor, 2 elements, 1,234 bytes",
        "  medium  gap at byte 99",
        "          4 bytes between a and b",
        "",
        "  layers.0.w                                    F32           [2]",
        "",
        "",
      ].join("\n"),
    );
  });

  it("keeps the name of a tensor in one piece", async () => {
    const name = "model.layers.0.block_sparse_moe.experts.117.w1.weight";
    const report = { ...reportOf("a"), tensorList: [{ name, dtype: "BF16", shape: [2, 3] }] };
    const world = fakeWorld({ inspect: () => Promise.resolve(report) });
    await runCommandLine(["inspect", "a", "--tensors"], world);
    const lines = world.written.out.split("\n");
    const at = lines.indexOf(`  ${name}`);
    assert.equal(lines[at + 1], `${" ".repeat(48)}BF16          [2, 3]`);
  });
});
