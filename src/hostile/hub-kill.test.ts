import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { wrongInCache } from "../../fixtures/hub-server/check-cache.ts";
import { withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import type { HubServer } from "../../fixtures/hub-server/hub-server.ts";
import { repository } from "../../fixtures/hub-server/repository.ts";
import { cacheIn, PINE_FILES, withHome } from "./hub-fixtures.test.ts";
import { readGrove } from "./read-grove.test.ts";

const NOTES = Array.from({ length: 80 }, (_, index): [string, string] => [
  `docs/${index}.txt`,
  `Note ${index}.\n`,
]);

/** More files than are fetched at once, from a hub that takes its time: so there are many places to be hit at. */
const GROVE = repository({
  id: "example/grove",
  commits: [{ title: "All of it", files: { ...PINE_FILES, ...Object.fromEntries(NOTES) } }],
});
const SLOW = { repositories: [GROVE], latencyMs: 20 };

/** Reads all files of the release as an audit would, and nothing more: to load what judges them takes longer. */
const READ_ALL = `
  import { readGrove } from ${JSON.stringify(import.meta.resolve("./read-grove.test.ts"))};
  await readGrove(process.env.HF_ENDPOINT, process.env.HOME);
`;

function readAll({ origins }: HubServer, home: string): ChildProcess {
  return spawn(process.execPath, ["--input-type=module", "--eval", READ_ALL], {
    env: { HOME: home, HF_ENDPOINT: origins.hub },
    stdio: "ignore",
  });
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => void child.once("exit", (code) => done(code)));

async function isAsked({ log }: HubServer): Promise<void> {
  while (log.connections === 0) await pause(1);
}

/** How long after its first question to the hub a reader is done. */
function howLong(): Promise<number> {
  return withHub(
    (hub) =>
      withHome(async (home) => {
        const child = readAll(hub, home);
        const end = ended(child);
        await isAsked(hub);
        const started = performance.now();
        assert.equal(await end, 0);
        return performance.now() - started;
      }),
    SLOW,
  );
}

/** Numbers between 0 and 1, the same in each run (mulberry32). */
function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

describe("a program that is killed while it fetches", { concurrency: 4 }, () => {
  const long = howLong();
  const right = withHub((hub) => withHome((home) => readGrove(hub.origins.hub, home)), SLOW);
  const random = randomNumbers(1);
  for (let time = 1; time <= 50; time += 1) {
    const share = random.next().value;
    it(`after ${Math.round(share * 100)} % of the time leaves a cache that is right`, () =>
      withHub(
        (hub) =>
          withHome(async (home) => {
            const child = readAll(hub, home);
            const end = ended(child);
            await isAsked(hub);
            await pause(share * (await long));
            child.kill("SIGKILL");
            await end;
            assert.deepEqual(wrongInCache(cacheIn(home), GROVE), []);
            assert.deepEqual(await readGrove(hub.origins.hub, home), await right);
            assert.deepEqual(wrongInCache(cacheIn(home), GROVE), []);
          }),
        SLOW,
      ));
  }
});
