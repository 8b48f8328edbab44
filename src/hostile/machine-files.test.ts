import { specify, type Tree } from "./hostile-fixtures.test.ts";

const README = { "README.md": "# Foo\n\nFoo writes verse.\n" };

/** A safetensors file: the length that it claims, its header, and so many zeros. */
function safetensors(header: string, dataBytes: number, claimed = BigInt(header.length)): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(claimed);
  return Buffer.concat([length, Buffer.from(header), Buffer.alloc(dataBytes)]);
}

function weights(content: Buffer | string): Tree {
  return { ...README, "model.safetensors": content };
}

const SOUND = '{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}';

specify("safetensors", [
  {
    what: "that are sound, as a measure",
    release: weights(safetensors(SOUND, 8)),
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final"],
    },
  },
  {
    what: "of no bytes",
    release: weights(""),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "of seven bytes",
    release: weights(Buffer.alloc(7, 1)),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with a header of 2^64-1 bytes",
    release: weights(safetensors(SOUND, 8, 2n ** 64n - 1n)),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with a header longer than the file",
    release: weights(safetensors(SOUND, 8, 1000n)),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with a header that is no JSON",
    release: weights(safetensors("{'w': 1}", 8)),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with tensors one over the other",
    release: weights(
      safetensors(
        '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}',
        12,
      ),
    ),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with a tensor beyond the end",
    release: weights(
      safetensors('{"w":{"dtype":"F32","shape":[1000],"data_offsets":[0,4000]}}', 8),
    ),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with a shape beyond all numbers",
    release: weights(
      safetensors(
        '{"w":{"dtype":"F32","shape":[9007199254740993,9007199254740993],"data_offsets":[0,8]}}',
        8,
      ),
    ),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with metadata that is a tensor",
    release: weights(
      safetensors('{"__metadata__":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', 8),
    ),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with metadata that claims a license",
    release: weights(safetensors(`{"__metadata__":{"license":"mit"},${SOUND.slice(1)}`, 8)),
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final"],
    },
  },
  {
    what: "with a tensor twice",
    release: weights(
      safetensors(
        `{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}`,
        8,
      ),
    ),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with a tensor named __proto__",
    release: weights(
      safetensors('{"__proto__":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', 8),
    ),
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final"],
    },
  },
  {
    what: "that are a pickle",
    release: weights(Buffer.from("\x80\x04cos\nsystem\n(S'true'\ntR.", "latin1")),
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["code-in-weights", "license-not-stated", "weights-malformed"],
      seen: ["weights.final"],
    },
  },
  {
    what: "that are a page of HTML",
    release: weights("<html><body>404: not found</body></html>\n"),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "that are a pointer of git LFS",
    release: weights(
      `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 123456789\n`,
    ),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "that are a pointer with a size below zero",
    release: weights(
      `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize -5\n`,
    ),
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated", "weights-malformed"],
      seen: ["weights.final claimed-only"],
    },
  },
]);

const INDEX = "model.safetensors.index.json";

specify("an index of shards", [
  {
    what: "that leads out of the release",
    release: { ...README, [INDEX]: '{"weight_map":{"w":"../../etc/passwd"}}' },
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "that leads to an absolute path",
    release: { ...README, [INDEX]: '{"weight_map":{"w":"/etc/passwd"}}' },
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "that leads to the card",
    release: { ...README, [INDEX]: '{"weight_map":{"w":"README.md"}}' },
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "of 100,000 shards",
    release: {
      ...README,
      [INDEX]: JSON.stringify({
        weight_map: Object.fromEntries(
          Array.from({ length: 100_000 }, (_, at) => [`w${at}`, `s${at}.safetensors`]),
        ),
      }),
    },
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      unread: [
        "model.safetensors.index.json: read up to byte 524288 of 2977796",
        "model.safetensors.index.json: 1 line was longer than 100000 characters, and cut there",
      ],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "that is empty",
    release: { ...README, [INDEX]: "" },
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "of nothing",
    release: { ...README, [INDEX]: '{"weight_map":{}}' },
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final claimed-only"],
    },
  },
  {
    what: "with numbers in place of names",
    release: { ...README, [INDEX]: '{"weight_map":{"w":5,"v":null}}' },
    is: {
      ladder: "restricted-open-weights, weights-by-pointer, license-unknown",
      findings: ["license-not-stated"],
      seen: ["weights.final claimed-only"],
    },
  },
]);

