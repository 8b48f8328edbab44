import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { Identification } from "../licenses/license.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld, type FakeWorldOptions } from "./fake-world.test.ts";

const home = mkdtempSync(join(tmpdir(), "assay-license-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

/** The text of an SPDX license, from the package that holds them. */
function spdxText(id: string): string {
  const url = new URL(`../../node_modules/spdx-license-list/licenses/${id}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, "utf8")) as { readonly licenseText: string }).licenseText;
}

/** A file to identify; its path. */
function file(name: string, content: string | Buffer): string {
  const path = join(home, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Runs `assay license`; paths are shown without the folder they lie in, and times as 0. */
async function license(
  args: readonly string[],
  options: FakeWorldOptions = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const world = fakeWorld(options);
  const code = await runCommandLine(["license", ...args], world);
  const clean = (text: string): string =>
    text.replaceAll(`${home}/`, "").replaceAll(/"ms": ?[\d.]+/g, '"ms":0');
  return { code, out: clean(world.written.out), err: clean(world.written.err) };
}

const MIT = spdxText("MIT");
const PICTURE = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0", "latin1");
const RIDER = "You must not use the Software for military purposes.";
const WIDE = ["--width", "300"];

describe("assay license", () => {
  const answers: readonly { what: string; name: string; content: string; says: string }[] = [
    { what: "a text word for word", name: "LICENSE", content: MIT, says: "LICENSE: MIT, exact" },
    {
      what: "a text with a sentence added",
      name: "MODIFIED",
      content: `${MIT}\n${RIDER}\n`,
      says: `MODIFIED: MIT + one added sentence (line ${MIT.split("\n").length + 1}): "${RIDER.slice(0, -1)}"`,
    },
    {
      what: "a text with a few words changed",
      name: "CHANGED",
      content: MIT.replace("free of charge", "for money"),
      says: 'CHANGED: MIT with 2 changed words (line 5): "for money"',
    },
    {
      what: "a text with words taken out",
      name: "CUT",
      content: MIT.replace("publish, distribute, sublicense, ", ""),
      says: "CUT: MIT - 3 missing words (after line 7)",
    },
    {
      what: "a text with several changes",
      name: "SEVERAL",
      content: `${MIT.replace("free of charge", "for money")}\n${RIDER}\n`,
      says: "SEVERAL: MIT, modified: 1 added and 1 changed (first at line 5)",
    },
    {
      what: "two texts",
      name: "TWO",
      content: `${MIT}\n\n-----\n\n${spdxText("Zlib")}`,
      says: "TWO: MIT AND Zlib: MIT, exact; Zlib, exact",
    },
    {
      what: "each license by what says most of it",
      name: "SEVERAL.md",
      content: `ISC license\n\nThis mill is released under the ISC license.\n\n${MIT}`,
      says: "SEVERAL.md: ISC AND MIT: ISC, by a notice; MIT, exact",
    },
    {
      what: "a tag",
      name: "a.py",
      content: "# SPDX-License-Identifier: Apache-2.0\n",
      says: "a.py: Apache-2.0, by a tag",
    },
    {
      what: "a mention",
      name: "README.md",
      content: "This is not under the MIT license.\n",
      says: "README.md: no license stated; only mentioned: MIT",
    },
    {
      what: "a tag with an unknown id",
      name: "b.py",
      content: "# SPDX-License-Identifier: Foo-1.0\n",
      says: "b.py: no known license stated: the catalog does not hold Foo-1.0",
    },
    { what: "nothing", name: "a.txt", content: "Hello.\n", says: "a.txt: no license stated" },
  ];
  for (const { what, name, content, says } of answers) {
    it(`answers first: ${what}`, async () => {
      const { code, out, err } = await license([file(name, content), ...WIDE]);
      assert.deepEqual({ code, err, first: out.split("\n")[0] }, { code: 0, err: "", first: says });
    });
  }

  it("cuts long quotations after a word", async () => {
    const rider = `You must not use the Software ${"for war or ".repeat(40)}for peace.`;
    const { out } = await license([file("LONG", `${MIT}\n${rider}\n`), ...WIDE]);
    const added = out.split("\n").find((line) => line.includes("    added "));
    assert.match(
      added ?? "",
      / "You must not use the Software (?:for war or ){18}for war or\u2026"$/,
    );
  });

  it("lists the places of one statement together, what is only mentioned last", async () => {
    const content = [
      "This is not under the GPL-3.0.",
      "This mill is released under the MIT license.",
      "The wheel is released under the ISC license.",
      "The door is released under the MIT license.",
    ].join("\n\n");
    const { out } = await license([file("PLACES.md", content), ...WIDE]);
    assert.deepEqual(out.split("\n").slice(1, -1), [
      '  MIT ("MIT License"): a notice, 90 % sure',
      "    line 3, bytes 64-75",
      "    line 7, bytes 155-166",
      '  ISC ("ISC License"): a notice, 90 % sure',
      "    line 5, bytes 110-121",
      '  GPL-3.0-only ("GNU General Public License v3.0 only"): its name, 100 % sure, only mentioned',
      "    line 1, bytes 22-29",
    ]);
  });

  for (const { content, problems } of [
    {
      content: "GPL-2.0+ OR BSD-2-Clause-FreeBSD",
      problems: [
        '"GPL-2.0+" is a deprecated id; it is GPL-2.0-or-later now',
        '"BSD-2-Clause-FreeBSD" is a deprecated id; it is BSD-2-Clause-Views now',
      ],
    },
    {
      content: "MIT Apache-2.0",
      problems: ["no AND, OR or WITH stands between two licenses; read as AND"],
    },
    { content: "MIT AND Foo-1.0", problems: ['"Foo-1.0" is no license of the catalog'] },
    { content: "MIT AND ISC", problems: [] },
  ]) {
    it(`says what is wrong in an expression: ${content}`, async () => {
      const path = file("c.py", `#!/bin/python\n# SPDX-License-Identifier: ${content}\n`);
      const { out } = await license([path, ...WIDE]);
      const said = out.split("\n").filter((line) => line.startsWith("    line 2: "));
      assert.deepEqual(
        said,
        problems.map((problem) => `    line 2: ${problem}`),
      );
    });
  }

  it("keeps problems and other editions in JSON", async () => {
    const path = file("d.py", "# SPDX-License-Identifier: GPL-2.0\n");
    const card = file("card.md", "---\nlicense: gemma\n---\n");
    const { out } = await license([path, card, "--format", "json"]);
    const [tag, family] = JSON.parse(out) as readonly Identification[];
    assert.deepEqual(tag?.matches[0]?.problems, [
      {
        kind: "deprecated-id",
        text: "GPL-2.0",
        span: { startLine: 1, endLine: 1, startByte: 27, endByte: 34 },
        replacement: "GPL-2.0-only",
      },
    ]);
    assert.deepEqual(family?.matches[0]?.others, [
      "LicenseRef-scancode-gemma-tou-2024-04-01",
      "LicenseRef-gemma-tou-2024-02-21",
    ]);
  });

  it("then shows each place with its differences and clauses", async () => {
    const text = `${MIT.replace("free of charge", "for money")}\n${RIDER}\n`;
    const { out } = await license([file("SEVERAL", text), ...WIDE]);
    const end = MIT.trimEnd().split("\n").length;
    const last = MIT.split("\n").length + 1;
    assert.deepEqual(out.split("\n").slice(1), [
      '  MIT ("MIT License"): the text, with changes, 98.2 % of its words',
      `    lines 1-${end}, bytes 0-${MIT.trimEnd().length - "free of charge".length + "for money".length - 1}`,
      '    changed   line 5      "for money" in place of "free of charge"',
      `    added     line ${last}     "${RIDER.slice(0, -1)}"`,
      "    Clauses:",
      `      forbidden fields of use     line ${last}, possibly: "${RIDER}"`,
      "",
    ]);
  });

  it("shows clauses of a text that no catalog holds as possible", async () => {
    const { out } = await license([
      file("LICENSE-MODEL", `1. You may run it.\n2. ${RIDER}\n`),
      ...WIDE,
    ]);
    assert.deepEqual(out.split("\n"), [
      "LICENSE-MODEL: a text that no catalog holds, with 1 possible clause",
      "    Clauses by their wording:",
      `      forbidden fields of use     section 2, line 2, possibly: "${RIDER}"`,
      "",
    ]);
  });

  it("writes one line for each file of a folder, and goes on after what is no text", async () => {
    file("tree/a/LICENSE", MIT);
    file("tree/b.bin", Buffer.from([0, 1, 2]));
    file("tree/c.txt", "Hello.");
    const { code, out } = await license([
      "--format",
      "jsonl",
      join(home, "tree"),
      join(home, "gone"),
    ]);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(code, 4);
    assert.deepEqual(
      lines.map(({ path, ids, expression, modified, error, ms }) => ({
        path,
        ids,
        expression,
        modified,
        error,
        ms,
      })),
      [
        {
          path: "tree/a/LICENSE",
          ids: ["MIT"],
          expression: "MIT",
          modified: false,
          error: undefined,
          ms: 0,
        },
        {
          path: "tree/b.bin",
          ids: undefined,
          expression: undefined,
          modified: undefined,
          error: { code: "binary", message: "NUL at byte 0" },
          ms: undefined,
        },
        {
          path: "tree/c.txt",
          ids: [],
          expression: "NONE",
          modified: false,
          error: undefined,
          ms: 0,
        },
        {
          path: "gone",
          ids: undefined,
          expression: undefined,
          modified: undefined,
          error: lines[3]?.["error"],
          ms: undefined,
        },
      ],
    );
  });

  it("gives the same lines with threads", async () => {
    file("many/a/LICENSE", MIT);
    for (const id of ["ISC", "Zlib", "BSD-3-Clause"]) file(`many/${id}.txt`, spdxText(id));
    const args = ["--format", "jsonl", join(home, "many")];
    assert.deepEqual(
      await license([...args, "--workers", "2"]),
      await license([...args, "--workers", "0"]),
    );
  });

  it("writes one list as JSON", async () => {
    const { out } = await license(["--format", "json", file("LICENSE", MIT)]);
    const [first] = JSON.parse(out) as readonly { readonly expression: string }[];
    assert.equal(first?.expression, "MIT");
  });

  it("only counts files of a folder that state nothing", async () => {
    file("quiet/a.txt", "Hello.");
    file("quiet/b.txt", "Hello.");
    file("quiet/LICENSE", MIT);
    const { out } = await license([join(home, "quiet"), ...WIDE]);
    assert.deepEqual(
      out.split("\n").filter((line) => /^\S/.test(line)),
      ["quiet/LICENSE: MIT, exact", "2 more files state no license."],
    );
  });

  it("only counts files of a folder that hold no text, and asks for none", async () => {
    file("mixed/a.png", PICTURE);
    file("mixed/LICENSE", MIT);
    const { code, out } = await license([join(home, "mixed"), ...WIDE]);
    assert.deepEqual(
      [code, out.split("\n").filter((line) => /^\S/.test(line))],
      [0, ["mixed/LICENSE: MIT, exact", "1 more file holds no text."]],
    );
  });

  it("cannot read a file without text that was asked for", async () => {
    const picture = file("one.png", PICTURE);
    const { code, out } = await license([picture, ...WIDE]);
    assert.deepEqual([code, out], [4, "one.png: not read: PNG signature\n"]);
  });

  it("reads stdin", async () => {
    const { code, out } = await license(["-", ...WIDE], { stdin: MIT });
    assert.deepEqual([code, out.split("\n")[0]], [0, "-: MIT, exact"]);
  });

  it("ends with 3 when there is nothing at any path", async () => {
    const { code, out } = await license([join(home, "gone"), ...WIDE]);
    assert.equal(code, 3);
    assert.match(out, /^gone: not read: /);
  });

  it("ends with 130 when it was interrupted", async () => {
    const { code, err } = await license([file("LICENSE", MIT)], { signal: AbortSignal.abort() });
    assert.deepEqual([code, err], [130, "assay: interrupted\n"]);
  });

  it("prints help with examples", async () => {
    const { code, out } = await license(["--help"]);
    assert.equal(code, 0);
    assert.ok(out.includes("assay license --diff LICENSE Apache-2.0"));
    assert.deepEqual(
      out.split("\n").filter((line) => line.length > 80),
      [],
    );
  });
});

