import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { READER, withHub } from "../../fixtures/hub-server/example-hub.test.ts";
import { json } from "../../fixtures/hub-server/answer.ts";
import { bytesOf } from "../../fixtures/hub-server/content.ts";
import type { Fault } from "../../fixtures/hub-server/faults/fault.ts";
import { wrongBytes } from "../../fixtures/hub-server/faults/wrong-bytes.ts";
import { repository, type Files, type Repository } from "../../fixtures/hub-server/repository.ts";
import { lock } from "../index.ts";
import { emptyHome } from "../release/hub/small-hub.test.ts";
import { runCommandLine } from "./command-line.ts";
import { fakeWorld } from "./fake-world.test.ts";

const MIT = readFileSync(new URL("../../examples/open-washed/LICENSE", import.meta.url), "utf8");

const FILES: Files = {
  LICENSE: MIT,
  "README.md": "---\nlicense: mit\n---\n# Nest\n\nNest is an open source model.\n",
  "config.json": "{}",
  "model.safetensors": Buffer.from(`\x02${"\0".repeat(7)}{}`),
};

const nest = (files: Files = {}, rest: Partial<Repository> = {}): Repository => ({
  ...repository({ id: "wren/nest", commits: [{ title: "now", files: { ...FILES, ...files } }] }),
  ...rest,
});

/** The hub answers under the old name of a repository that belongs to another account now. */
const movedRepository: Fault = {
  id: "moved-repository",
  says: "names another owner in what it says of the repository",
  routes: ["info"],
  play: ({ body }) => {
    const info: unknown = JSON.parse(new TextDecoder().decode(bytesOf(body)));
    return json({ ...Object(info), id: "moved/nest" });
  },
};

/** The card comes with wrong bytes. */
const noCard: Fault = {
  ...wrongBytes,
  play: (answer, call) =>
    call.ask.url.pathname.endsWith("/README.md") ? wrongBytes.play(answer, call) : answer,
};

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const world = fakeWorld({ lock, env });
  const code = await runCommandLine(["lock", ...args], { ...world, home: emptyHome() });
  return { code, ...world.written };
}

