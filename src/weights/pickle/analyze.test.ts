import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";

import type { ByteSource } from "../../bytes/byte-source.ts";
import { fileSource } from "../../bytes/file-source.ts";
import { memorySource } from "../../bytes/memory-source.ts";
import { analyzePickle, type PickleAnalysis } from "./analyze.ts";

/** One character per byte. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function analyze(text: string): Promise<PickleAnalysis> {
  return analyzePickle(memorySource(bytesOf(text)));
}

/** `exec` and `integrity` in two words, and the callables that are code. */
function answer({ log }: PickleAnalysis): string {
  const code = log.calls
    .filter(({ verdict }) => verdict === "code")
    .map(({ callable }) => callable);
  const exec = log.unread === undefined ? "safe" : "unknown";
  const integrity = log.problems.length > 0 ? "malformed" : "valid";
  return [code.length > 0 ? "code" : exec, integrity, ...new Set(code)].join(" ");
}

const CASES: readonly (readonly [what: string, bytes: string, wanted: string])[] = [
  ["a list", "\x80\x04]\x94(K\x01K\x02e.", "safe valid"],
  ["two streams", "\x80\x02K\x01.\x80\x02K\x02.", "safe valid"],
  ["a stream and padding", "\x80\x02K\x01.\0\0\n", "safe valid"],
  ["a list that holds itself", "]q\0h\0a.", "safe valid"],
  ["an ordered dictionary", "ccollections\nOrderedDict\n)R.", "safe valid"],
  ["a set of Python 2", "\x80\x02c__builtin__\nset\n]K\x01a\x85R.", "safe valid"],
  [
    "that module under its old name in protocol 4",
    "\x80\x04c__builtin__\nset\n]\x85R.",
    "code valid __builtin__.set",
  ],
  ["REDUCE of a function on no list", "cos\nsystem\n(S'hi'\ntR.", "code valid os.system"],
  ["INST", "(S'hi'\nios\nsystem\n.", "code valid os.system"],
  ["OBJ", "(cos\nsystem\nS'hi'\no.", "code valid os.system"],
  ["NEWOBJ", "\x80\x02cos\nsystem\n)\x81.", "code valid os.system"],
  ["NEWOBJ_EX", "\x80\x04cos\nsystem\n)}\x92.", "code valid os.system"],
  [
    "STACK_GLOBAL from the memo",
    "\x80\x04\x8c\x02os\x94\x8c\x06systemq\x05\x8c\x01a0h\0h\x05\x93.",
    "code valid os.system",
  ],
  ["STACK_GLOBAL of a number", "\x80\x04K\x01K\x02\x93.", "code malformed a name that is computed"],
  ["an import without a call", "cos\nsystem\n.", "code valid os.system"],
  ["a call whose result is dropped", "cos\nsystem\n)R0N.", "code valid os.system"],
  [
    "a call of a result",
    "ccollections\nOrderedDict\n)R)R.",
    "code valid the result of collections.OrderedDict",
  ],
  [
    "a class of a library that is called",
    "\x80\x02csklearn.tree._classes\nDecisionTreeClassifier\n)R.",
    "code valid sklearn.tree._classes.DecisionTreeClassifier",
  ],
  [
    "the same, made by __new__",
    "\x80\x02csklearn.tree._classes\nDecisionTreeClassifier\n)\x81}b.",
    "safe valid",
  ],
  ["a function kept as a value", "cnumpy\nlog1p\n.", "safe valid"],
  ["the same function called", "cnumpy\nlog1p\nK\x01\x85R.", "code valid numpy.log1p"],
  ["BUILD into a function", "cnumpy\nlog1p\n}b.", "code valid numpy.log1p"],
  ["a dotted name", "\x80\x04\x8c\x05numpy\x8c\x09ma.masked\x93.", "code valid numpy.ma.masked"],
  [
    "a method that the loader calls, put there by BUILD",
    "ccollections\nOrderedDict\n)R}S'__setstate__'\ncnumpy\nlog1p\nsb.",
    "code valid the result of collections.OrderedDict",
  ],
  ["an extension code", "\x80\x02\x82\x01.", "code valid copyreg.extension 1"],
  [
    "_reconstructor of a class on no list",
    "ccopy_reg\n_reconstructor\n(cos\n_wrap_close\nc__builtin__\nobject\nNtR.",
    "code valid os._wrap_close copyreg._reconstructor",
  ],
  [
    "a default factory on no list",
    "ccollections\ndefaultdict\n(cos\nabort\ntR.",
    "code valid os.abort collections.defaultdict",
  ],
  [
    "a default factory that makes lists",
    "ccollections\ndefaultdict\n(c__builtin__\nlist\ntR.",
    "safe valid",
  ],
  ["Latin-1 text as bytes", "c_codecs\nencode\n(Va\nVlatin1\ntR.", "safe valid"],
  ["another encoding", "c_codecs\nencode\n(Va\nVrot13\ntR.", "code valid _codecs.encode"],
  ["a second stream that calls", "N.cos\nsystem\n)R.", "code valid os.system"],
  ["code behind junk", "N.JUNK\x80\x02cos\nsystem\n)R.", "code malformed os.system"],
  ["code before an unknown opcode", "cos\nsystem\n)R\xff", "code malformed os.system"],
  ["code behind an unknown opcode", "\x80\x02\xffcos\nsystem\n)R.", "code malformed os.system"],
  [
    "code behind a length that swallows it",
    "T\xff\0\0\0cos\nsystem\n)R.",
    "code malformed os.system",
  ],
  [
    "code behind a frame that an argument crosses",
    "\x80\x04\x95\x02\0\0\0\0\0\0\0B\x10\0\0\0\0cos\nsystem\n)R.....",
    "code malformed os.system",
  ],
  ["nothing", "", "safe malformed"],
  ["no STOP", "\x80\x02N", "unknown malformed"],
  ["STOP of nothing", "\x80\x02.", "unknown malformed"],
  ["a memo entry that was never written", "h\0.", "unknown malformed"],
  ["a pop below the mark", "N(0000.", "unknown malformed"],
  ["POP of a mark", "N(0.", "safe valid"],
  ["a protocol that is not known", "\x80\x09N.", "safe malformed"],
  ["a frame longer than the file", "\x80\x04\x95\xff\0\0\0\0\0\0\0N.", "safe malformed"],
  [
    "a frame in a frame",
    "\x80\x04\x95\x0e\0\0\0\0\0\0\0N\x95\x02\0\0\0\0\0\0\0N.",
    "safe malformed",
  ],
  ["DUP", "\x80\x02N2\x86.", "safe malformed"],
  ["an integer in hexadecimal", "I0x1\n.", "safe malformed"],
  ["a text without quotes", "Sabc\n.", "safe malformed"],
  ["a memo key beyond all bytes", "Nr\xff\xff\xff\x7f.", "safe malformed"],
  ["a negative length", "\x8b\xff\xff\xff\xff.", "unknown malformed"],
  ["a text that is not UTF-8", "X\x02\0\0\0\xff\xfe.", "safe malformed"],
  [
    "tuples that unfold to more than any memory",
    `N${"\x85q\0h\0\x86".repeat(1)}${"q\0h\0h\0\x87".repeat(40)}.`,
    "safe malformed",
  ],
  ["tuples that nest too deep", `N${"\x85".repeat(20_000)}.`, "safe malformed"],
];

