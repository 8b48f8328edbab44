import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MIT, type Tree } from "../hostile/hostile-fixtures.test.ts";
import { auditLine, card, messages, OAK, OAK_LICENSE } from "./line-fixtures.test.ts";

/** A release under MIT at the end of a line of four, whose beginning has limits. */
const LARCH: Tree = {
  "README.md": card(
    { license: "mit", base_model: "elm-lab/elm-chat", base_model_relation: "finetune" },
    "# Larch\n\nLarch is an open source model.\n",
  ),
  LICENSE: MIT,
};
const BETWEEN: Readonly<Record<string, Tree>> = {
  "elm-lab/elm-chat": {
    "README.md": card({
      license: "mit",
      base_model: "ash-lab/ash",
      base_model_relation: "quantized",
    }),
  },
  "ash-lab--ash": { "README.md": card({ license: "apache-2.0", base_model: "oak-lab/oak" }) },
};
const LINE: Readonly<Record<string, Tree>> = { ...BETWEEN, "oak-lab/oak": OAK };

describe("a model under MIT whose line begins under limits", () => {
  it("has the way to each ancestor, with its license", async () => {
    const { lineage } = await auditLine(LARCH, LINE);
    assert.deepEqual(
      lineage?.ancestors.map(({ steps, licenses }) => [
        steps.map(({ relation = "-", name }) => `${relation} ${name}`).join(", "),
        licenses.map(({ id }) => id).join(),
      ]),
      [
        ["finetune elm-lab/elm-chat", "MIT"],
        ["finetune elm-lab/elm-chat, quantized ash-lab/ash", "Apache-2.0"],
        [
          "finetune elm-lab/elm-chat, quantized ash-lab/ash, - oak-lab/oak",
          "LicenseRef-oak-community",
        ],
      ],
    );
  });

  it("has every clause of the first with its sentence in the first's own file", async () => {
    const { clauses } = await auditLine(LARCH, LINE);
    assert.deepEqual(
      clauses.map(({ kind, from, on, evidence }) => [
        `${kind} on ${on.join()} from ${from}`,
        ...evidence.map(({ release, file, line, text }) => `${release} ${file}:${line} ${text}`),
      ]),
      [
        [
          "non-commercial on weights from oak-lab/oak",
          "oak-lab/oak LICENSE:5 You may not use the Model for any commercial purpose.",
        ],
        [
          "naming-prefix on weights from oak-lab/oak",
          'oak-lab/oak LICENSE:7 You must include "Oak" at the beginning of the name of any model that you make from the Model.',
        ],
        [
          "notice-file on weights from oak-lab/oak",
          'oak-lab/oak LICENSE:9 You must retain in all copies the following notice within a "Notice" text file: "Oak is licensed under the Oak Community License, Copyright Oak Lab."',
        ],
        [
          "branding-display on weights from oak-lab/oak",
          'oak-lab/oak LICENSE:11 You must prominently display "Built with Oak" on a related website.',
        ],
      ],
    );
  });

  it("is no open source model, though it says so", async () => {
    const report = await auditLine(LARCH, LINE);
    assert.deepEqual(
      report.claims.map(({ predicate, verdict }) => `${predicate} ${verdict}`),
      ["open-source contradicted", "license:MIT contradicted"],
    );
    assert.equal(report.freedoms.run.result, "fails");
    assert.deepEqual(messages(report, "license-vs-lineage", "claim-vs-lineage"), [
      'claim-vs-lineage: The release calls itself "open-source", and is made from oak-lab/oak (by way of elm-lab/elm-chat, ash-lab/ash), whose license has non-commercial',
      "license-vs-lineage: The weights are said to be under MIT; they are made from oak-lab/oak (by way of elm-lab/elm-chat, ash-lab/ash), which is under LicenseRef-oak-community with non-commercial, naming-prefix, notice-file, branding-display",
    ]);
  });

  it("has nothing of that where the line was not followed, and says so", async () => {
    const { auditTree } = await import("../hostile/hostile-fixtures.test.ts");
    const report = await auditTree(LARCH);
    assert.equal(report.lineage, undefined);
    assert.deepEqual(messages(report, "base-model-terms-unread"), [
      "base-model-terms-unread: Made from elm-lab/elm-chat, whose terms are not known: its release was not read",
    ]);
    assert.equal(report.freedoms.share.result, "undecided");
  });

  it("has unknown terms where the first cannot be opened, and says so", async () => {
    const report = await auditLine(LARCH, BETWEEN);
    const why = "not in the folder of base models";
    assert.deepEqual(messages(report, "base-model-terms-unread", "license-vs-lineage"), [
      `base-model-terms-unread: Made from oak-lab/oak (by way of elm-lab/elm-chat, ash-lab/ash), whose terms are not known: ${why}`,
    ]);
    for (const freedom of ["run", "modify", "share"] as const)
      assert.equal(report.freedoms[freedom].result, "undecided");
    assert.deepEqual(report.unread, [
      { what: "the terms of oak-lab/oak", why: `a base model: ${why}` },
    ]);
    assert.deepEqual(
      report.claims.map(({ predicate, verdict }) => `${predicate} ${verdict}`),
      ["open-source unproven", "license:MIT supported"],
    );
  });
});

