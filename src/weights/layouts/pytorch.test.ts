import assert from "node:assert/strict";
import { test } from "node:test";

import { memorySource } from "../../bytes/memory-source.ts";
import { zipFile, type MemberToZip } from "../../bytes/zip/zip-file.test.ts";
import { inspectSource } from "../inspect-source.ts";
import type { Inspection } from "../inspection.ts";

/** A small integer as BININT. */
function int(number: number): string {
  return `J${String.fromCharCode(...[0, 8, 16, 24].map((shift) => (number >> shift) & 0xff))}`;
}

function text(value: string): string {
  return `X${String.fromCharCode(value.length)}\0\0\0${value}`;
}

/** Opcodes of one tensor of floats, over storage `key` with `length` elements. */
function tensor(
  key: string,
  length: number,
  [offset, size, stride]: readonly [number, string, string],
): string {
  const storage = `(${text("storage")}ctorch\nFloatStorage\n${text(key)}${text("cpu")}${int(length)}tQ`;
  return `ctorch._utils\n_rebuild_tensor_v2\n(${storage}${int(offset)}(${size}t(${stride}t\x89ccollections\nOrderedDict\n)RtR`;
}

/** A state dictionary with these entries, as opcodes. */
function dictionary(...entries: readonly (readonly [name: string, opcodes: string])[]): string {
  return `\x80\x02}(${entries.map(([name, opcodes]) => text(name) + opcodes).join("")}u.`;
}

function checkpoint(
  pickle: string,
  storages: Readonly<Record<string, string>>,
  more: readonly MemberToZip[] = [],
): Buffer {
  return zipFile([
    { name: "m/data.pkl", data: pickle },
    ...Object.entries(storages).map(([key, data]) => ({ name: `m/data/${key}`, data })),
    { name: "m/version", data: "3\n" },
    ...more,
  ]);
}

function inspect(bytes: Uint8Array): Promise<Inspection> {
  return inspectSource(memorySource(bytes), "model.pt");
}

const SIX: readonly [number, string, string] = [0, int(2) + int(3), int(3) + int(1)];

test("a checkpoint gives its tensors, where their bytes lie, and whether it loads as weights only", async () => {
  const pickle = dictionary(
    ["a.weight", tensor("0", 6, SIX)],
    ["a.turned", tensor("0", 6, [0, int(3) + int(2), int(1) + int(3)])],
    ["a.last", tensor("0", 6, [5, "", ""])],
  );
  const found = await inspect(checkpoint(pickle, { 0: "x".repeat(24) }));
  assert.deepEqual(
    [found.format, found.exec, found.integrity],
    ["pytorch", "allow-listed", "valid"],
  );
  assert.deepEqual(
    found.tensors.map(({ name, dtype, shape, data }) => [
      name,
      dtype,
      shape,
      data?.strides,
      data?.pieces.map(({ offset, length }) => [offset, length]),
    ]),
    [
      ["a.weight", "F32", [2, 3], undefined, [[0, 24]]],
      ["a.turned", "F32", [3, 2], [1, 3], [[0, 24]]],
      ["a.last", "F32", [], undefined, [[20, 4]]],
    ],
  );
  assert.equal(found.metadata.get("weights_only"), "loads");
});

const BROKEN: readonly (readonly [what: string, opcodes: string, storage: string, id: string])[] = [
  ["a storage that is too short", tensor("0", 6, SIX), "x".repeat(20), "storage-size"],
  [
    "a shape that reaches beyond the storage",
    tensor("0", 4, SIX),
    "x".repeat(16),
    "outside-storage",
  ],
  [
    "strides that reach beyond it",
    tensor("0", 6, [0, int(2) + int(3), int(4) + int(1)]),
    "x".repeat(24),
    "outside-storage",
  ],
  ["a negative offset", tensor("0", 6, [-1, int(1), int(1)]), "x".repeat(24), "bad-strides"],
  ["a negative stride", tensor("0", 6, [5, int(6), int(-1)]), "x".repeat(24), "bad-strides"],
  ["a storage that is not there", tensor("1", 6, SIX), "x".repeat(24), "storage-missing"],
];

for (const [what, opcodes, storage, id] of BROKEN) {
  test(`finds ${what}`, async () => {
    const found = await inspect(checkpoint(dictionary(["w", opcodes]), { 0: storage }));
    assert.equal(found.integrity, "malformed");
    assert.ok(found.problems.some((problem) => problem.id === id));
  });
}

test("both of two pickles with one name are run", async () => {
  const harmless = dictionary(["w", tensor("0", 6, SIX)]);
  const second = { name: "m/data.pkl", data: "cos\nsystem\n)R." };
  const found = await inspect(checkpoint(harmless, { 0: "x".repeat(24) }, [second]));
  assert.equal(found.exec, "code");
});