/** A wrapper of joblib with its state, and the bytes of the array behind it. */
function joblib(type: string, shape: string, array: string): string {
  const dtype = `cnumpy\ndtype\n(V${type}\nI00\nI01\ntR(I3\nV<\nNNNI-1\nI-1\nI0\ntb`;
  const state = `(dVsubclass\ncnumpy\nndarray\nsVshape\n(${shape}tsVorder\nVC\nsVdtype\n${dtype}s`;
  return `cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81${state}b${array}`;
}

const ARRAYS: typeof CASES = [
  [
    "an array of joblib and what follows",
    `(${joblib("f4", "I2\n", "12345678")}cos\nsystem\n)Rt.`,
    "code valid os.system",
  ],
  ["an array of joblib that looks like opcodes", `${joblib("u1", "I4\n", "cos\n")}.`, "safe valid"],
  [
    "code in the bytes of an array, where pickle reads on",
    `${joblib("u1", "I14\n", "cos\nsystem\n)R.")}.`,
    "code valid os.system",
  ],
  [
    "an array of objects, which is a pickle",
    `${joblib("O8", "I1\n", "cos\nsystem\n)R.")}.`,
    "code valid os.system",
  ],
  ["an array of joblib that is cut", joblib("f8", "I2\n", "1234"), "unknown malformed"],
  ["an array of joblib without a type", `${joblib("?!", "I1\n", "1")}.`, "unknown malformed"],
];