describe("terms that come down a line", () => {
  it("are not told twice where the release is under the same license", async () => {
    const own = {
      ...OAK,
      "README.md": card({
        license: "other",
        license_name: "oak",
        license_link: "LICENSE",
        base_model: "oak-lab/oak",
      }),
    };
    const report = await auditLine(own, { "oak-lab/oak": OAK });
    assert.deepEqual(
      report.licenses.weights.map(({ id, scope }) => `${id} ${scope}`),
      ["LicenseRef-oak-community stated"],
    );
    assert.deepEqual(messages(report, "license-vs-lineage"), []);
  });

  it("are those of the base model's own release, where the card speaks of them too", async () => {
    const text =
      "# Larch\n\nLarch was fine-tuned from oak-lab/oak-8b, which is released under the Oak Community License.\n";
    const report = await auditLine(
      { "README.md": card({ license: "mit", base_model: "oak-lab/oak-8b" }, text) },
      { "oak-lab/oak-8b": OAK },
    );
    assert.deepEqual(
      report.licenses.weights.map(({ id, scope, from }) => `${id} ${scope} ${from ?? "-"}`),
      ["MIT stated -", "LicenseRef-oak-community inherited oak-lab/oak-8b"],
    );
  });

  it("leave open what outputs alone carry down", async () => {
    const text = "# Larch\n\nLarch was distilled from oak-lab/oak-8b.\n";
    const report = await auditLine(
      { "README.md": card({ license: "mit" }, text) },
      { "oak-lab/oak-8b": OAK },
    );
    assert.deepEqual(
      report.clauses.map(({ kind, doubt }) => `${kind} ${doubt}`),
      [
        "non-commercial outputs",
        "naming-prefix outputs",
        "notice-file outputs",
        "branding-display outputs",
      ],
    );
    assert.equal(report.freedoms.run.result, "undecided");
    assert.deepEqual(messages(report, "derivative-name-missing", "derivative-notice-missing"), []);
  });

  it("leave open what one account puts over its own work, and ask no duties of it", async () => {
    const release = {
      "README.md": card({ license: "mit", base_model: "oak-lab/oak-8b" }),
      LICENSE: MIT,
    };
    const report = await auditLine(release, { "oak-lab/oak-8b": OAK }, "oak-lab--chat");
    assert.deepEqual(
      report.findings.map(({ id, severity }) => `${id} ${severity}`),
      ["license-vs-lineage low"],
    );
    assert.equal(report.freedoms.share.result, "undecided");
    assert.equal(report.lineage?.target, "hf:oak-lab/chat");
  });

  it("are not those of a link without a name beside a text that was read", async () => {
    const oak = {
      "README.md": "# Oak\n\nThe weights are under [the license](https://oak.example/license).\n",
      LICENSE: MIT,
      "LICENSE-MODEL": MIT,
    };
    const report = await auditLine(
      { "README.md": card({ license: "mit", base_model: "oak-lab/oak-8b" }), LICENSE: MIT },
      { "oak-lab/oak-8b": oak },
    );
    assert.deepEqual(
      report.lineage?.ancestors[0]?.licenses.map(({ id }) => id),
      ["MIT"],
    );
  });

  it("are free where all ancestors are", async () => {
    const mit = { "README.md": card({ license: "mit" }), LICENSE: MIT };
    const report = await auditLine(
      { "README.md": card({ license: "mit", base_model: "elm-lab/elm" }), LICENSE: MIT },
      { "elm-lab/elm": mit },
    );
    assert.deepEqual(
      report.findings.map(({ id }) => id).filter((id) => /lineage|base-model|derivative/.test(id)),
      [],
    );
    assert.deepEqual(report.unread, []);
    assert.equal(report.freedoms.share.result, "met");
  });

  it("of a text that others put over their model dispute no name that is said of this one", async () => {
    const report = await auditLine(
      { "README.md": card({ license: "apache-2.0", base_model: "elm-lab/elm" }) },
      { "elm-lab/elm": { "README.md": card({ license: "mit" }), LICENSE: MIT } },
    );
    assert.deepEqual(
      report.claims.map(({ predicate, verdict }) => `${predicate} ${verdict}`),
      ["license:Apache-2.0 unproven"],
    );
  });

  it("grant nothing where the release itself states no license", async () => {
    const report = await auditLine(
      { "README.md": card({ base_model: "elm-lab/elm" }) },
      { "elm-lab/elm": { "README.md": card({ license: "mit" }), LICENSE: MIT } },
    );
    assert.equal(report.freedoms.share.result, "undecided");
    assert.ok(report.findings.some(({ id }) => id === "license-not-stated"));
    const osd = report.verdicts.find(({ definition }) => definition === "osd-weights");
    assert.notEqual(osd?.result, "met");
  });

  it("are unknown where a base model states no license", async () => {
    const report = await auditLine(
      { "README.md": card({ license: "mit", base_model: "elm-lab/elm" }), LICENSE: MIT },
      { "elm-lab/elm": { "README.md": "# Elm\n" } },
    );
    assert.deepEqual(messages(report, "base-model-terms-unread"), [
      "base-model-terms-unread: Made from elm-lab/elm, whose terms are not known: it states no license for its weights",
    ]);
    assert.equal(report.freedoms.share.result, "undecided");
  });

  it("are known by the name of a license that the catalog holds", async () => {
    const report = await auditLine(
      { "README.md": card({ license: "mit", base_model: "elm-lab/elm" }), LICENSE: MIT },
      { "elm-lab/elm": { "README.md": card({ license: "cc-by-nc-4.0" }) } },
    );
    assert.deepEqual(messages(report, "license-vs-lineage"), [
      "license-vs-lineage: The weights are said to be under MIT; they are made from elm-lab/elm, which is under CC-BY-NC-4.0 with no-patent-grant, non-commercial",
    ]);
  });
});

