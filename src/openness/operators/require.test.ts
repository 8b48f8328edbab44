import { describe } from "node:test";
import type { Condition } from "../definition.ts";
import { license } from "../sample-facts.test.ts";
import type { Result } from "../verdict.ts";
import { judges, type Row } from "./condition-rows.test.ts";

describe("require a license", () => {
  const require: Condition = {
    require: { license_of: "weights", listed_as: ["osi", "open-data"] },
  };
  const row = (
    what: string,
    licenses: Row["sample"]["licenses"],
    result: Result,
    because: string,
    files: string[],
  ): Row => ({
    what,
    test: require,
    sample: { licenses: licenses ?? {} },
    result,
    because,
    files,
  });
  judges([
    row("an exact text", {}, "met", "weights: MIT is OSI-approved or an open data license", [
      "LICENSE-MIT",
    ]),
    row(
      "a name",
      { weights: [license("MIT", { match: "named" })] },
      "met",
      "weights: MIT is OSI-approved or an open data license",
      ["LICENSE-MIT"],
    ),
    row(
      "a modified text",
      { weights: [license("MIT", { match: "modified" })] },
      "undecided",
      "weights: MIT in a modified text: a person should read it",
      ["LICENSE-MIT"],
    ),
    row(
      "an open data license",
      { weights: [license("CC-BY-4.0")] },
      "met",
      "weights: CC-BY-4.0 is OSI-approved or an open data license",
      ["LICENSE-CC-BY-4.0"],
    ),
    row(
      "a license that is on no list",
      { weights: [license("LicenseRef-display")] },
      "fails",
      "weights: LicenseRef-display is not OSI-approved or an open data license",
      ["LICENSE-LicenseRef-display"],
    ),
    row(
      "two licenses that disagree",
      { weights: [license("MIT"), license("CC-BY-NC-4.0", { scope: "tag" })] },
      "fails",
      "weights: CC-BY-NC-4.0 is not OSI-approved or an open data license",
      ["LICENSE-CC-BY-NC-4.0"],
    ),
    row(
      "a license that the catalog lacks",
      { weights: [license("LicenseRef-own")] },
      "undecided",
      "weights: LicenseRef-own is not in the catalog",
      ["LICENSE-LicenseRef-own"],
    ),
    row(
      "an open license with a policy beside it",
      { weights: [license("MIT"), license("LicenseRef-use-policy")] },
      "met",
      "weights: MIT is OSI-approved or an open data license",
      ["LICENSE-MIT"],
    ),
    row(
      "no license",
      { weights: [] },
      "undecided",
      "no license was found for the weights: nothing is granted by silence, and nothing is known",
      [],
    ),
    {
      what: "an FSF flag that an open data license lacks",
      test: { require: { license_of: "data", listed_as: ["fsf"] } },
      sample: {},
      result: "fails",
      because: "data: CC-BY-4.0 is not a free license by the FSF's list",
      files: ["LICENSE-CC-BY-4.0"],
    },
  ]);
});

describe("require access", () => {
  const require: Condition = { require: { access: "open" } };
  const pointer = { "weights.final": "claimed-only" } as const;
  judges([
    {
      what: "a gate",
      test: require,
      sample: { gate: "approval" },
      result: "fails",
      because: "access to the weights needs an approval",
      files: ["README.md"],
    },
    {
      what: "weights in the release",
      test: require,
      sample: {},
      result: "met",
      because: "the weights are there",
      files: ["weights.final.file"],
    },
    {
      what: "a link that is known to be open",
      test: require,
      sample: { gate: "none", status: pointer },
      result: "met",
      because: "nobody can refuse access to the weights",
      files: ["README.md"],
    },
    {
      what: "a link that was not followed",
      test: require,
      sample: { status: pointer },
      result: "undecided",
      because: "whether the place that holds the weights can refuse was not seen",
      files: ["weights.final.file"],
    },
  ]);
});

describe("require a line of the summary", () => {
  const require: Condition = {
    require: {
      summary: "trainingCode",
      met: ["full"],
      undecided: ["external"],
      shown_by: "code.train",
    },
  };
  const row = (
    value: "full" | "external" | "absent",
    listing: "complete" | "partial",
    result: Result,
  ): Row => ({
    what: `${value} in a ${listing} listing`,
    test: require,
    sample: { listing, summary: { trainingCode: value } },
    result,
    because: `training code: ${value}`,
    files: ["code.train.file"],
  });
  judges([
    row("full", "complete", "met"),
    row("full", "partial", "met"),
    row("external", "complete", "undecided"),
    row("absent", "complete", "fails"),
    row("absent", "partial", "undecided"),
    {
      what: "a good value that nothing shows",
      test: require,
      sample: { status: { "code.train": "unknown" } },
      result: "undecided",
      because: "training code: full",
    },
  ]);
});
