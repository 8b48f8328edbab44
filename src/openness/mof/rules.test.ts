import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { MOF_COMPONENTS, requiredFor } from "./components.ts";
import { evaluateAsMot, type MotEvaluation } from "./mot.ts";
import { evaluateAsPaper } from "./paper.ts";
import { readRecord } from "./read-record.ts";
import { fullRecord, recordYaml } from "./sample-record.test.ts";

function evaluate(yaml: string): MotEvaluation {
  const { record } = readRecord(yaml);
  assert.ok(record !== undefined);
  return evaluateAsMot(record);
}

const names = (ofClass: 1 | 2 | 3): string[] => requiredFor(ofClass).map(({ name }) => name);
const openly = (list: readonly string[]): [string, string][] =>
  list.map((name) => [name, "license: Apache-2.0"]);
const without = (name: string, list: readonly string[]): string[] =>
  list.filter((each) => each !== name);

describe("the tool's classes", () => {
  const cases: readonly {
    what: string;
    yaml: string;
    class: number;
    progress: Record<1 | 2 | 3, number>;
  }[] = [
    {
      what: "nothing listed",
      yaml: recordYaml([]),
      class: 0,
      progress: { 3: 0, 2: 0, 1: 0 },
    },
    {
      what: "everything open",
      yaml: fullRecord("MIT"),
      class: 1,
      progress: { 3: 100, 2: 100, 1: 100 },
    },
    {
      what: "all that class 3 asks for",
      yaml: recordYaml(openly(names(3))),
      class: 3,
      progress: { 3: 100, 2: 60, 1: 0 },
    },
    {
      what: "all that class 2 asks for",
      yaml: recordYaml(openly(names(2))),
      class: 2,
      progress: { 3: 100, 2: 100, 1: 71.43 },
    },
    {
      what: "an open paper in place of a report",
      yaml: recordYaml(openly(without("Technical report", names(1)))),
      class: 1,
      progress: { 3: 100, 2: 100, 1: 100 },
    },
    {
      what: "an open paper beside a report that is not open",
      yaml: recordYaml([
        ...openly(without("Technical report", names(1))),
        ["Technical report", "license: Proprietary"],
      ]),
      class: 1,
      progress: { 3: 100, 2: 100, 1: 100 },
    },
    {
      what: "a paper that is not open in place of a report",
      yaml: recordYaml([
        ...openly(without("Technical report", names(3))),
        ["Research paper", "license: Proprietary"],
      ]),
      class: 0,
      progress: { 3: 83.33, 2: 0, 1: 0 },
    },
    {
      what: "a default license of the distribution",
      yaml: recordYaml(names(3), "{ distribution: { name: MIT } }"),
      class: 3,
      progress: { 3: 100, 2: 60, 1: 0 },
    },
    {
      what: "a default of a type before that of the distribution",
      yaml: recordYaml(
        names(3),
        "{ distribution: { name: MIT }, document: { name: Proprietary } }",
      ),
      class: 0,
      progress: { 3: 33.33, 2: 0, 1: 0 },
    },
    {
      what: "components that say they are unlicensed, under a default",
      yaml: recordYaml(
        names(3).map((name) => [name, "license: unlicensed"]),
        "{ distribution: { name: MIT } }",
      ),
      class: 0,
      progress: { 3: 0, 2: 0, 1: 0 },
    },
    {
      what: "ids that differ in case only",
      yaml: fullRecord("mit"),
      class: 0,
      progress: { 3: 0, 2: 0, 1: 0 },
    },
    {
      what: "the tool's spelling of PDDL",
      yaml: fullRecord("ODC-PDDL-1.0"),
      class: 1,
      progress: { 3: 100, 2: 100, 1: 100 },
    },
    {
      what: "the SPDX spelling of PDDL, which the tool does not count",
      yaml: fullRecord("PDDL-1.0"),
      class: 0,
      progress: { 3: 0, 2: 0, 1: 0 },
    },
    {
      what: "an unknown name, taken as the first component",
      yaml: recordYaml(openly([...without("Datasets", names(1)), "Dattasets"])),
      class: 1,
      progress: { 3: 100, 2: 100, 1: 100 },
    },
    {
      what: "a second entry that states another license",
      yaml: recordYaml([...openly(names(3)), ["Model card", "license: Proprietary"]]),
      class: 0,
      progress: { 3: 83.33, 2: 0, 1: 0 },
    },
  ];
  for (const { what, yaml, class: reached, progress } of cases) {
    it(what, () => {
      const found = evaluate(yaml);
      assert.deepEqual(
        { class: found.class, progress: found.progress },
        { class: reached, progress },
      );
    });
  }
});

