import assert from "node:assert/strict";
import { test } from "node:test";
import { explanations } from "../openness/explain/explanation.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

test("explains an id", async () => {
  const world = fakeWorld({ columns: 200 });
  assert.equal(await runCommandLine(["explain", "reverse-engineering-ban"], world), 0);
  assert.match(world.written.out, /^reverse-engineering-ban: a kind of clause\n/);
  assert.match(world.written.out, /Rules that ask for it: .*aid-study/);
});

test("prints the same as JSON", async () => {
  const world = fakeWorld();
  assert.equal(await runCommandLine(["explain", "osaid", "--format", "json"], world), 0);
  assert.deepEqual(
    JSON.parse(world.written.out),
    JSON.parse(JSON.stringify(explanations().filter(({ id }) => id === "osaid"))),
  );
});

test("lists every id without one", async () => {
  const world = fakeWorld();
  assert.equal(await runCommandLine(["explain"], world), 0);
  const listed = world.written.out
    .trimEnd()
    .split("\n")
    .map((line) => line.split(/ +/)[1]);
  assert.deepEqual(
    listed,
    explanations().map(({ id }) => id),
  );
});

test("names the nearest id for one that does not exist", async () => {
  const world = fakeWorld();
  assert.equal(await runCommandLine(["explain", "usercap"], world), 2);
  assert.equal(
    world.written.err,
    'assay: Cannot explain "usercap": nothing has this id; did you mean "user-cap"?\n',
  );
});