for (const [what, bytes, wanted] of [...CASES, ...ARRAYS]) {
  test(`reads ${what}`, async () => {
    assert.equal(answer(await analyze(bytes)), wanted);
  });
}

test("tells arguments and place of a call", async () => {
  const { log } = await analyze("\x80\x02cos\nsystem\nX\x07\0\0\0echo hi\x85R.");
  assert.deepEqual(log.calls.at(-1), {
    callable: "os.system",
    arguments: '"echo hi"',
    offset: 26,
    role: "call",
    verdict: "code",
  });
});

test("reads through windows what is too long to be read at once", async () => {
  const skipped = 40 * 2 ** 20;
  const head = bytesOf("\x80\x04\x8c\x02os\x94\x8c\x06system\x94B\0\0\x80\x02");
  const tail = bytesOf("0h\0h\x01\x93\x8c\x02hi\x85R.");
  const bytes = new Uint8Array(head.length + skipped + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length + skipped);
  const whole = memorySource(bytes);
  let most = 0;
  const source: ByteSource = {
    byteLength: bytes.length,
    read(start, end) {
      most = Math.max(most, Math.min(end, bytes.length) - start);
      return whole.read(start, end);
    },
  };
  const analysis = await analyzePickle(source);
  assert.equal(answer(analysis), "code valid os.system");
  assert.equal(analysis.log.calls.at(-1)?.arguments, '"hi"');
  assert.ok(most < 2 ** 20, `${most} bytes in one read`);
});

test("reads a long file window by window, and what it said before is not forgotten", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pickle-"));
  try {
    const path = join(folder, "long.pkl");
    const skipped = Buffer.concat([bytesOf("C\xff"), Buffer.alloc(255), bytesOf("0")]);
    const names = (at: number): Uint8Array => bytesOf(`\x8c\x02os\x8c\x05open${at}\x93)R0`);
    const parts = Array.from({ length: 6 }, (_, at) => [
      names(at),
      Buffer.concat(Array.from({ length: 25_000 }, () => skipped)),
    ]);
    const head = bytesOf("\x80\x04\x8c\x02os\x94\x8c\x06system\x94");
    const tail = bytesOf("h\0h\x01\x93)R.");
    const bytes = Buffer.concat([head, ...parts.flat(), tail]);
    writeFileSync(path, bytes);
    const [ofFile, ofMemory] = [
      await analyzePickle(fileSource(path)),
      await analyzePickle(memorySource(bytes)),
    ];
    assert.equal(
      answer(ofFile),
      "code valid os.open0 os.open1 os.open2 os.open3 os.open4 os.open5 os.system",
    );
    assert.deepEqual(ofFile.log.calls, ofMemory.log.calls);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("never throws, whatever the bytes", async () => {
  const opcodes = bytesOf(CASES.map(([, bytes]) => bytes).join(""));
  const piece = fc.tuple(fc.nat(opcodes.length), fc.nat(40));
  const hostile = fc
    .array(fc.oneof(piece, fc.uint8Array({ maxLength: 8 })), { maxLength: 30 })
    .map((parts) =>
      Buffer.concat(
        parts.map((part) =>
          part instanceof Uint8Array ? part : opcodes.slice(part[0], part[0] + part[1]),
        ),
      ),
    );
  await fc.assert(
    fc.asyncProperty(hostile, async (bytes) => {
      const { log, end } = await analyzePickle(memorySource(bytes));
      assert.ok(end <= bytes.length);
      assert.ok(log.problems.every(({ offset }) => offset <= bytes.length));
    }),
    { numRuns: 300 },
  );
});

test("every cut of a pickle is malformed", async () => {
  const whole = "\x80\x02ccollections\nOrderedDict\n)RX\x01\0\0\0a(K\x01I5\nt}s.";
  for (let length = 0; length < whole.length; length += 1) {
    const { log } = await analyze(whole.slice(0, length));
    assert.notEqual(log.problems.length, 0, `${length} bytes`);
  }
});

test("a file of many streams is read once", async () => {
  const inner = memorySource(bytesOf("\x80\x02K\x01.".repeat(50)));
  let wholeReads = 0;
  const read: ByteSource["read"] = (start, end, signal) => {
    if (end - start === inner.byteLength) wholeReads += 1;
    return inner.read(start, end, signal);
  };
  const { streams } = await analyzePickle({ ...inner, read });
  assert.deepEqual([streams.length, wholeReads], [50, 1]);
});