specify("a machine's file", [
  {
    what: "config.json that is no JSON",
    release: { ...README, "config.json": '{"model_type": "foo", ' },
    is: { findings: ["license-not-stated"], seen: ["config"] },
  },
  {
    what: "config.json nested 100,000 deep",
    release: { ...README, "config.json": "[".repeat(100_000) + "]".repeat(100_000) },
    is: {
      findings: ["license-not-stated"],
      unread: [
        "config.json: 1 line was longer than 100000 characters, and cut there",
        "config.json: the rest of the file: it breaks the format of json",
      ],
    },
  },
  {
    what: "config.json of 10 MB",
    release: {
      ...README,
      "config.json": `{"model_type":"foo","x":[${"[[[]]],".repeat(1_400_000)}0]}`,
    },
    is: {
      findings: ["license-not-stated"],
      unread: [
        "config.json: read up to byte 524288 of 9800028",
        "config.json: 1 line was longer than 100000 characters, and cut there",
      ],
      seen: ["config"],
    },
  },
  {
    what: "config.json with a key twice",
    release: {
      ...README,
      "config.json": '{\n"model_type": "foo",\n"hidden_size": 1,\n"model_type": "bar"\n}',
    },
    is: { findings: ["license-not-stated"], seen: ["config"] },
  },
  {
    what: "config.json with __proto__",
    release: { ...README, "config.json": '{"__proto__": {"model_type": "foo"}, "constructor": 1}' },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "pickles, which are never loaded",
    release: {
      ...README,
      "pytorch_model.bin": Buffer.from("\x80\x02cos\nsystem\n(S'exit 1'\ntR.", "latin1"),
      "optimizer.pt": Buffer.from("\x80\x04.", "latin1"),
    },
    is: {
      ladder: "restricted-open-weights, license-unknown",
      findings: ["code-in-weights", "license-not-stated", "weights-malformed"],
      seen: ["weights.final", "optimizer"],
    },
  },
  {
    what: "a notebook of broken JSON",
    release: {
      ...README,
      "train.ipynb": '{"cells": [{"cell_type": "code", "source": ["import torch\\n", ',
    },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "a notebook of 1 MB in one line",
    release: {
      ...README,
      "train.ipynb": `{"cells":[{"cell_type":"code","source":["${"x = 1\\n".repeat(150_000)}"]}]}`,
    },
    is: {
      findings: ["license-not-stated"],
      unread: [
        "train.ipynb: read up to byte 262144 of 1050046",
        "train.ipynb: 1 line was longer than 100000 characters, and cut there",
      ],
    },
  },
  {
    what: "a table with one line of 5 MB",
    release: { ...README, "data/train.csv": `a,b\n${"x,".repeat(2_500_000)}\n` },
    is: {
      findings: ["data-license-not-stated", "license-not-stated"],
      unread: ["data/train.csv: read up to byte 65536 of 5000005"],
      seen: ["data.train"],
    },
  },
  {
    what: "records of broken JSON",
    release: { ...README, "data/train.jsonl": '{"text": "a"\n{{{\n' },
    is: { findings: ["data-license-not-stated", "license-not-stated"], seen: ["data.train"] },
  },
  {
    what: "package.json with a license that is no license",
    release: { ...README, "package.json": '{"license": "SEE LICENSE IN ../../etc/passwd"}' },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "a script of 1 MB in one line",
    release: { ...README, "train.py": `import torch; ${"loss.backward(); ".repeat(65_000)}` },
    is: {
      findings: ["license-not-stated"],
      unread: [
        "train.py: read up to byte 262144 of 1105014",
        "train.py: 1 line was longer than 100000 characters, and cut there",
      ],
    },
  },
  {
    what: "a script with 100,000 open brackets",
    release: { ...README, "train.py": "(".repeat(100_000) },
    is: { findings: ["license-not-stated"] },
  },
  {
    what: "a script with 100,000 license tags",
    release: { ...README, "train.py": "# SPDX-License-Identifier: MIT\n".repeat(50_000) },
    is: {
      code: ["MIT named stated"],
      findings: [],
      unread: ["train.py: read up to byte 262144 of 1550000"],
    },
  },
  {
    what: "a script with a license tag of 100,000 terms",
    release: { ...README, "train.py": `# SPDX-License-Identifier: ${"(MIT OR ".repeat(10_000)}\n` },
    is: { findings: ["license-not-stated"] },
  },
]);
