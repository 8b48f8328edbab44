import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../bin/assay.js", import.meta.url));

/** Makes a process believe that it is an older Node. */
function pretend(version: string): string {
  const source = `Object.defineProperty(process, "versions", { value: { node: "${version}" } })`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}

describe("bin/assay.js", () => {
  for (const version of ["12.22.12", "20.20.2", "23.11.1"]) {
    it(`tells a user of Node ${version} what is needed`, () => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--import", pretend(version), bin, "--version"],
        { encoding: "utf8" },
      );
      assert.deepEqual(
        { status, stdout, stderr },
        {
          status: 2,
          stdout: "",
          stderr: `assay needs Node 24 or newer, and this is Node ${version}: install a newer Node and run it again.\n`,
        },
      );
    });
  }

  it("runs on the Node that runs this test", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "--version"], {
      encoding: "utf8",
    });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });
});
