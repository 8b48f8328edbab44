import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { combineDigests } from "../../weights/digest/combine-digests.ts";
import { DigestTable } from "../../weights/digest/digest-table.ts";
import type { TensorDigest } from "../../weights/digest/tensor-digest.ts";
import { readStatement, writeStatement } from "../statement/statement.ts";
import {
  tensorPredicate,
  TENSORS_TYPE,
  type SignedTensors,
} from "../statement/tensor-statement.ts";
import { compareTensors } from "./compare-tensors.ts";

function digest(of: string): string {
  return Buffer.from(of).toString("hex").padEnd(64, "0").slice(0, 64);
}

/** `name content`, and what else its values are where they are stored in another type. */
function tensor(spelled: string): TensorDigest {
  const [name = "", stored = "", value = stored] = spelled.split(" ");
  return { name, stored: digest(stored), value: digest(value) };
}

function tableOf(spelled: readonly string[]): DigestTable {
  return DigestTable.of(spelled.map(tensor));
}

type Order = "by name" | "by name, the other way around" | "before its type";

/** What is read of a statement over tensors whose list stands in some order. */
function signed(spelled: readonly string[], order: Order): SignedTensors {
  const { subject, predicate, list } = tensorPredicate("m", tableOf(spelled));
  const tensors = order === "by name, the other way around" ? [...list].toReversed() : [...list];
  const bytes = writeStatement(subject, TENSORS_TYPE, { ...predicate, tensors });
  const { predicateType, ...rest } = JSON.parse(bytes.toString()) as Record<string, unknown>;
  const text = order === "before its type" ? JSON.stringify({ ...rest, predicateType }) : bytes;
  const statement = readStatement(Buffer.from(text));
  assert.ok(statement.about === "tensors");
  return statement.tensors;
}

describe("tensors of a statement", () => {
  const cases: readonly {
    readonly what: string;
    readonly signed: readonly string[];
    readonly found: readonly string[];
    readonly state: string;
    readonly why?: string;
    readonly tensors: readonly string[];
  }[] = [
    {
      what: "the same in another order",
      signed: ["a 1", "b 2", "\u{1f600} 3", "\uffee 4"],
      found: ["\u{1f600} 3", "\uffee 4", "b 2", "a 1"],
      state: "as-signed",
      tensors: ["a as-signed", "b as-signed", "\uffee as-signed", "\u{1f600} as-signed"],
    },
    {
      what: "several of one name",
      signed: ["a 1", "a 2", "a 2"],
      found: ["a 2", "a 1", "a 2"],
      state: "as-signed",
      tensors: ["a as-signed", "a as-signed", "a as-signed"],
    },
    {
      what: "one that changed among several of one name",
      signed: ["a 1", "a 2", "b 1"],
      found: ["a 2", "a 3", "b 1"],
      state: "changed",
      tensors: ["a as-signed", "a changed", "b as-signed"],
    },
    {
      what: "the first and the last that are gone",
      signed: ["a 1", "b 2", "c 3"],
      found: ["b 2"],
      state: "changed",
      why: "some are missing, and all others are as signed",
      tensors: ["a missing", "b as-signed", "c missing"],
    },
    {
      what: "one that came first and one that came last",
      signed: ["b 2"],
      found: ["c 3", "b 2", "a 1"],
      state: "changed",
      tensors: ["a not-signed", "b as-signed", "c not-signed"],
    },
    {
      what: "another type, and one of another name",
      signed: ["a 1 x", "b 2"],
      found: ["a 9 x", "c 2"],
      state: "changed",
      why: "the values are those that were signed, stored in other types or under other names",
      tensors: ["a changed: same values in another type", "b missing", "c not-signed"],
    },
    {
      what: "nothing of what was signed",
      signed: ["a 1"],
      found: [],
      state: "changed",
      why: "some are missing, and all others are as signed",
      tensors: ["a missing"],
    },
  ];
  for (const order of ["by name", "by name, the other way around", "before its type"] as const) {
    for (const { what, signed: before, found, state, why, tensors } of cases) {
      it(`that lists them ${order} are held against others: ${what}`, () => {
        const compared = compareTensors(signed(before, order), tableOf(found));
        assert.equal(compared.state, state);
        assert.equal(compared.why, why);
        assert.equal(compared.tensors.length, tensors.length);
        assert.deepEqual(
          compared.tensors.map(
            (one) => `${one.name} ${one.state}${one.why === undefined ? "" : `: ${one.why}`}`,
          ),
          tensors,
        );
        assert.deepEqual(
          [...compared.tensors.differing()],
          compared.tensors.filter((one) => one.state !== "as-signed"),
        );
        assert.equal(
          compared.tensors.sameCount,
          compared.tensors.filter((one) => one.state === "as-signed").length,
        );
        assert.deepEqual(JSON.parse(JSON.stringify(compared.tensors)), [...compared.tensors]);
      });
    }
  }

  it("come again in the order of their names, however long the list is", () => {
    const many = Array.from({ length: 3000 }, (_, at) => `tensor-${at} ${at}`);
    const names = tableOf(many);
    const sorted = Array.from(names.byName(), (position) => names.at(position)?.name);
    for (const order of ["by name", "by name, the other way around"] as const) {
      const { byName, digests } = signed(many, order);
      assert.deepEqual(digests, combineDigests(names));
      for (let times = 0; times < 2; times += 1) {
        assert.deepEqual(
          Array.from(byName(), ({ name }) => name),
          sorted,
        );
      }
    }
  });
});
