import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = new URL("../", import.meta.url);

/** Fields of package.json that a user of the published package needs; scripts and the pinned Node stay behind. */
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.literal("module"),
  engines: z.object({ node: z.string() }),
  dependencies: z.record(z.string(), z.string()),
});

/** Builds the package to publish into a folder, emptied before: compiled code, bin, catalog and its own package.json. */
export function build(out: URL): void {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  compile(out);
  for (const path of ["bin", "catalog", "README.md", "LICENSE", "CHANGELOG.md"]) {
    const from = new URL(path, root);
    if (existsSync(from)) cpSync(from, new URL(path, out), { recursive: true });
  }
  chmodSync(new URL("bin/assay.js", out), 0o755);
  writeFileSync(new URL("package.json", out), `${JSON.stringify(publishedManifest(), null, 2)}\n`);
}

function compile(out: URL): void {
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));
  const outDir = fileURLToPath(new URL("dist/", out));
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", outDir], {
    cwd: root,
    stdio: "inherit",
  });
}

function publishedManifest(): object {
  const ours = manifestSchema.parse(
    JSON.parse(readFileSync(new URL("package.json", root), "utf8")),
  );
  return {
    ...ours,
    bin: { assay: "bin/assay.js" },
    // Holds the words of SPDX licenses; where it is not installed, missing words are counted and not shown.
    peerDependencies: { "spdx-license-list": ">=6" },
    peerDependenciesMeta: { "spdx-license-list": { optional: true } },
    imports: { "#cli": "./dist/cli/main.js" },
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
    files: ["bin", "catalog", "dist", "CHANGELOG.md"],
  };
}

if (import.meta.main) build(new URL("build/package/", root));
