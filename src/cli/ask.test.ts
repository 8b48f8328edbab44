import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { ask } from "../index.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

const home = mkdtempSync(join(tmpdir(), "assay-ask-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  const path = join(home, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** The text of an SPDX license, from the package that holds them. */
function spdxText(id: string): string {
  const url = new URL(`../../node_modules/spdx-license-list/licenses/${id}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { readonly licenseText: string }).licenseText;
}

const text = spdxText("MIT").replace("<year> <copyright holders>", "2026 Larch Labs");
file("larch/LICENSE", text);
file(
  "larch/README.md",
  "---\nlicense: mit\n---\n# Larch\n\nThe weights of Larch are released under the MIT license.\n",
);
file("larch/model.safetensors", "");
file("silent/README.md", "# Silent\n\nA model.\n");
const larch = join(home, "larch");
const company = file("company.yaml", "purpose: commercial\nmonthly-users: 12\n");
const odd = file("odd.yaml", "purpose: fun\nmonthly-user: 12\n");

async function run(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const world = fakeWorld({ ask });
  const code = await runCommandLine(["ask", ...args], world);
  const clean = (written: string): string => written.replaceAll(`${home}/`, "");
  return { code, out: clean(world.written.out), err: clean(world.written.err) };
}

describe("assay ask", () => {
  it("shows each use, then the sentences that decide", async () => {
    const { code, out } = await run(larch, "--profile", company, "--quiet");
    assert.equal(code, 0);
    const lines = out.split("\n");
    assert.equal(lines[0], "larch: what its documents say, for: commercial, 12 monthly users");
    assert.deepEqual(lines.slice(2, 8), [
      "  use        yes",
      "  host       yes",
      "  fine-tune  yes",
      "  distill    yes",
      "  ship       yes-if   notice",
      "  sell       yes-if   notice",
    ]);
    assert.equal(
      lines[9],
      "ship and sell, yes-if: Keep its notices, and hand out its text with every copy",
    );
    assert.match(lines[10] ?? "", /^ {2}LICENSE:\d+, MIT$/);
    assert.match(lines[11] ?? "", /^ {2}The document says: "The above copyright notice/);
    assert.doesNotMatch(out, /\blegal/i);
  });

  it("gives the answers as JSON", async () => {
    const { out } = await run(larch, "--profile", company, "--format", "json", "--quiet");
    const report: unknown = JSON.parse(out);
    assert.partialDeepStrictEqual(report, {
      schemaVersion: "1",
      profile: { purpose: "commercial", monthlyUsers: 12 },
      uses: [{ use: "use", answer: "yes" }],
    });
  });

  it("writes notices, duties and the documents that go along, once", async () => {
    const folder = join(home, "pack");
    const args = [larch, "--profile", company, "--quiet", "--write", folder];
    assert.equal((await run(...args)).code, 0);
    assert.deepEqual(readdirSync(folder).toSorted(), ["DUTIES.md", "LICENSE", "NOTICE.txt"]);
    assert.equal(readFileSync(join(folder, "LICENSE"), "utf8"), text);
    assert.match(
      readFileSync(join(folder, "NOTICE.txt"), "utf8"),
      /\nCopyright \(c\) 2026 Larch Labs\n/,
    );
    assert.match(readFileSync(join(folder, "DUTIES.md"), "utf8"), /## ship\n\n- Keep its notices/);
    const { code, err } = await run(...args);
    assert.deepEqual(
      [code, err],
      [2, 'assay: Cannot write to "pack": it holds a NOTICE.txt already\n'],
    );
  });

  const codes: readonly { what: string; args: readonly string[]; code: number }[] = [
    { what: "answers that are all known", args: [larch, "--profile", company], code: 0 },
    {
      what: "a yes-if that is too little",
      args: [larch, "--profile", company, "--fail-on", "yes-if"],
      code: 1,
    },
    { what: "no profile", args: [larch], code: 2 },
    {
      what: "a profile that is not there",
      args: [larch, "--profile", join(home, "none.yaml")],
      code: 2,
    },
    { what: "a profile that is not understood", args: [larch, "--profile", odd], code: 2 },
    {
      what: "a release that is not there",
      args: [join(home, "none"), "--profile", company],
      code: 3,
    },
    {
      what: "a release that says nothing",
      args: [join(home, "silent"), "--profile", company],
      code: 4,
    },
  ];
  for (const { what, args, code } of codes) {
    it(`ends with ${code} for ${what}`, async () => {
      assert.equal((await run(...args, "--quiet")).code, code);
    });
  }

  it("says where a profile is wrong", async () => {
    const { err } = await run(larch, "--profile", odd);
    assert.match(
      err,
      /odd\.yaml:1: Expected for "purpose".*odd\.yaml:2: Unknown key "monthly-user"/s,
    );
  });
});

describe("the examples, asked with the example profile", () => {
  const repository = new URL("../../", import.meta.url);
  const path = (name: string): string => fileURLToPath(new URL(name, repository));
  for (const name of ["open", "open-washed"]) {
    it(name, async () => {
      const profile = path("examples/profile.yaml");
      const found = await run(path(`examples/${name}`), "--profile", profile, "--quiet");
      const golden = readFileSync(path(`fixtures/ask/${name}.txt`), "utf8");
      assert.deepEqual([found.code, found.out], [0, golden]);
    });
  }
});

describe("a license that no catalog holds", () => {
  const own = "Marl License\n\nYou may use the model for non-commercial purposes only.\n";
  file("marl/LICENSE-MODEL", own);
  file(
    "marl/README.md",
    "# Marl\n\nThe weights of Marl are under the [Marl License](LICENSE-MODEL).\n",
  );
  file("marl/model.safetensors", "");
  file("card/README.md", "# Card\n\n## License\n\nThe model is for non-commercial use only.\n");
  file("card/model.safetensors", "");
  const home = file("home.yaml", "purpose: personal\n");

  const cases: readonly { what: string; release: string; profile: string; says: RegExp }[] = [
    {
      what: "takes away by its wording",
      release: "marl",
      profile: company,
      says: /^ {2}use {8}no .*not for commercial purposes, by its wording/m,
    },
    {
      what: "grants nothing that is certain",
      release: "marl",
      profile: home,
      says: /^ {2}use {8}unclear/m,
    },
    {
      what: "is not what a card says",
      release: "card",
      profile: company,
      says: /^ {2}use {8}unclear/m,
    },
  ];
  for (const { what, release, profile, says } of cases) {
    it(what, async () => {
      const { out } = await run(
        join(larch, "..", release),
        "--profile",
        profile,
        "--quiet",
        "--width",
        "200",
      );
      assert.match(out, says);
    });
  }
});
