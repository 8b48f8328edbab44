import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tensorList } from "../../weights/tensor-list.ts";
import { inspectionJson, inspectionJsonLine } from "./json.ts";
import type { InspectionReport } from "./inspection-report.ts";
import { ListedTensors } from "./listed-tensors.ts";

const REPORT: InspectionReport = {
  path: "a\u202eb",
  format: "safetensors",
  exec: "data",
  integrity: "valid",
  byteLength: 12,
  tensors: 2,
  elements: 3,
  allowListed: [],
  findings: [{ id: "gap", severity: "medium", message: 'two\n"lines"', offset: 9 }],
  unread: [],
};

const TENSORS = ["w", "line\nfeed", "\u200b"].map((name, at) => ({
  name,
  dtype: "F32",
  shape: [at, 2].slice(at),
}));

/** A list as an inspection gives it: with more of each tensor than is listed. */
function listed(count: number): ListedTensors {
  return new ListedTensors(
    tensorList(count, (at) => {
      const tensor = TENSORS[at];
      return tensor && { ...tensor, data: undefined };
    }),
  );
}

const REPORTS: readonly (readonly [InspectionReport, unknown])[] = [
  [REPORT, REPORT],
  ...[0, 1, 3].map(
    (count) =>
      [
        { ...REPORT, tensorList: listed(count) },
        { ...REPORT, tensorList: TENSORS.slice(0, count) },
      ] as const,
  ),
];

describe("reports of inspections as JSON", () => {
  it("are on one line what JSON.stringify writes, with what shows nothing as escapes", () => {
    for (const [report, same] of REPORTS) {
      const text = [...inspectionJsonLine(report)].join("");
      const expected = JSON.stringify(same)
        .replaceAll("\u202e", String.raw`\u202e`)
        .replaceAll("\u200b", String.raw`\u200b`);
      assert.equal(text, `${expected}\n`);
    }
  });

  it("are over lines what JSON.stringify writes", () => {
    for (const count of [0, 1, REPORTS.length]) {
      const some = REPORTS.slice(0, count);
      const text = [...inspectionJson(some.map(([report]) => report))].join("");
      const same = some.map(([, value]) => value);
      const expected = JSON.stringify(same, null, 2)
        .replaceAll("\u202e", String.raw`\u202e`)
        .replaceAll("\u200b", String.raw`\u200b`);
      assert.equal(text, `${expected}\n`);
    }
  });

  it("list the tensors for programs too", () => {
    const list = listed(3);
    assert.equal(list.length, 3);
    assert.deepEqual(list.at(1), TENSORS[1]);
    assert.equal(list.at(3), undefined);
    assert.deepEqual(JSON.parse(JSON.stringify({ list })), { list: TENSORS });
  });
});
