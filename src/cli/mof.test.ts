import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld, type FakeWorldOptions } from "./fake-world.test.ts";
import { recordYaml } from "../openness/mof/sample-record.test.ts";

const home = mkdtempSync(join(tmpdir(), "assay-mof-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  const path = join(home, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function mof(
  args: readonly string[],
  options: FakeWorldOptions = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const world = fakeWorld(options);
  const code = await runCommandLine(["mof", ...args], world);
  const clean = (text: string): string => text.replaceAll(`${home}/`, "");
  return { code, out: clean(world.written.out), err: clean(world.written.err) };
}

const shown = "component_path: 'https://example.org/card'";
const fine = file("set/fine.yml", recordYaml([["Model card", "license: CC-BY-4.0", shown]]));
const odd = file("set/odd.yaml", recordYaml([["Model card", "license: Apache 2.0", shown]]));
file("set/notes.md", "# Notes\n");
const broken = file("broken.yml", "release: [\n");

describe("assay mof", () => {
  it("shows class, components, what is missing and what is wrong", async () => {
    const { code, out } = await mof([odd]);
    assert.equal(code, 0);
    assert.equal(
      out,
      [
        "set/odd.yaml: Larch-7B: unclassified.",
        "By the Model Openness Tool: class III 0 %, class II 0 % and class I 0 %.",
        "  Model card                        not open          Apache 2.0",
        "Not listed, and asked for by class III: Model architecture, Model parameters",
        "(Final), Evaluation results, Data card and Technical report.",
        '  medium  line 7: "Apache 2.0" is no id of a license, so it does not count;',
        '          "Apache-2.0" would; nearest: Apache-2.0 (misspelled-license)',
        "",
        "",
      ].join("\n"),
    );
  });

  it("gives one record as one JSON value", async () => {
    const { out } = await mof([fine, "--format", "json"]);
    const answer: unknown = JSON.parse(out);
    assert.partialDeepStrictEqual(answer, {
      path: "set/fine.yml",
      record: "Larch-7B",
      class: 0,
      progress: { 1: 0, 2: 0, 3: 16.67 },
      components: [
        {
          id: 13,
          name: "Model card",
          type: "document",
          from: "component",
          license: "CC-BY-4.0",
          status: "open",
        },
      ],
      problems: [],
    });
  });

  it("reads the records of a folder, and no other file", async () => {
    const { code, out } = await mof([join(home, "set"), "--format", "jsonl"]);
    const paths = out
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { path: string }).path);
    assert.deepEqual([code, paths], [0, ["set/fine.yml", "set/odd.yaml"]]);
  });

  it("ends several records with a table", async () => {
    const { out } = await mof([fine, odd]);
    assert.deepEqual(out.trimEnd().split("\n").slice(-5), [
      "  2 records                         tool         paper        if accepted",
      "  class I, open science             0            0            0",
      "  class II, open tooling            0            0            0",
      "  class III, open model             0            0            0",
      "  unclassified                      2            2            2",
    ]);
  });

  it("reads stdin", async () => {
    const { out } = await mof(["-"], { stdin: recordYaml([]) });
    assert.match(out, /^-: Larch-7B: unclassified\.\n/);
  });

  it("reads back what an audit writes", async () => {
    const path = join(home, "written.yml");
    const world = fakeWorld();
    await runCommandLine(["audit", "anything", "--write-mof", path, "--quiet"], world);
    const { code, out } = await mof([path, "--format", "json"]);
    assert.equal(code, 0);
    assert.partialDeepStrictEqual(JSON.parse(out), { problems: [] });
  });

  const codes: readonly { what: string; args: readonly string[]; code: number }[] = [
    { what: "a problem below the threshold", args: [odd, "--fail-on", "high"], code: 0 },
    { what: "a problem at the threshold", args: [odd, "--fail-on", "medium"], code: 1 },
    { what: "a threshold that does not exist", args: [odd, "--fail-on", "info"], code: 2 },
    { what: "no record at a path", args: [join(home, "none.yml")], code: 3 },
    { what: "a record that cannot be read", args: [broken], code: 4 },
    { what: "a path of several that does not exist", args: [odd, join(home, "none.yml")], code: 4 },
  ];
  for (const { what, args, code } of codes) {
    it(`ends with ${code} for ${what}`, async () => {
      assert.equal((await mof(args)).code, code);
    });
  }
});