describe("assay license --diff", () => {
  it("says that a text is the license word for word", async () => {
    const { out } = await license(["--diff", file("LICENSE", MIT), ...WIDE]);
    const words = 165;
    assert.deepEqual(out.split("\n"), [
      "LICENSE is MIT, word for word",
      `${words} of the license's ${words} words stand here.`,
      "",
    ]);
  });

  it("shows what came and went, with the words of the license", async () => {
    const path = file("CHANGED", MIT.replace("free of charge", "for money"));
    const { code, out } = await license(["--diff", path, "mit", ...WIDE]);
    assert.equal(code, 0);
    const [first, , , place, words] = out.split("\n");
    assert.equal(first, "CHANGED differs from MIT in 1 place: 1 changed");
    assert.equal(place, "Line 5: changed");
    assert.match(
      words ?? "",
      /hereby granted, \[-free of charge-\] \{\+for money\+\}, to any person/,
    );
  });

  it("colors words instead of marking them on a terminal", async () => {
    const path = file("CHANGED", MIT.replace("free of charge", "for money"));
    const { out } = await license(["--diff", path, ...WIDE], { env: { FORCE_COLOR: "1" } });
    assert.ok(
      out.includes("granted, \u001b[31mfree of charge\u001b[39m \u001b[32mfor money\u001b[39m, to"),
    );
  });

  it("compares with a license that the file does not hold", async () => {
    const { out } = await license(["--diff", file("LICENSE", spdxText("MIT-0")), "MIT", ...WIDE]);
    assert.match(out, /^LICENSE differs from MIT in 1 place: 1 removed\n/);
    assert.ok(out.includes("[-subject to the following conditions"), out);
  });

  it("shows two versions section by section, with their clauses", async () => {
    const before = file("v1", `1. You may run the model.\n\n2. ${RIDER}\n\n3. This ends in May.\n`);
    const after = file(
      "v2",
      `1. You may run the model.\n\n2. ${RIDER.replace("military", "political")}\n\n3. You must not distribute the model.\n\n4. This ends in May.\n`,
    );
    const { out } = await license(["--diff", before, after, ...WIDE]);
    assert.deepEqual(out.split("\n"), [
      "v1 and v2 differ in 2 places",
      "17 words in common, 7 added, 1 removed.",
      "Clauses added: a ban on distribution (section 3, line 5).",
      "Clauses removed: forbidden fields of use (section 2, line 3).",
      "",
      'Section 2 "You must not use the Software for political purposes" changed, line 3',
      "  You must not use the Software for [-military-] {+political+} purposes",
      "",
      'Section 3 "You must not distribute the model" added, line 5',
      "  {+You must not distribute the model+}",
      "",
      "Section 3 -> 4 moved with the same words",
      "The same: 1.",
      "",
    ]);
  });

  it("gives both kinds of comparison as JSON", async () => {
    const path = file("CHANGED", MIT.replace("free of charge", "for money"));
    const one = JSON.parse((await license(["--diff", path, "--format", "json"])).out) as object;
    assert.deepEqual(Object.keys(one), ["path", "id", "hunks", "words", "clauses"]);
    const other = file("LICENSE", MIT);
    const two = JSON.parse(
      (await license(["--diff", other, path, "--format", "jsonl"])).out,
    ) as object;
    assert.deepEqual(Object.keys(two), ["before", "after", "hunks", "free", "words", "sections"]);
  });

  const mistakes: readonly {
    what: string;
    args: () => readonly string[];
    code: number;
    says: RegExp;
  }[] = [
    {
      what: "an id that is nearly one",
      args: () => [file("LICENSE", MIT), "Apache-3.0"],
      code: 2,
      says: /neither a license of the catalog nor a file; did you mean .*Apache-2\.0/,
    },
    {
      what: "a file without a license text",
      args: () => [file("a.txt", "Hello.")],
      code: 2,
      says: /holds no license text of the catalog; name a license or a file/,
    },
    {
      what: "three paths",
      args: () => ["a", "b", "c"],
      code: 2,
      says: /one file, and at most one license or file to compare it with, got 3/,
    },
    { what: "a file that is not there", args: () => [join(home, "gone")], code: 3, says: /gone/ },
    {
      what: "a file that is no text",
      args: () => [file("b.bin", Buffer.from([0, 1]))],
      code: 3,
      says: /as text: NUL at byte 0/,
    },
  ];
  for (const { what, args, code, says } of mistakes) {
    it(`ends with ${code} and says what is wrong: ${what}`, async () => {
      const ended = await license(["--diff", ...args()]);
      assert.deepEqual([ended.code, ended.out], [code, ""]);
      assert.match(ended.err, says);
    });
  }
});
