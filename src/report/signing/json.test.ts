import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CheckedList } from "../../signing/tensors/checked-list.ts";
import type { Verification } from "../../signing/verify.ts";
import { DigestTable } from "../../weights/digest/digest-table.ts";
import { verificationJson } from "./json.ts";

function tensors(): CheckedList {
  const none = "0".repeat(64);
  const names = ["a", "line\nfeed", "\u200b"];
  const table = DigestTable.of(names.map((name) => ({ name, stored: none, value: none })));
  const list = new CheckedList(table);
  list.addSame(2);
  list.addChanged(0, { hasValues: true });
  list.addMissing("b\u202e");
  list.addSame(1);
  return list;
}

const SIGNER = {
  method: "key",
  validity: "valid",
  isVouched: true,
  who: "key abc",
  why: 'signed by "the" key',
  notes: [],
} as const;

const REPORTS: readonly Verification[] = [
  { path: "m\u202e", answer: "verified", signatures: [] },
  {
    path: "m",
    answer: "failed",
    signatures: [
      { signature: "a.sig", answer: "failed", refused: "Cannot\nread" },
      {
        signature: "b.sig",
        answer: "verified",
        signer: SIGNER,
        predicateType: "t",
        files: [{ path: "a.txt", state: "as-signed" }],
        ignored: [".git"],
      },
      {
        signature: "c.sig",
        answer: "failed",
        signer: { ...SIGNER, notes: ["one", "two"] },
        tensors: { state: "changed", why: "why", tensors: tensors(), unread: [] },
      },
      {
        signature: "d.sig",
        answer: "unknown",
        tensors: {
          state: "not-read",
          tensors: new CheckedList(new DigestTable()),
          unread: [{ what: "x", why: "y" }],
        },
      },
    ],
  },
];

describe("a verification as JSON", () => {
  it("is what JSON.stringify writes, with what shows nothing as escapes", () => {
    for (const report of REPORTS) {
      const expected = JSON.stringify(report, null, 2)
        .replaceAll("\u202e", String.raw`\u202e`)
        .replaceAll("\u200b", String.raw`\u200b`);
      assert.equal([...verificationJson(report)].join(""), `${expected}\n`);
    }
  });

  it("lists each tensor with its state", () => {
    const [, report] = REPORTS;
    const text = [...verificationJson(report ?? { path: "", answer: "failed", signatures: [] })];
    const { signatures } = JSON.parse(text.join("")) as { signatures: { tensors?: object }[] };
    assert.deepEqual(signatures[2]?.tensors, {
      state: "changed",
      why: "why",
      tensors: [
        { name: "\u200b", state: "as-signed" },
        { name: "a", state: "changed", why: "same values in another type" },
        { name: "b\u202e", state: "missing" },
        { name: "line\nfeed", state: "as-signed" },
      ],
      unread: [],
    });
  });
});