test("another pickle in a checkpoint is run, whatever it is called", async () => {
  const harmless = dictionary(["w", tensor("0", 6, SIX)]);
  const second = { name: "m/notes", data: "\x80\x02cos\nsystem\n)R." };
  const found = await inspect(checkpoint(harmless, { 0: "x".repeat(24) }, [second]));
  assert.equal(found.exec, "code");
});

test("says which names keep a checkpoint from loading as weights only", async () => {
  const found = await inspect(checkpoint("\x80\x02cargparse\nNamespace\n)\x81.", {}));
  assert.equal(found.exec, "allow-listed");
  assert.equal(found.metadata.get("weights_only"), "does not load: argparse.Namespace");
});

const SCRIPTS: readonly (readonly [source: string, exec: string])[] = [
  ["    return torch.linear(input, weight, bias)", "allow-listed"],
  ["    return ops.quantized.linear(input, packed)", "allow-listed"],
  ["    return ops.torchvision.nms(boxes, scores, 0.5)", "code"],
  ['    torch.save(input, "/tmp/x")', "code"],
  ['    _0 = ops.aten.from_file("/etc/passwd", False, 10)', "code"],
  ["    _0 = torch.classes.my.Thing()", "code"],
  ["    _0 : __torch__.torch.classes.my.Thing = x", "code"],
  ["    _0 : __torch__.torch.classes.quantized.LinearPackedParamsBase = x", "allow-listed"],
];

for (const [source, exec] of SCRIPTS) {
  test(`TorchScript with "${source.trim()}" is ${exec}`, async () => {
    const code = { name: "m/code/__torch__/a.py", data: `def forward(self):\n${source}\n` };
    const found = await inspect(
      checkpoint("\x80\x02c__torch__.a\nNet\n)\x81}b.", {}, [
        code,
        { name: "m/constants.pkl", data: "\x80\x02)." },
      ]),
    );
    assert.deepEqual([found.format, found.exec], ["torchscript", exec]);
  });
}

for (const [module, exec] of [
  ["quantized", "allow-listed"],
  ["my", "code"],
]) {
  test(`an object of a class in C++ of "${module}" is ${exec}`, async () => {
    const pickle = `\x80\x02c__torch__.torch.classes.${module}\nPacked\n)\x81}b.`;
    const code = { name: "m/code/__torch__/a.py", data: "def forward(self):\n    return 1\n" };
    assert.equal((await inspect(checkpoint(pickle, {}, [code]))).exec, exec);
  });
}

test("archives that carry Python sources are code", async () => {
  const handler = { name: "handler.py", data: "import os\n" };
  const served = zipFile([{ name: "MAR-INF/MANIFEST.json", data: "{}" }, handler]);
  const packed = zipFile([
    { name: "p/.data/extern_modules", data: "os\n" },
    { ...handler, name: "p/x.py" },
  ]);
  assert.deepEqual([(await inspect(served)).exec, (await inspect(packed)).exec], ["code", "code"]);
});

/** Eight bytes of a length, and as many floats. */
function stored(elements: number): string {
  return `${String.fromCharCode(elements)}${"\0".repeat(7)}${"x".repeat(4 * elements)}`;
}

function legacy(keys: string, tail: string): Uint8Array {
  const magic = "\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.";
  const machine = `\x80\x02}${text("little_endian")}\x88s.`;
  const object = dictionary(["w", tensor("94", 6, SIX)]).replace("tQ", "NtQ");
  return Buffer.from(`${magic}\x80\x02M\xe9\x03.${machine}${object}${keys}${tail}`, "latin1");
}

test("the five pickles before PyTorch 1.6 and the storages behind them", async () => {
  const keys = `\x80\x02]${text("94")}a.`;
  const found = await inspect(legacy(keys, stored(6)));
  assert.deepEqual([found.exec, found.integrity], ["allow-listed", "valid"]);
  assert.deepEqual(
    found.tensors.map(({ name, shape, data }) => [name, shape, data?.pieces[0]?.length]),
    [["w", [2, 3], 24]],
  );
  const table: readonly (readonly [tail: string, id: string])[] = [
    [stored(6).slice(0, -1), "truncated"],
    [stored(5), "storage-size"],
    [`${stored(6)}more`, "trailing-bytes"],
  ];
  for (const [tail, id] of table) {
    const broken = await inspect(legacy(keys, tail));
    assert.ok(
      broken.problems.some((problem) => problem.id === id),
      id,
    );
  }
});

test("code in the list of storages is seen", async () => {
  assert.equal((await inspect(legacy("cos\nsystem\n)R.", stored(6)))).exec, "code");
});

test("a zip behind a pickle that lies about its length is a fact, not an error", async () => {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(0xf000000, 12);
  const found = await inspect(
    Buffer.concat([Buffer.from("\x80\x02cos\nsystem\n)R.", "latin1"), end]),
  );
  assert.deepEqual([found.exec, found.integrity], ["code", "malformed"]);
});
