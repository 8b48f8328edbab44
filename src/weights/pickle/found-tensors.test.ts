import assert from "node:assert/strict";
import { test } from "node:test";
import { memorySource } from "../../bytes/memory-source.ts";
import { analyzePickle, findTensors } from "./analyze.ts";

/** A text as protocol 2 writes it. */
function text(value: string): string {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(value.length);
  return `X${length.toString("latin1")}${value}`;
}

/** A tensor of one element, in a storage of its own. */
function tensor(key: string): string {
  const storage = `(${text("storage")}ctorch\nFloatStorage\n${text(key)}${text("cpu")}K\x01tQ`;
  return `ctorch._utils\n_rebuild_tensor_v2\n(${storage}K\0))\x89)tR`;
}

test("finds tensors by more names than lie in memory", async () => {
  const names = Array.from({ length: 4500 }, (_, at) => `${at}.${"w".repeat(8000)}`);
  const entries = names.map((name, at) => text(name) + tensor(String(at)));
  const bytes = Buffer.from(`\x80\x02}(${entries.join("")}u.`, "latin1");
  const source = memorySource(bytes);
  const found: string[] = [];
  await findTensors(await analyzePickle(source), source, ({ name }) => found.push(name));
  assert.deepEqual(
    found.map((name) => name.split(".")[0]),
    names.map((_, at) => String(at)),
  );
});

test("finds a tensor below more keys than lie in memory, under all of them", async () => {
  const keys = Array.from({ length: 1100 }, (_, at) => `${at}.${"w".repeat(32_000)}`);
  const opening = keys.map((key) => `}${text(key)}`).join("");
  const bytes = Buffer.from(
    `\x80\x02${opening}${tensor("0")}${"s".repeat(keys.length)}.`,
    "latin1",
  );
  const source = memorySource(bytes);
  const found: string[] = [];
  await findTensors(await analyzePickle(source), source, ({ name }) => found.push(name));
  assert.deepEqual(
    found.map((name) => name.match(/\d+/g)),
    [keys.map((_, at) => String(at))],
  );
});

test("finds the tensors of long lists and dictionaries in their order, under whole names", async () => {
  const count = 2501;
  const keys = Array.from({ length: count }, (_, at) => String(at));
  const list = `](${keys.map(tensor).join("")}e`;
  const dict = `}(${keys.map((key) => text(`k${key}`) + tensor(key)).join("")}u`;
  const source = memorySource(
    Buffer.from(`\x80\x02${list}${dict}${tensor("last")}\x87.`, "latin1"),
  );
  const found: string[] = [];
  await findTensors(await analyzePickle(source), source, ({ name }) => found.push(name));
  assert.deepEqual(found, [
    ...keys.map((key) => `0.${key}`),
    ...keys.map((key) => `1.k${key}`),
    "2",
  ]);
});
