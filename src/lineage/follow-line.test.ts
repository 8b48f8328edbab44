import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssayError } from "../bytes/errors.ts";
import type { BaseModel } from "../inventory/inventory.ts";
import { engine } from "../licenses/license-fixtures.test.ts";
import type { Release } from "../release/release.ts";
import { memorySource } from "../bytes/memory-source.ts";
import { followLine } from "./follow-line.ts";
import type { FollowedLine, FollowOptions } from "./followed-line.ts";

/** Base models of each model, by name. */
type Family = Readonly<Record<string, readonly string[]>>;

function model(name: string): BaseModel {
  return { name, origin: { target: `hf:${name}` }, evidence: [{ file: "README.md", line: 3 }] };
}

/** A release in memory whose card names its base models. */
function release(name: string, parents: readonly string[]): Release {
  const list = parents.map((each) => `- ${each}\n`).join("");
  const card = Buffer.from(`---\nlicense: mit\nbase_model:\n${list}---\n`);
  const file = {
    path: "README.md",
    byteLength: card.length,
    open: () => Promise.resolve(memorySource(card)),
  };
  const source = { kind: "folder", location: name } as const;
  return { name, source, listing: "complete", files: [file], oddities: [] };
}

/** Follows the line of `root`; with the targets that were opened, in order. */
async function follow(
  family: Family,
  options: Partial<FollowOptions> = {},
): Promise<FollowedLine & { readonly opened: readonly string[] }> {
  const opened: string[] = [];
  const line = await followLine("root", (family["root"] ?? []).map(model), {
    engine,
    open: (target) => {
      opened.push(target);
      const name = target.replace("hf:", "");
      const parents = family[name];
      return parents === undefined
        ? Promise.reject(new AssayError("target-not-found", "no such model"))
        : Promise.resolve(release(name, parents));
    },
    ...options,
  });
  return { ...line, opened };
}

/** `name <- way: license or why` of each ancestor. */
function shown({ lineage }: FollowedLine): readonly string[] {
  return lineage.ancestors.map(({ name, steps, licenses, unread }) => {
    const way = steps.map((step) => step.name).join(" > ");
    return `${name} <- ${way}: ${unread ?? licenses.map(({ id }) => id).join(" ")}`;
  });
}

describe("a line of base models", () => {
  it("is followed level by level, by the shortest way to each", async () => {
    const family = { root: ["a/1", "b/1"], "a/1": ["c/1"], "b/1": ["c/1"], "c/1": ["b/1"] };
    const line = await follow({ ...family, "c/1": [] });
    assert.deepEqual(shown(line), ["a/1 <- a/1: MIT", "b/1 <- b/1: MIT", "c/1 <- a/1 > c/1: MIT"]);
    assert.deepEqual(line.opened, ["hf:a/1", "hf:b/1", "hf:c/1"]);
    assert.deepEqual(line.lineage.circles, []);
  });

  it("opens a model once, however it is written", async () => {
    const line = await follow({ root: ["a/1", "A/1", "b/1"], "a/1": ["B/1"], "b/1": [] });
    assert.deepEqual(line.opened, ["hf:a/1", "hf:b/1"]);
  });

  it("ends where it leads back", async () => {
    const line = await follow({ root: ["a/1"], "a/1": ["b/1"], "b/1": ["a/1"] });
    assert.deepEqual(line.opened, ["hf:a/1", "hf:b/1"]);
    assert.deepEqual(line.lineage.circles, [["a/1", "b/1", "a/1"]]);
  });

  it("ends where it leads back to the release itself", async () => {
    const family = { root: ["a/1"], "a/1": ["me/root"], "me/root": ["a/1"] };
    const line = await follow(family, { target: "hf:me/root" });
    assert.deepEqual(line.opened, ["hf:a/1"]);
    assert.deepEqual(line.lineage.circles, [["root", "a/1", "me/root"]]);
  });

  it("says of a model that cannot be opened why, and goes on", async () => {
    const line = await follow({ root: ["gone/1", "a/1"], "a/1": [] });
    assert.deepEqual(shown(line), ["gone/1 <- gone/1: no such model", "a/1 <- a/1: MIT"]);
  });

  it("does not open what has no target", async () => {
    const bare: BaseModel = { name: "oak", origin: { why: "a bare name" }, evidence: [] };
    const line = await followLine("root", [bare], {
      engine,
      open: () => Promise.reject(new Error("opened")),
    });
    assert.deepEqual(shown(line), ["oak <- oak: a bare name"]);
  });

  it("ends at a depth, and says so", async () => {
    const family = { root: ["a/1"], "a/1": ["b/1"], "b/1": ["c/1"], "c/1": [] };
    const line = await follow(family, { maxDepth: 2 });
    assert.deepEqual(
      shown(line).at(-1),
      "c/1 <- a/1 > b/1 > c/1: it is more than 2 steps up the line",
    );
    assert.deepEqual(line.opened, ["hf:a/1", "hf:b/1"]);
  });

  it("opens so many models and no more, and names the others", async () => {
    const names = Array.from({ length: 1000 }, (_, at) => `a/${at}`);
    const line = await follow({
      root: names,
      ...Object.fromEntries(names.map((each) => [each, []])),
    });
    assert.equal(line.opened.length, 64);
    assert.equal(line.lineage.ancestors.length, 1000);
    assert.equal(
      line.lineage.ancestors.at(-1)?.unread,
      "not opened: 64 base models were opened before it",
    );
  });

  it("is given up when it is aborted", async () => {
    const stop = new AbortController();
    const open = (): Promise<Release> => {
      stop.abort();
      return Promise.reject(new AssayError("target-not-found", "no such model"));
    };
    await assert.rejects(follow({ root: ["a/1"] }, { open, signal: stop.signal }), {
      name: "AbortError",
    });
  });
});
