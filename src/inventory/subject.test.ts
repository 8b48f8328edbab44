import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concernsSubject, filesOfSubject, selectSubject } from "./subject.ts";

const FILES = [
  "README.md",
  "LICENSE",
  "models/larch_1/LICENSE",
  "models/larch_1/MODEL_CARD.md",
  "models/larch_1/model.gguf",
  "models/alder/MODEL_CARD.md",
  "models/alder/model.gguf",
  "tools/run.py",
].map((path) => ({ path }));

describe("a release that holds several models", () => {
  const asked = [
    { name: "alder", folder: "models/alder" },
    { name: "Alder", folder: "models/alder" },
    { name: "Larch 1", folder: "models/larch_1" },
    { name: "models/larch_1", folder: "models/larch_1" },
    { name: "Birch-7B", folder: undefined },
    { name: "birch", folder: undefined },
  ];
  for (const { name, folder } of asked) {
    it(`finds "${name}" ${folder === undefined ? "in the texts" : `in ${folder}`}`, () => {
      assert.deepEqual(selectSubject(name, FILES, ["Birch-7B"]), {
        name,
        ...(folder === undefined ? {} : { folder }),
      });
    });
  }

  it("refuses a name that nothing carries, and says which there are", () => {
    assert.throws(() => selectSubject("oak", FILES, ["Birch-7B"]), {
      code: "usage",
      message: 'Cannot find subject "oak" in the release: it holds "alder", "larch_1", "Birch-7B"',
    });
    assert.throws(() => selectSubject("oak", [], []), {
      message: 'Cannot find subject "oak" in the release: it names no models',
    });
  });

  for (const name of ["", "  ", "-", "?!"]) {
    it(`refuses the name ${JSON.stringify(name)}, which names nothing`, () => {
      assert.throws(() => selectSubject(name, FILES, ["Birch-7B"]), { code: "usage" });
    });
  }

  it("keeps what lies in no other model's folder", () => {
    const subject = { name: "alder", folder: "models/alder" };
    assert.deepEqual(
      filesOfSubject(subject, FILES).map(({ path }) => path),
      [
        "README.md",
        "LICENSE",
        "models/alder/MODEL_CARD.md",
        "models/alder/model.gguf",
        "tools/run.py",
      ],
    );
    assert.deepEqual(
      filesOfSubject({ name: "Birch-7B" }, FILES).map(({ path }) => path),
      ["README.md", "LICENSE", "tools/run.py"],
    );
  });
});

describe("what concerns a subject", () => {
  const cases: readonly { subject?: string; about?: string; is: boolean }[] = [
    { is: true },
    { about: "Larch-7B", is: true },
    { subject: "Larch-7B", is: true },
    { subject: "Larch-7B", about: "larch 7b", is: true },
    { subject: "Larch-7B", about: "Larch-7B-Chat", is: true },
    { subject: "Larch-7B", about: "Larch", is: true },
    { subject: "Larch-7B", about: "Larch-70B", is: false },
    { subject: "Larch-7B", about: "Alder", is: false },
    { subject: "Larch-1", about: "Larch-13B", is: false },
    { subject: "Larch-7B", about: "", is: true },
    { subject: "Larch-7B", about: "-", is: true },
  ];
  for (const { subject, about, is } of cases) {
    it(`${subject ?? "no subject"} and ${about ?? "nobody"}: ${is}`, () => {
      assert.equal(
        concernsSubject(subject === undefined ? undefined : { name: subject }, about),
        is,
      );
    });
  }
});
