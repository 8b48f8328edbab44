import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { AuditReport } from "./audit-report.ts";
import { auditReportSchema } from "./contract.ts";
import { REPORT_FORMATS } from "./formats.ts";
import { json } from "./formats/json.ts";
import { text } from "./formats/text.ts";
import { ansiPaint, plainPaint } from "./text/paint.ts";
import { widthOf } from "./text/wrap.ts";

const fixtures = new URL("../../fixtures/reports/", import.meta.url);
const NAMES = ["open-washed", "fully-open", "hostile"];
const WIDTHS = [80, 120];

function readReport(name: string): AuditReport {
  return auditReportSchema.parse(
    JSON.parse(readFileSync(new URL(`${name}.json`, fixtures), "utf8")),
  );
}

/** Text that a file must hold; `UPDATE_GOLDEN=1 npm test` writes what the code gives now, for a person to review. */
function assertGolden(file: string, actual: string): void {
  const url = new URL(file, fixtures);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(url, actual);
  assert.equal(actual, readFileSync(url, "utf8"));
}

describe("the list of report formats", () => {
  it("names every file of formats/", () => {
    const files = readdirSync(new URL("formats/", import.meta.url))
      .filter((file) => !file.endsWith(".test.ts"))
      .map((file) => file.replace(/\.ts$/, ""));
    assert.deepEqual(REPORT_FORMATS.map(({ name }) => name).toSorted(), files.toSorted());
  });
});

for (const name of NAMES) {
  const report = readReport(name);
  describe(`the text report of ${name}`, () => {
    for (const width of WIDTHS) {
      const rendered = text.render(report, { width, paint: plainPaint });

      it(`is what was reviewed, at ${width} columns`, () => {
        assertGolden(`${name}.${width}.txt`, rendered);
      });

      it(`fits ${width} columns`, () => {
        assert.deepEqual(
          rendered.split("\n").filter((line) => widthOf(line) > width),
          [],
        );
      });

      it(`holds no character that steers a terminal, at ${width} columns`, () => {
        assert.equal(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(rendered),
          false,
        );
      });
    }

    it("says the same with colors", () => {
      const colored = text.render(report, { width: 80, paint: ansiPaint });
      const bare = colored.replaceAll(/\u001b\[\d+m/g, "");
      assert.equal(bare, text.render(report, { width: 80, paint: plainPaint }));
      assert.notEqual(bare, colored);
    });

    it("is never narrower than 60 columns", () => {
      assert.equal(
        text.render(report, { width: 10, paint: plainPaint }),
        text.render(report, { width: 60, paint: plainPaint }),
      );
    });
  });

  describe(`the JSON report of ${name}`, () => {
    const rendered = json.render(report, { width: 80, paint: plainPaint });

    it("holds the whole report", () => {
      assert.deepEqual(JSON.parse(rendered), report);
    });

    it("does not depend on the order of keys in memory", () => {
      const shuffled = JSON.parse(JSON.stringify(report), reverseKeys) as AuditReport;
      assert.equal(json.render(shuffled, { width: 80, paint: plainPaint }), rendered);
    });

    it("is printable ASCII but for visible letters", () => {
      assert.equal(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(rendered),
        false,
      );
    });
  });
}

function reverseKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toReversed());
}