interface Hub {
  readonly repositories: readonly Repository[];
  readonly fault?: Fault;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs against a hub with these repositories. */
function onHub({ repositories, fault, env }: Hub, args: readonly string[]): Promise<Ran> {
  return withHub(
    (hub) => {
      if (fault) hub.play(fault);
      return run(args, { HF_ENDPOINT: hub.origins.hub, ...env });
    },
    { repositories },
  );
}

/** Locks the repository as it was, and checks it as it is now. */
async function since(before: Hub, now: Hub, ...flags: readonly string[]): Promise<Ran> {
  const file = join(emptyHome(), "models.lock");
  const locked = await onHub(before, ["hf:wren/nest", "--output", file]);
  assert.equal(locked.code, 0, locked.err);
  return onHub(now, ["--check", file, ...flags]);
}

const AS_IT_WAS: Hub = { repositories: [nest()] };

describe("assay lock --check, of a repository on the hub", () => {
  const table: readonly {
    readonly what: string;
    readonly before?: Hub;
    readonly now: Hub;
    readonly flags?: readonly string[];
    readonly code: number;
    readonly says: readonly RegExp[];
  }[] = [
    { what: "nothing", now: AS_IT_WAS, code: 0, says: [/^hf:wren\/nest: as it was locked\n$/] },
    {
      what: "weights",
      now: {
        repositories: [nest({ "model.safetensors": Buffer.from(`\x03${"\0".repeat(7)}{ }`) })],
      },
      code: 1,
      says: [
        /: 1 change, now at [0-9a-f]{40}\n/,
        /\n {2}weights {2}model\.safetensors changed: [0-9a-f]{64} to /,
      ],
    },
    {
      what: "a file of weights that is new, and one that is gone",
      now: {
        repositories: [
          repository({
            id: "wren/nest",
            commits: [
              { title: "now", files: { ...FILES, "model.safetensors": "", "b.gguf": "x" } },
            ],
          }),
        ],
      },
      code: 1,
      says: [/\n {2}weights {2}b\.gguf is new\n/, /\n {2}weights {2}model\.safetensors changed/],
    },
    {
      what: "words of a license text, under the same name",
      now: {
        repositories: [
          nest({ LICENSE: MIT.replace("without restriction", "without any restriction but sale") }),
        ],
      },
      code: 1,
      says: [
        /\n {2}license {2}of the code: was MIT \(exact\), is MIT \(modified\)\n/,
        /\n {2}license {2}LICENSE the text changed: [0-9a-f]{64} to [0-9a-f]{64}\n/,
      ],
    },
    {
      what: "the license that the card names",
      now: {
        repositories: [
          nest({
            "README.md":
              "---\nlicense: cc-by-nc-4.0\n---\n# Nest\n\nNest is an open source model.\n",
          }),
        ],
      },
      code: 1,
      says: [
        /\n {2}license {2}of the weights: was MIT [^\n]*, is CC-BY-NC-4\.0 /,
        /\n {2}verdict {2}osd-weights: was \w+, is fails\n/,
      ],
    },
    {
      what: "a claim of the card",
      now: {
        repositories: [
          nest({ "README.md": "---\nlicense: mit\n---\n# Nest\n\nNest is a model.\n" }),
        ],
      },
      code: 1,
      says: [/\n {2}claims {3}"model: open-source" is no longer said\n/],
    },
    {
      what: "the gate, for somebody who has no access",
      now: { repositories: [nest({}, { gated: "manual" })] },
      code: 1,
      says: [
        /\n {2}gate {5}was none; now: Cannot read wren\/nest: it is gated; ask for access at /,
      ],
    },
    {
      what: "the gate, for somebody who has access",
      now: {
        repositories: [nest({}, { gated: "auto", readers: [READER.name] })],
        env: { HF_TOKEN: READER.token },
      },
      code: 1,
      says: [/: 1 change\n {2}gate {5}was none, is approval\n$/],
    },
    {
      what: "the owner",
      now: { ...AS_IT_WAS, fault: movedRepository },
      code: 1,
      says: [/: 1 change\n {2}owner {4}was wren, is moved\n$/],
    },
    {
      what: "all of it: the repository is gone",
      now: { repositories: [] },
      code: 3,
      says: [/: could not be read\n {2}unread {3}Cannot read wren\/nest: no such repository/],
    },
    {
      what: "nothing that is certain, where a text cannot be read",
      now: { ...AS_IT_WAS, fault: noCard },
      code: 4,
      says: [
        /: nothing seen to have changed\n/,
        /\n {2}unknown {2}README\.md: not read now; licenses, claims and verdicts rest on it\n/,
      ],
    },
    {
      what: "what nobody may ask",
      now: AS_IT_WAS,
      flags: ["--offline"],
      code: 4,
      says: [/\n {2}unread .*offline/],
    },
  ];
  for (const { what, before = AS_IT_WAS, now, flags = [], code: expected, says } of table) {
    it(`tells what changed: ${what}`, async () => {
      const { code, out, err } = await since(before, now, ...flags);
      for (const words of says) assert.match(out, words);
      assert.deepEqual([code, err], [expected, ""]);
    });
  }
});

describe("assay lock, of a folder", () => {
  const folderOf = (files: Files = FILES): string => {
    const folder = join(emptyHome(), "nest");
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (typeof content === "string" || content instanceof Uint8Array)
        writeFileSync(join(folder, path), content);
    }
    return folder;
  };

  it("digests weights, and sees one byte of difference", async () => {
    const folder = folderOf();
    const file = join(emptyHome(), "models.lock");
    assert.equal((await run([folder, "--output", file])).code, 0);
    const text = readFileSync(file, "utf8");
    await run([folder, "--output", file]);
    assert.equal(readFileSync(file, "utf8"), text);
    assert.deepEqual(await run(["--check", file]), {
      code: 0,
      out: `${folder}: as it was locked\n`,
      err: "",
    });
    writeFileSync(join(folder, "model.safetensors"), `\x02${"\0".repeat(7)}{ `);
    const { code, out } = await run(["--check", file]);
    assert.equal(code, 1);
    assert.match(out, /\n {2}weights {2}model\.safetensors changed: /);
    const asJson = await run(["--check", file, "--format", "json"]);
    const { releases } = JSON.parse(asJson.out) as {
      readonly releases: readonly { readonly changes: readonly { readonly kind: string }[] }[];
    };
    assert.deepEqual(
      releases.map(({ changes }) => changes.map(({ kind }) => kind).at(-1)),
      ["weights"],
    );
  });

  it("writes several targets to stdout", async () => {
    const { out, code } = await run([folderOf(), folderOf({ "README.md": "x" }), "--output", "-"]);
    const { releases } = JSON.parse(out) as { readonly releases: readonly unknown[] };
    assert.deepEqual([code, releases.length], [0, 2]);
  });

  const malformed: readonly {
    readonly what: string;
    readonly change: (text: string) => string;
    readonly says: RegExp;
  }[] = [
    { what: "no JSON", change: () => "{", says: /models\.lock": not JSON/ },
    {
      what: "another version",
      change: (text) => text.replace('"modelsLock": 1', '"modelsLock": 2'),
      says: /models\.lock": modelsLock: needed 1/,
    },
    {
      what: "a digest that is none",
      change: (text) => text.replace(/"sha256": "[0-9a-f]{64}"/, '"sha256": "abc"'),
      says: /releases\[0\]\.files\[0\]\.sha256: needed 64 hexadecimal digits/,
    },
    {
      what: "a word that nobody knows",
      change: (text) => text.replace('"target"', '"goal"'),
      says: /releases\[0\]/,
    },
    { what: "a list", change: () => "[]", says: /the whole: / },
  ];
  for (const { what, change, says } of malformed) {
    it(`refuses a lock file with the place: ${what}`, async () => {
      const file = join(emptyHome(), "models.lock");
      await run([folderOf(), "--output", file]);
      writeFileSync(file, change(readFileSync(file, "utf8")));
      const { code, out, err } = await run(["--check", file]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, says);
    });
  }

  it("wants a target, and a lock that is there", async () => {
    assert.match((await run([])).err, /name a target/);
    assert.match((await run(["--check", join(emptyHome(), "none")])).err, /there is no such file/);
    assert.match((await run(["a", "--check", "b"])).err, /a lock is checked as a whole/);
  });
});
