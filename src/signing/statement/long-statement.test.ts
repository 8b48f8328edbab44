import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DigestTable } from "../../weights/digest/digest-table.ts";
import { readPrivateKey, readPublicKey, signPayload, checkSignature } from "../trust/keys.ts";
import { newKeys } from "../model-on-disk.test.ts";
import { writeLongStatement, writeStatement } from "./statement.ts";
import { TENSORS_TYPE, tensorPredicate } from "./tensor-statement.ts";

const COUNT = 2000;
const TENSORS = Array.from({ length: COUNT }, (_, at) => ({
  name: `tensor "é" ${at}`,
  stored: at.toString(16).padStart(64, "0"),
  value: at.toString(16).padEnd(64, "f"),
}));

describe("a statement over many tensors", () => {
  const { subject, predicate, list } = tensorPredicate("m", DigestTable.of(TENSORS));
  const inPieces = writeLongStatement(subject, TENSORS_TYPE, predicate, list);
  const inOne = writeStatement(subject, TENSORS_TYPE, { ...predicate, tensors: [...list] });

  it("has the bytes that it has when it is written at once", () => {
    assert.ok([...inPieces.pieces()].length > 3);
    assert.equal(inPieces.length, inOne.length);
    assert.ok(inPieces.inOne().equals(inOne));
  });

  it("is signed as it is when it is written at once, with a key of any kind", () => {
    for (const curve of ["prime256v1", "secp384r1", "secp521r1"]) {
      const keys = newKeys(curve);
      const signature = signPayload(inPieces, readPrivateKey(keys.private));
      const bundle = { payload: inOne, signature };
      assert.equal(checkSignature(bundle, readPublicKey(keys.public)), "valid");
    }
  });
});
