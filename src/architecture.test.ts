import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { breaches, cycles, importsOf } from "../tools/floors.ts";

const src = new URL("./", import.meta.url);

/** All of `src/` but its tests, which may reach for anything. */
function readSources(): Map<string, string> {
  const paths = readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(new URL(path, src), "utf8")]));
}

describe("the house", () => {
  const sources = readSources();

  it("imports only downwards, keeps pure folders pure and the console at the edge", () => {
    assert.deepEqual(breaches(sources), []);
  });

  it("has no import cycles", () => {
    assert.deepEqual(cycles(sources), []);
  });
});

describe("a planted breach", () => {
  const planted = [
    {
      what: "an import of a higher floor",
      path: "bytes/cursor.ts",
      source: `import { audit } from "../index.ts";`,
      says: 'bytes/cursor.ts: "bytes" imports "index", which is not below it',
    },
    {
      what: "an import of a sibling, even of its types",
      path: "licenses/match.ts",
      source: `import type { Release } from "../release/release.ts";`,
      says: 'licenses/match.ts: "licenses" imports "release", which is not below it',
    },
    {
      what: "a dynamic import of a higher floor",
      path: "inventory/inventory.ts",
      source: `const late = await import("../openness/ladder.ts");`,
      says: 'inventory/inventory.ts: "inventory" imports "openness", which is not below it',
    },
    {
      what: "a folder on no floor",
      path: "magic/wand.ts",
      source: "",
      says: 'magic/wand.ts: folder "magic" is on no floor',
    },
    {
      what: "a module of Node in pure code",
      path: "report/text.ts",
      source: `import { readFileSync } from "node:fs";`,
      says: 'report/text.ts: pure code imports "node:fs"',
    },
    {
      what: "a clock in pure code",
      path: "openness/ladder.ts",
      source: "const now = Date.now();",
      says: 'openness/ladder.ts: pure code uses "Date.now"',
    },
    {
      what: "the console below cli",
      path: "weights/gguf.ts",
      source: `console.log("x");`,
      says: "weights/gguf.ts: console.log outside of cli",
    },
    {
      what: "the environment below cli",
      path: "index.ts",
      source: "const home = process.env;",
      says: "index.ts: process.env outside of cli",
    },
    {
      what: "the process imported below cli",
      path: "bytes/read.ts",
      source: `import { env } from "node:process";`,
      says: "bytes/read.ts: node:process outside of cli",
    },
    {
      what: "a folder that says nothing",
      path: "inventory/utils/strings.ts",
      source: "",
      says: 'inventory/utils/strings.ts: a folder named "utils" says nothing',
    },
  ];
  for (const { what, path, source, says } of planted) {
    it(`is seen: ${what}`, () => {
      assert.deepEqual(breaches(new Map([[path, source]])), [says]);
    });
  }

  it("is seen: a cycle of three files", () => {
    const sources = new Map([
      ["bytes/a.ts", `import { b } from "./b.ts";`],
      ["bytes/b.ts", `export * from "./c.ts";`],
      ["bytes/c.ts", `import type { A } from "./a.ts";`],
    ]);
    assert.deepEqual(cycles(sources), ["bytes/a.ts -> bytes/b.ts -> bytes/c.ts -> bytes/a.ts"]);
  });
});

describe("what is allowed", () => {
  const allowed = [
    {
      what: "an import two floors down",
      path: "report/text.ts",
      source: `import type { Evidence } from "../inventory/evidence.ts";`,
    },
    {
      what: "an import within the folder",
      path: "weights/formats/gguf.ts",
      source: `import { Tensor } from "../tensor.ts";`,
    },
    {
      what: "a type of Node in pure code",
      path: "licenses/text.ts",
      source: `import type { Buffer } from "node:buffer";`,
    },
    {
      what: "the word process in a comment",
      path: "bytes/read.ts",
      source: "// process.env is not read here\n",
    },
    { what: "the console in cli", path: "cli/main.ts", source: `console.log("x");` },
  ];
  for (const { what, path, source } of allowed) {
    it(what, () => {
      assert.deepEqual(breaches(new Map([[path, source]])), []);
    });
  }
});

describe("importsOf", () => {
  it("reads statements over several lines, re-exports, bare and dynamic imports", () => {
    const source = [
      "import {",
      "  one,",
      `} from "./one.ts";`,
      `import type { Two } from "./two.ts";`,
      `import "./three.ts";`,
      `export { four } from "./four.ts";`,
      `const five = await import("./five.ts");`,
    ].join("\n");
    assert.deepEqual(importsOf(source), [
      { specifier: "./one.ts", isType: false },
      { specifier: "./two.ts", isType: true },
      { specifier: "./four.ts", isType: false },
      { specifier: "./three.ts", isType: false },
      { specifier: "./five.ts", isType: false },
    ]);
  });
});
