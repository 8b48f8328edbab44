import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Artifact, isAsPublished, readText } from "./artifact.ts";
import { checksums } from "./checksums.ts";
import { makeCorpus } from "./data/make-corpus.ts";
import { preprocess } from "./preprocess.ts";
import { trainModel } from "./train.ts";

/** Paths of the artifacts whose bytes are not those that are published. */
function differing(artifacts: Iterable<Artifact>): readonly string[] {
  return [...artifacts].filter((artifact) => !isAsPublished(artifact)).map(({ path }) => path);
}

describe("a rebuild", () => {
  it("makes the published corpus", () => assert.deepEqual(differing(makeCorpus()), []));

  it("makes the published training text, evaluation sets and vocabulary", () => {
    assert.deepEqual(differing(preprocess()), []);
  });

  it("trains to the bytes of the first published checkpoint", () => {
    const [first] = trainModel();
    assert.ok(first);
    assert.match(first.path, /^checkpoints\/step-\d+\/model\.safetensors$/);
    assert.ok(isAsPublished(first), `${first.path} differs`);
  });

  it("finds the published digest for every file", () => {
    const [list] = checksums();
    assert.ok(list);
    assert.equal(readText("SHA256SUMS"), new TextDecoder().decode(list.bytes));
  });
});

describe("the data", () => {
  it("keeps the held-out stories out of the training text", () => {
    const training = new Set(readText("data/train.txt").split("\n"));
    const heldOut = readText("data/eval/held-out.txt").trimEnd().split("\n");
    assert.deepEqual(
      heldOut.filter((story) => training.has(story)),
      [],
    );
  });
});
