import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { withHub } from "../../../fixtures/hub-server/example-hub.test.ts";
import { repository } from "../../../fixtures/hub-server/repository.ts";
import { audit, planAudit, type AuditReport } from "../../index.ts";
import { emptyHome } from "../hub/small-hub.test.ts";
import type { Release } from "../release.ts";
import { joinReleases } from "./join-releases.ts";
import { pathInSource } from "./path-in-source.ts";

const MIT = readFileSync(new URL("../../../examples/open-washed/LICENSE", import.meta.url), "utf8");

const MODEL = repository({
  id: "wren/nest",
  commits: [
    {
      title: "first",
      files: {
        "README.md": "---\nlicense: apache-2.0\n---\n# Nest\n\nA language model.\n",
        "config.json": "{}",
        "model.safetensors": Buffer.from(`\x02${"\0".repeat(7)}{}`),
      },
    },
  ],
});

const CODE: Readonly<Record<string, string>> = {
  LICENSE: MIT,
  "README.md": "# Nest\n\n[![License](https://img.shields.io/badge/license-MIT-blue)](LICENSE)\n",
  "train.py":
    "import torch\n\noptimizer = torch.optim.AdamW(model.parameters())\nloss.backward()\noptimizer.step()\n",
};

/** Audits the model on a hub with the folder of its code, or the other way round. */
function auditBoth(folder: string, isCodeFirst = false): Promise<AuditReport> {
  return withHub(
    async (hub) => {
      const code = join(emptyHome(), folder);
      mkdirSync(code);
      for (const [name, text] of Object.entries(CODE)) writeFileSync(join(code, name), text);
      const targets = ["hf:wren/nest", code];
      const [first = "", also = ""] = isCodeFirst ? targets.toReversed() : targets;
      const network = { env: { HF_ENDPOINT: hub.origins.hub }, home: emptyHome() };
      return audit(first, { also: [also], network });
    },
    { repositories: [MODEL] },
  );
}

describe("a model and the repository of its code as one release", () => {
  // The name of a repository says nothing of what its license is for.
  for (const folder of ["nest", "nest-weights", "data", "examples", "third_party"]) {
    it(`takes the license of the code from its top, and that of the weights from the card: ${folder}`, async () => {
      const { licenses, components, release } = await auditBoth(folder);
      const ids = (part: "code" | "weights"): readonly string[] =>
        licenses[part].map(({ id }) => id);
      assert.deepEqual([ids("code"), ids("weights")], [["MIT"], ["Apache-2.0"]]);
      assert.equal(licenses.code[0]?.evidence[0]?.file, `folder:${folder}/README.md`);
      const training = components.find(({ type }) => type === "code.train");
      assert.deepEqual(
        [training?.status, training?.evidence[0]?.file],
        ["present", `folder:${folder}/train.py`],
      );
      const [model, code] = release.sources ?? [];
      assert.deepEqual(
        [release.name, release.source, release.listing, release.sources?.length],
        ["nest", "joined", "complete", 2],
      );
      assert.deepEqual(
        [model?.folder, model?.source, model?.revision],
        ["", "hub", release.revision],
      );
      assert.deepEqual(code, { folder: `folder:${folder}`, source: "folder" });
    });
  }

  it("is told alike in the other order", async () => {
    const { licenses } = await auditBoth("nest", true);
    assert.deepEqual(
      [licenses.code[0]?.id, licenses.weights[0]?.id, licenses.weights[0]?.evidence[0]?.file],
      ["MIT", "Apache-2.0", "hf:wren--nest/README.md"],
    );
  });

  it("is not audited where one of them is not there", () =>
    withHub(
      async (hub) => {
        const network = { env: { HF_ENDPOINT: hub.origins.hub }, home: emptyHome() };
        const both = { also: ["hf:wren/nothing"], network };
        await assert.rejects(audit("hf:wren/nest", both), { code: "target-not-found" });
        const { files } = await planAudit("hf:wren/nest", { also: ["hf:wren/nest@main"], network });
        assert.deepEqual(
          files.map(({ path }) => path).filter((path) => path.endsWith("README.md")),
          ["README.md", "hf:wren--nest--main/README.md"],
        );
      },
      { repositories: [MODEL] },
    ));
});

describe("joinReleases", () => {
  const release = (location: string, paths: readonly string[], rest = {}): Release => ({
    name: "x",
    source: { kind: "git", location },
    listing: "complete",
    files: paths.map((path) => ({ path })),
    oddities: [],
    ...rest,
  });
  const pathsOf = (...releases: readonly [Release, ...Release[]]): readonly string[] =>
    joinReleases(releases).files.map(({ path }) => path);

  const table: readonly { readonly target: string; readonly folder: string }[] = [
    { target: "gh:org/code", folder: "gh:org--code" },
    { target: "gh:org/code@v1/sub", folder: "gh:org--code--v1--sub" },
    { target: "https://host.example/org/code.git", folder: "git:host.example--org--code.git" },
    { target: "../elsewhere/code", folder: "git:code" },
    { target: "/home/somebody/code", folder: "git:code" },
  ];
  for (const { target, folder } of table) {
    it(`shows ${target} in ${folder}`, () => {
      const path = `${folder}/a/b.py`;
      assert.deepEqual(pathsOf(release("hf:a/b", []), release(target, ["a/b.py"])), [path]);
      assert.equal(pathInSource(path), "a/b.py");
    });
  }

  it("keeps sources apart that have the same name, and folders of a release that look like one", () => {
    const code = release("gh:org/code", ["x"]);
    assert.deepEqual(pathsOf(release("hf:a/b", ["gh:org--code/x"]), code, code), [
      "gh:org--code/x",
      "gh:org--code~2/x",
      "gh:org--code~3/x",
    ]);
  });

  it("is partial where one source is", () => {
    const part = release("gh:org/code", [], { listing: "partial", partialBecause: "a limit" });
    const { listing, partialBecause } = joinReleases([release("hf:a/b", []), part]);
    assert.deepEqual([listing, partialBecause], ["partial", "a limit"]);
  });
});
