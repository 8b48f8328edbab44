// Lets Python's `huggingface_hub` and our client read the same hub and each other's cache, and says where they disagree.
//
//   node bench/hub/python.ts PYTHON [--output FILE]     PYTHON has `huggingface_hub` from PyPI
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual, parseArgs, promisify } from "node:util";
import { wrongInCache } from "../../fixtures/hub-server/check-cache.ts";
import { startHubServer } from "../../fixtures/hub-server/hub-server.ts";
import { repository } from "../../fixtures/hub-server/repository.ts";
import { safetensorsFile } from "../../fixtures/hub-server/safetensors-file.ts";
import { openRelease } from "../../src/release/open-release.ts";
import { table } from "../licenses/tables.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: "string" } },
});
const [python] = positionals;
if (python === undefined)
  throw new Error("Cannot compare: give the Python that has huggingface_hub");

/** Short and long files, empty ones, folders, names that need encoding, and more than one page of them. */
const MODEL = repository({
  id: "example/both",
  readers: ["reader"],
  isPrivate: true,
  refs: { "refs/pr/1": 0, "refs/tags/v1": 0 },
  commits: [
    { title: "First", files: { "README.md": "# First\n" } },
    {
      title: "All",
      files: {
        "README.md": "# Both\n",
        "config.json": "{}\n",
        "empty.txt": "",
        "a/名 前/read me.txt": "words\n",
        "model.safetensors": safetensorsFile({ weight: ["BF16", [1024, 1024]] }),
        ...manyFiles(),
      },
    },
  ],
});
const [NEWEST] = MODEL.commits;
if (!NEWEST) throw new RangeError("The model has no commits");
const COMMIT = NEWEST.id;

function manyFiles(): Record<string, string> {
  const names = [...Array(1200).keys()].map((n): [string, string] => [
    `many/${n % 5}/${n}.txt`,
    `${n}`,
  ]);
  return Object.fromEntries(names);
}

const home = mkdtempSync(join(tmpdir(), "bench-hub-python-"));
const hub = await startHubServer({
  repositories: [MODEL],
  accounts: [{ name: "reader", token: "hf_reader" }],
  quotas: { api: 100_000, resolvers: 100_000 },
});

/** Runs Python with `huggingface_hub`; what it prints, as JSON. */
async function runPython(program: string, cache: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(python ?? "", ["-c", program], {
    env: {
      HOME: home,
      HF_ENDPOINT: hub.origins.hub,
      HF_TOKEN: "hf_reader",
      HF_HUB_CACHE: cache,
      HF_HUB_DISABLE_XET: "1",
      HF_HUB_DISABLE_PROGRESS_BARS: "1",
      HF_HUB_DISABLE_TELEMETRY: "1",
    },
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout);
}

const LIST = (revision: string): string => `
import json
from huggingface_hub import HfApi
tree = HfApi().list_repo_tree("example/both", recursive=True, revision="${revision}")
files = [f for f in tree if hasattr(f, "size")]
print(json.dumps(sorted([f.path, f.size, f.lfs.sha256 if f.lfs else f.blob_id] for f in files)))
`;

const SNAPSHOT = (options: string): string => `
import hashlib, json, os
from huggingface_hub import snapshot_download
folder = snapshot_download("example/both"${options})
found = []
for at, _, names in os.walk(folder):
    for name in names:
        path = os.path.join(at, name)
        with open(path, "rb") as file:
            found.append([os.path.relpath(path, folder), hashlib.sha256(file.read()).hexdigest()])
print(json.dumps(sorted(found)))
`;

const VERSIONS = `
import json, platform, huggingface_hub
print(json.dumps(f"Python {platform.python_version()}, huggingface_hub {huggingface_hub.__version__}"))
`;

/** What our client sees: files as listed, and the digests of what was read. */
async function readOurs(
  revision: string,
  cache: string,
  { offline, readFiles = true }: { readonly offline?: boolean; readonly readFiles?: boolean } = {},
): Promise<{ readonly listed: unknown; readonly read: unknown; readonly listing: string }> {
  const { files, listing } = await openRelease(`hf:example/both@${revision}`, {
    network: {
      env: { HF_ENDPOINT: hub.origins.hub, HF_TOKEN: "hf_reader", HF_HUB_CACHE: cache },
      home: dirname(cache),
      ...(offline !== undefined && { offline }),
    },
  });
  const read: [string, string][] = [];
  for (const { path, byteLength = 0, open } of readFiles ? files : []) {
    const bytes = await (await open?.())?.read(0, byteLength);
    read.push([
      path,
      createHash("sha256")
        .update(bytes ?? "not at hand")
        .digest("hex"),
    ]);
  }
  const listed = files.map((file) => [
    file.path,
    file.byteLength,
    file.declaredSha256 ?? file.declaredGitSha1,
  ]);
  return { listed: byPath(listed), read: byPath(read), listing };
}

/** In the order of Python, which compares code points. */
function byPath<T extends readonly unknown[]>(rows: readonly T[]): readonly T[] {
  return rows.toSorted(([a], [b]) =>
    Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b))),
  );
}

