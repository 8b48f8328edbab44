import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { piecesOfFile } from "../bytes/piece-source.ts";
import { modelOnDisk, newKeys } from "./model-on-disk.test.ts";
import { sign } from "./sign.ts";
import { verify } from "./verify.ts";

const COUNT = 2000;

/** A file of one bundle is read for its lines, its JSON, its signature, and its statement. */
const READINGS = 4;
const KEYS = newKeys();

/** A safetensors file of many tensors of one byte, the last of which holds some value. */
function manyTensors(last: number): Buffer {
  const header = Object.fromEntries(
    Array.from({ length: COUNT }, (_, at) => [
      `t${String(at).padStart(6, "0")}`,
      { dtype: "U8", shape: [1], data_offsets: [at, at + 1] },
    ]),
  );
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(COUNT - 1), Buffer.of(last)]);
}

/** The bundle with one passage of its payload, whose digests are made anew by nobody, replaced. */
function tampered(bundle: string, from: string, to: string): string {
  return bundle.replace(/(?<="payload":")[^"]*/, (base64) => {
    const statement = Buffer.from(base64, "base64").toString();
    assert.ok(statement.includes(from));
    return Buffer.from(statement.replace(from, to)).toString("base64");
  });
}

describe("a signature of many tensors in a file", () => {
  it("is believed as it was made, and for no statement that is another", async () => {
    using model = modelOnDisk({ "model.safetensors": manyTensors(1) });
    using other = modelOnDisk({ "model.safetensors": manyTensors(2) });
    const path = join(other.path, "signature");
    const signOf = async (place: string): Promise<string> =>
      (await sign(place, { by: { key: KEYS.private }, withTensors: true })).tensors ?? "";
    const check = async (place: string, text: string) => {
      writeFileSync(path, text);
      const source = piecesOfFile(path, Buffer.byteLength(text));
      const signatures = [{ path, text: source }];
      return (await verify(place, { signatures, key: KEYS.public })).signatures[0];
    };
    const bundle = await signOf(model.path);

    const same = await check(model.path, bundle);
    assert.equal(same?.answer, "verified");
    assert.equal(same?.tensors?.tensors.length, COUNT);
    assert.equal(same?.tensors?.tensors.sameCount, COUNT);

    const changed = await check(other.path, bundle);
    assert.equal(changed?.answer, "failed");
    assert.deepEqual(
      [...(changed?.tensors?.tensors.differing() ?? [])],
      [{ name: "t001999", state: "changed" }],
    );

    // Written over when it was read for the last time.
    let readings = 0;
    writeFileSync(path, bundle);
    const source = piecesOfFile(path, Buffer.byteLength(bundle));
    const pieces = (start: number, end: number): Iterable<Uint8Array> => {
      readings += 1;
      const swappedNow = Buffer.from(tampered(bundle, '"t000001"', '"t00000x"'));
      return readings > READINGS ? [swappedNow.subarray(start, end)] : source.pieces(start, end);
    };
    const { signatures } = await verify(other.path, {
      signatures: [{ path, text: { ...source, pieces } }],
      key: KEYS.public,
    });
    assert.equal(readings, READINGS + 1);
    assert.equal(signatures[0]?.answer, "failed");
    assert.equal(
      signatures[0]?.tensors?.why,
      "Cannot accept the bundle: its payload was changed meanwhile",
    );
    assert.equal(signatures[0]?.tensors?.tensors.length, 0);

    // The signature of one model around the statement of the other, which lists what is there.
    const payloadOf = /"payload":"[^"]*"/;
    const [payload = ""] = payloadOf.exec(await signOf(other.path)) ?? [];
    const swapped = await check(other.path, bundle.replace(payloadOf, payload));
    assert.equal(swapped?.answer, "failed");
    assert.equal(swapped?.signer?.validity, "invalid");
    assert.equal(swapped?.tensors, undefined);

    // A byte that changes no tensor.
    const renamed = await check(model.path, tampered(bundle, '"subject":[{', '"subject":[ {'));
    assert.equal(renamed?.answer, "failed");
    assert.equal(renamed?.signer?.validity, "invalid");
    assert.equal(renamed?.tensors, undefined);

    // A tensor in the middle.
    const middle = await check(model.path, tampered(bundle, '"t001000"', '"t001000x"'));
    assert.equal(middle?.answer, "failed");
    assert.match(middle?.refused ?? "", /^Cannot accept a statement that contradicts itself/);
  });
});