describe("duties that come down a line", () => {
  const made = card({ license: "mit", base_model: "oak-lab/oak-8b" });

  it("are met by a name, a notice and words that are as the license asks", async () => {
    const release = {
      "README.md": made.replace("# A model", "# Oak-Larch\n\nBuilt with Oak"),
      NOTICE: "Oak is licensed under the Oak Community License,\nCopyright Oak Lab.\n",
    };
    const report = await auditLine(release, { "oak-lab/oak-8b": OAK });
    assert.deepEqual(
      report.findings.map(({ id }) => id).filter((id) => id.startsWith("derivative-")),
      [],
    );
  });

  it("are not met by a notice without the line", async () => {
    const release = { "README.md": made, NOTICE: "Larch was made by us.\n" };
    const report = await auditLine(release, { "oak-lab/oak-8b": OAK });
    assert.deepEqual(messages(report, "derivative-notice-missing"), [
      "derivative-notice-missing: The license of oak-lab/oak-8b asks for a notice that NOTICE does not hold",
    ]);
  });

  it("that begin at a size say nothing of a release", async () => {
    const license = OAK_LICENSE.replace(
      "5. Display. You must",
      "5. Display. If your products have more than 100 million monthly active users, you must",
    );
    const report = await auditLine(
      { "README.md": made },
      { "oak-lab/oak-8b": { ...OAK, LICENSE: license } },
    );
    assert.deepEqual(messages(report, "derivative-branding-missing"), []);
  });

  it("whose words are not at hand are told as such", async () => {
    const named = { "README.md": card({ license: "llama3.1" }) };
    const report = await auditLine({ "README.md": made }, { "oak-lab/oak-8b": named });
    assert.deepEqual(messages(report, "derivative-name-missing"), [
      'derivative-name-missing: The license of oak-lab/oak-8b asks for a name that its text gives, which is not at hand; this is "larch"',
    ]);
  });
});