const rows: (readonly [string, string])[] = [];
const check = (what: string, isSo: boolean): void => void rows.push([what, isSo ? "yes" : "NO"]);
const routes = (): readonly string[] => [
  ...new Set(hub.log.entries.map(({ route = "none" }) => route)),
];

try {
  const versions = String(await runPython(VERSIONS, join(home, "none")));
  for (const revision of ["main", "v1", "refs/pr/1", COMMIT]) {
    const theirs = await runPython(LIST(revision), join(home, "none"));
    const ours = await readOurs(revision, join(home, "listed"), { readFiles: false });
    const name = revision === COMMIT ? "a commit" : `\`${revision}\``;
    check(
      `paths, sizes and digests of ${name} are the same`,
      isDeepStrictEqual(ours.listed, theirs),
    );
  }

  const theirCache = join(home, "theirs", "hub");
  const theirs = await runPython(SNAPSHOT(""), theirCache);
  check("what Python fetched is right", wrongInCache(theirCache, MODEL).length === 0);
  hub.log.clear();
  const offline = await readOurs("main", theirCache, { offline: true });
  check("all that Python fetched is read offline", isDeepStrictEqual(offline.read, theirs));
  check("its listing is complete offline", offline.listing === "complete");
  check("no connection was opened for that", hub.log.connections === 0);
  const online = await readOurs("main", theirCache);
  check("it is read online", isDeepStrictEqual(online.read, theirs));
  check("and only the commit is asked for", isDeepStrictEqual(routes(), ["info"]));

  const ourCache = join(home, "ours", "hub");
  const ours = await readOurs("main", ourCache);
  check("what we fetched is the same", isDeepStrictEqual(ours.read, theirs));
  check("what we keep is right", wrongInCache(ourCache, MODEL).length === 0);
  hub.log.clear();
  const reread = await runPython(SNAPSHOT(""), ourCache);
  check("Python reads our cache", isDeepStrictEqual(reread, theirs));
  const fetched = new Set(
    hub.log.entries.filter(({ route }) => route === "resolve").map(({ target }) => target),
  );
  const weights = `/example/both/resolve/${COMMIT}/model.safetensors`;
  check(
    "and fetches only weights, which we read in parts",
    isDeepStrictEqual([...fetched], [weights]),
  );
  check("without listing the files again", !routes().includes("tree"));
  check("the cache of both is right", wrongInCache(ourCache, MODEL).length === 0);
  hub.log.clear();
  const alone = await runPython(SNAPSHOT(", local_files_only=True"), ourCache);
  check("Python reads the cache of both offline", isDeepStrictEqual(alone, theirs));
  check("no connection was opened for that, either", hub.log.connections === 0);
  const tree = (cache: string): unknown =>
    JSON.parse(
      readFileSync(join(cache, "models--example--both", "trees", `${COMMIT}.json`), "utf8"),
    );
  check("both write the same listing", isDeepStrictEqual(tree(ourCache), tree(theirCache)));

  const page = [
    "# Our client and Python's at one hub",
    "Written by `node bench/hub/python.ts PYTHON`, against the hub of fixtures/hub-server: a private model with 1,205 files.",
    `${versions}, without xet; Node ${process.versions.node}`,
    table(["", ""], rows),
  ].join("\n\n");
  if (values.output === undefined) console.log(page);
  else writeFileSync(values.output, `${page}\n`);
} finally {
  await hub.close();
  rmSync(home, { recursive: true });
}
