import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { writeBundle } from "./envelope/bundle.ts";
import { modelOnDisk, newKeys } from "./model-on-disk.test.ts";
import { MODEL_TYPE, modelPredicate } from "./statement/model-statement.ts";
import { writeStatement } from "./statement/statement.ts";
import { readPrivateKey, signPayload } from "./trust/keys.ts";
import { verify } from "./verify.ts";

const KEYS = newKeys();

/** A signature over files that says what is to be ignored, as no tool of ours would write it. */
function signed(files: Readonly<Record<string, string>>, ignored: readonly string[]): string {
  const resources = Object.entries(files).map(([path, content]) => ({
    path,
    hash: "sha256" as const,
    digest: createHash("sha256").update(content).digest("hex"),
  }));
  const { subject, predicate } = modelPredicate({
    name: "m",
    serialization: { method: "files", hash: "sha256", allowLinks: false, ignored },
    resources,
  });
  const payload = writeStatement(subject, MODEL_TYPE, predicate);
  const signature = signPayload(payload, readPrivateKey(KEYS.private));
  return [...writeBundle(payload, signature, { hint: "" })].join("");
}

describe("what a signature ignores", () => {
  const cases: readonly {
    readonly what: string;
    readonly ignored: readonly string[];
    readonly files: readonly string[];
    readonly named: readonly string[];
  }[] = [
    {
      what: "nothing, but what Git keeps",
      ignored: [],
      files: ["a.txt as-signed", "b/c.txt not-signed", "b/d/e.txt not-signed"],
      named: [".git"],
    },
    {
      what: "a folder, however it is written",
      ignored: ["./b//"],
      files: ["a.txt as-signed"],
      named: [".git", "b"],
    },
    {
      what: "everything: what it does not list is named",
      ignored: ["."],
      files: ["a.txt as-signed"],
      named: [".git", "b"],
    },
    {
      what: "a file that it lists: it is looked at",
      ignored: ["a.txt", "b/c.txt"],
      files: ["a.txt as-signed", "b/d/e.txt not-signed"],
      named: [".git", "b/c.txt"],
    },
    {
      what: "a place outside of the model",
      ignored: ["..", "/"],
      files: ["a.txt as-signed", "b/c.txt not-signed", "b/d/e.txt not-signed"],
      named: [".git"],
    },
  ];
  for (const { what, ignored, files, named } of cases) {
    it(`is ${what}`, async () => {
      const content = { "a.txt": "a", "b/c.txt": "c", "b/d/e.txt": "e", ".git/HEAD": "x" };
      using model = modelOnDisk(content);
      const text = signed({ "a.txt": "a" }, ignored);
      const { signatures } = await verify(model.path, {
        signatures: [{ path: "a.sig", text }],
        key: KEYS.public,
      });
      assert.deepEqual(
        signatures[0]?.files?.map(({ path, state }) => `${path} ${state}`),
        files,
      );
      assert.deepEqual(signatures[0]?.ignored, named);
    });
  }

  it("is not what Git keeps, where that is signed", async () => {
    using model = modelOnDisk({ ".git/HEAD": "x", ".git/config": "y", ".gitignore": "z" });
    const text = signed({ ".git/HEAD": "x" }, []);
    const { signatures, answer } = await verify(model.path, {
      signatures: [{ path: "a.sig", text }],
      key: KEYS.public,
    });
    assert.equal(answer, "verified");
    assert.deepEqual(signatures[0]?.ignored, [".git/config", ".gitignore"]);
  });
});
