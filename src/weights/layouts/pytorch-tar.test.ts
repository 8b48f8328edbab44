import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { digestModel } from "../digest/model-digests.ts";
import { inspectFiles } from "../inspect-files.test.ts";
import type { Inspection } from "../inspection.ts";
import {
  count,
  key,
  latin1,
  long,
  pickle,
  storageRecord,
  STORAGE,
  tarCheckpoint,
  TENSOR,
  tensorRecord,
  type ViewToWrite,
} from "../pytorch-tar/tar-writer.test.ts";

const SIX: ViewToWrite = { name: "a.weight", shape: [2, 3], strides: [3, 1], offset: 0 };

function inspect(bytes: Uint8Array): Promise<Inspection> {
  return inspectFiles({ "model.pth": bytes });
}

const DATA = latin1(Buffer.from(Float32Array.of(0, 1, 2, 3, 4, 5).buffer));

describe("a tar of PyTorch 0.1", () => {
  it("gives its tensors under the names of its object", async () => {
    const turned = { name: "a.turned", shape: [3, 2], strides: [1, 3], offset: 0 };
    const found = await inspect(tarCheckpoint([SIX, turned], DATA));
    assert.deepEqual(
      [found.format, found.exec, found.integrity, found.problems],
      ["pytorch-tar", "allow-listed", "valid", []],
    );
    assert.deepEqual(
      found.tensors.map(({ name, dtype, shape, data }) => [name, dtype, shape, data?.strides]),
      [
        ["a.weight", "F32", [2, 3], undefined],
        ["a.turned", "F32", [3, 2], [1, 3]],
      ],
    );
    assert.equal(found.metadata.get("weights_only"), "does not load: no tar does");
    assert.ok((await digestModel(found.tensors)).digests);
  });

  it("gives the elements of a part of a storage", async () => {
    const part = `]((${key(7)}${key(STORAGE)}K\x02K\x03tl`.slice(1);
    const storages = `${count(1)}${storageRecord(DATA)}${pickle(part)}`;
    const own = pickle(`(${key(TENSOR)}${key(7)}ctorch\nFloatTensor\nt`);
    const tensors = [count(1), own, long(1), long(2), long(1), long(1)].join("");
    const found = await inspect(tarCheckpoint([SIX], DATA, { storages, tensors }));
    assert.equal(found.integrity, "valid");
    const [piece] = found.tensors.at(0)?.data?.pieces ?? [];
    assert.ok(piece);
    const bytes = await piece.source.read(piece.offset, piece.offset + piece.length);
    assert.deepEqual(new Float32Array(Uint8Array.from(bytes).buffer), Float32Array.of(3, 4));
  });

  const evil = pickle("cos\nsystem\n(U\x02idtR");
  for (const member of ["sys_info", "storages", "tensors", "pickle"]) {
    it(`is code when ${member} calls`, async () => {
      const found = await inspect(tarCheckpoint([SIX], DATA, { [member]: evil }));
      assert.equal(found.exec, "code");
    });
  }

  const broken: readonly (readonly [what: string, members: Record<string, string>, id: string])[] =
    [
      [
        "a storage longer than its member",
        {
          storages: `${count(1)}${pickle(`(${key(STORAGE)}U\x03cpuctorch\nFloatStorage\nt`)}${long(2n ** 62n)}`,
        },
        "truncated",
      ],
      ["storages without a number", { storages: pickle("]") }, "bad-record"],
      [
        "a class that is no storage",
        {
          storages: `${count(1)}${pickle(`(${key(STORAGE)}U\x03cpuctorch\nSize\nt`)}${long(0)}`,
        },
        "bad-storages",
      ],
      [
        "a storage twice",
        { storages: `${count(2)}${storageRecord(DATA)}${storageRecord(DATA)}${pickle("]")}` },
        "bad-storages",
      ],
      [
        "bytes behind the storages",
        {
          storages: `${count(1)}${storageRecord(DATA)}${pickle("]")}x`,
        },
        "trailing-bytes",
      ],
      [
        "a part beyond its storage",
        {
          storages: `${count(1)}${storageRecord(DATA)}${pickle(`((${key(7)}${key(STORAGE)}K\x05K\x03tl`)}`,
        },
        "bad-storages",
      ],
      ["a tensor of no storage", { storages: count(0) + pickle("]") }, "bad-tensors"],
      [
        "a tensor twice",
        {
          tensors: count(2) + tensorRecord(SIX, 0) + tensorRecord(SIX, 0),
        },
        "bad-tensors",
      ],
      [
        "more axes than bytes",
        { tensors: count(1) + tensorRecord(SIX, 0).replace(long(2), long(0x7fffffff)) },
        "truncated",
      ],
      [
        "a negative length",
        { tensors: count(1) + tensorRecord({ ...SIX, shape: [-2, 3] }, 0) },
        "bad-tensors",
      ],
      [
        "a tensor beyond its storage",
        { tensors: count(1) + tensorRecord({ ...SIX, offset: 1 }, 0) },
        "outside-storage",
      ],
      ["a name that leads nowhere", { tensors: count(0) }, "tensor-missing"],
    ];
  for (const [what, members, id] of broken) {
    it(`finds ${what}`, async () => {
      const { integrity, problems } = await inspect(tarCheckpoint([SIX], DATA, members));
      assert.equal(integrity, "malformed");
      assert.ok(
        problems.some((problem) => problem.id === id),
        JSON.stringify(problems),
      );
    });
  }

  it("is never valid when a member is cut short", async () => {
    const whole = `${count(1)}${storageRecord(DATA)}${pickle("]")}`;
    for (let length = 0; length < whole.length; length += 1) {
      const members = { storages: whole.slice(0, length) };
      assert.notEqual((await inspect(tarCheckpoint([SIX], DATA, members))).integrity, "valid");
    }
    const tensors = count(1) + tensorRecord(SIX, 0);
    for (let length = 0; length < tensors.length; length += 1) {
      const members = { tensors: tensors.slice(0, length) };
      assert.notEqual((await inspect(tarCheckpoint([SIX], DATA, members))).integrity, "valid");
    }
  });

  it("gives back every tensor that was written", async () => {
    const dense = fc.array(fc.array(fc.nat({ max: 3 }), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(dense, async (shapes) => {
        const wanted = shapes.map((shape, at) => {
          const strides = shape.map((_, axis) =>
            shape.slice(axis + 1).reduce((step, length) => step * length, 1),
          );
          return { name: `t${at}`, shape, strides, offset: 0 };
        });
        const found = await inspect(tarCheckpoint(wanted, "\0".repeat(4 * 81)));
        assert.equal(found.integrity, "valid");
        assert.deepEqual(
          found.tensors.map(({ name, shape }) => [name, shape]),
          wanted.map(({ name, shape }) => [name, shape]),
        );
      }),
      { numRuns: 50 },
    );
  });
});