describe("where a license comes from", () => {
  const cases: readonly { what: string; line: string; is: string }[] = [
    { what: "stated", line: "license: MIT", is: "MIT component open" },
    { what: "empty", line: "license: ''", is: "undefined component unlicensed" },
    { what: "null", line: "license: null", is: "Apache-2.0 global:code open" },
    { what: "a number", line: "license: 7", is: "7 component not-open" },
    {
      what: "zero, which is empty in PHP",
      line: "license: 0",
      is: "undefined component unlicensed",
    },
    { what: "a list", line: "license: [MIT]", is: " component not-open" },
    { what: "an empty map", line: "license: { }", is: "undefined component unlicensed" },
    { what: "with blanks", line: "license: ' MIT'", is: " MIT component not-open" },
  ];
  for (const { what, line, is } of cases) {
    it(what, () => {
      const [first] = evaluate(
        recordYaml([["Training code", line]], "{ code: { name: Apache-2.0 } }"),
      ).components;
      assert.equal(`${String(first?.license)} ${first?.from} ${first?.status}`, is);
    });
  }
});

describe("the paper's classes", () => {
  const cases: readonly { what: string; yaml: string; class: number; possible: number }[] = [
    { what: "permissive licenses by type", yaml: byType("CC-BY-4.0"), class: 1, possible: 1 },
    {
      what: "datasets without a license",
      yaml: byType("CC-BY-4.0", ["Datasets", "license: unlicensed"]),
      class: 1,
      possible: 1,
    },
    { what: "software licenses on documents", yaml: fullRecord("MIT"), class: 0, possible: 1 },
    { what: "share-alike documents", yaml: byType("CC-BY-SA-4.0"), class: 0, possible: 1 },
    { what: "content licenses on code", yaml: fullRecord("CC-BY-4.0"), class: 0, possible: 0 },
    {
      what: "free and not OSI-approved code",
      yaml: fullRecord("Apache-1.0"),
      class: 0,
      possible: 0,
    },
    { what: "non-commercial content", yaml: byType("CC-BY-NC-4.0"), class: 0, possible: 0 },
  ];
  for (const { what, yaml, class: reached, possible } of cases) {
    it(what, () => {
      const found = evaluateAsPaper(evaluate(yaml).components);
      assert.deepEqual([found.class, found.possibleClass], [reached, possible]);
    });
  }
});

/** Code under MIT, all else under this license; entries that are given take the place of these. */
function byType(license: string, ...others: readonly [string, string][]): string {
  return recordYaml([
    ...MOF_COMPONENTS.map(({ name, type }): [string, string] => [
      name,
      `license: ${type === "code" ? "MIT" : license}`,
    ]),
    ...others,
  ]);
}

describe("any record", () => {
  const component = fc.constantFrom(...MOF_COMPONENTS.map(({ name }) => name));
  const license = fc.constantFrom("MIT", "CC-BY-4.0", "Proprietary", "unlicensed", "OpenMDW-1.0");
  const entries = fc.uniqueArray(fc.tuple(component, license), { selector: ([name]) => name });

  it("loses nothing by one more open component", () => {
    fc.assert(
      fc.property(entries, component, (list, name) => {
        const of = (some: readonly (readonly [string, string])[]): MotEvaluation =>
          evaluate(recordYaml(some.map(([each, id]) => [each, `license: ${id}`])));
        const less = of(list.filter(([each]) => each !== name));
        const more = of([...list.filter(([each]) => each !== name), [name, "MIT"]]);
        for (const each of [1, 2, 3] as const) {
          assert.ok(more.progress[each] >= less.progress[each]);
        }
      }),
    );
  });

  it("does not depend on the order of its components", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const of = (some: typeof list): MotEvaluation =>
          evaluate(recordYaml(some.map(([each, id]) => [each, `license: ${id}`])));
        assert.deepEqual(of(list).progress, of(list.toReversed()).progress);
      }),
    );
  });

  it("is read or refused, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { record, problems } = readRecord(text);
        assert.ok(record !== undefined || problems.length > 0);
      }),
    );
  });
});
