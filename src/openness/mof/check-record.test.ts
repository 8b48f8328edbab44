import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { licenseEngine } from "../../scan/license-catalog.ts";
import { judgeRecord } from "./judge-record.ts";
import { recordYaml } from "./sample-record.test.ts";

/** Problems as `line id nearest`, without those about missing paths. */
function problemsOf(yaml: string): readonly string[] {
  return judgeRecord(yaml, licenseEngine())
    .problems.filter(({ id }) => id !== "evidence-missing")
    .map(({ line, id, nearest = [] }) => `${line} ${id} ${nearest[0] ?? ""}`.trim());
}

const entry = (line: string): string => recordYaml([["Model card", line]]);

describe("what is wrong with a record", () => {
  const cases: readonly { what: string; yaml: string; says: readonly string[] }[] = [
    { what: "nothing", yaml: entry("license: CC-BY-4.0"), says: [] },
    { what: "a deprecated id", yaml: entry("license: GPL-3.0"), says: [] },
    { what: "a known license that is not open", yaml: entry("license: CC-BY-NC-4.0"), says: [] },
    {
      what: "an id with letters swapped",
      yaml: entry("license: Aapche-2.0"),
      says: ["7 misspelled-license Apache-2.0"],
    },
    {
      what: "a name in place of an id",
      yaml: entry("license: Apache 2.0"),
      says: ["7 misspelled-license Apache-2.0"],
    },
    {
      what: "an id in other case",
      yaml: entry("license: mit"),
      says: ["7 misspelled-license MIT"],
    },
    {
      what: "a tag of a license that is not open",
      yaml: entry("license: bigscience-bloom-rail-1.0"),
      says: ["7 unknown-license LicenseRef-scancode-bigscience-rail-1.0"],
    },
    { what: "no license", yaml: entry("license: Undisclosed"), says: ["7 unknown-license"] },
    {
      what: "a component that is not there",
      yaml: entry("license: Component not included"),
      says: ["7 not-included"],
    },
    { what: "a list of licenses", yaml: entry("license: [MIT]"), says: ["7 license-not-text"] },
    {
      what: "a misspelled default",
      yaml: recordYaml([], "{ code: { name: BSD-3 } }"),
      says: ["4 misspelled-license BSD-3-Clause", "2 components-missing"],
    },
    {
      what: "a default that is no map",
      yaml: recordYaml(["Model card"], "{ code: MIT }"),
      says: ["4 default-not-read"],
    },
    {
      what: "a license of the release that is no map",
      yaml: recordYaml(["Model card"], "MIT"),
      says: ["4 default-not-read"],
    },
    {
      what: "a misspelled component",
      yaml: recordYaml(["Trainning code"]),
      says: ["6 unknown-component Training code"],
    },
    {
      what: "a component twice",
      yaml: recordYaml(["Model card", "Data card", "Model card"]),
      says: ["8 duplicate-component"],
    },
    {
      what: "a key that the tool does not read",
      yaml: entry("lisence: MIT"),
      says: ["7 unknown-key license"],
    },
    {
      what: "a key twice",
      yaml: entry("license: MIT\n      license: Apache-2.0"),
      says: ["8 yaml-duplicate-key"],
    },
    {
      what: "a type that the tool does not know",
      yaml: `${entry("license: MIT")}  type: langauge\n`,
      says: ["8 unknown-value language"],
    },
    {
      what: "a path that leads nowhere",
      yaml: entry("component_path: somewhere else"),
      says: ["7 path-unclear"],
    },
    { what: "no release", yaml: "framework: { }\n", says: ["1 no-record"] },
    { what: "nothing at all", yaml: "", says: ["1 no-record"] },
    { what: "no YAML", yaml: "release: [\n", says: ["2 yaml-invalid", "1 no-record"] },
  ];
  for (const { what, yaml, says } of cases) {
    it(what, () => {
      assert.deepEqual(problemsOf(yaml).toSorted(), says.toSorted());
    });
  }

  it("says what nothing shows", () => {
    const shown = "component_path: 'https://example.org/card'";
    const found = (yaml: string): readonly number[] =>
      judgeRecord(yaml, licenseEngine())
        .problems.filter(({ id }) => id === "evidence-missing")
        .map(({ line }) => line);
    assert.deepEqual(found(entry("license: MIT")), [6]);
    assert.deepEqual(found(recordYaml([["Model card", "license: MIT", shown]])), []);
    assert.deepEqual(found(entry("license: unlicensed")), []);
    assert.deepEqual(found(recordYaml(["Model card"], "{ distribution: { name: MIT } }")), [6]);
    const withPath = "{ distribution: { name: MIT, path: 'https://example.org/LICENSE' } }";
    assert.deepEqual(found(recordYaml(["Model card"], withPath)), []);
  });
});

describe("a hostile record", () => {
  const bomb = Array.from(
    { length: 10 },
    (_, at) =>
      `l${at}: &l${at} [${Array(10)
        .fill(at === 0 ? "x" : `*l${at - 1}`)
        .join(", ")}]`,
  ).join("\n");
  const cases: readonly { what: string; yaml: string; says: string }[] = [
    { what: "of 10 MB", yaml: "#".repeat(10 << 20), says: "yaml-too-large" },
    { what: "of brackets", yaml: `release: ${"[".repeat(50_000)}`, says: "yaml-too-deep" },
    { what: "of dashes", yaml: "- ".repeat(50_000), says: "yaml-too-deep" },
    { what: "of question marks", yaml: "? ".repeat(50_000), says: "yaml-too-deep" },
    {
      what: "of indents",
      yaml: Array.from({ length: 900 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
      says: "yaml-too-deep",
    },
    {
      what: "of aliases",
      yaml: `${bomb}\n${entry("license: MIT")}`,
      says: "yaml-too-many-aliases",
    },
    {
      what: "of an alias of itself",
      yaml: "release: &a { components: *a }",
      says: "yaml-too-many-aliases",
    },
  ];
  for (const { what, yaml, says } of cases) {
    it(what, () => {
      const { problems } = judgeRecord(yaml, licenseEngine());
      assert.ok(
        problems.some(({ id }) => id === says),
        problems.map(({ id }) => id).join(),
      );
    });
  }
});
