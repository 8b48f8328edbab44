import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileSource } from "../bytes/file-source.ts";
import { identifyContent } from "./identify-content.ts";
import { identifyFiles } from "./identify-files.ts";
import { licenseEngine } from "./license-catalog.ts";
import { longFile } from "./long-file.ts";

const home = mkdtempSync(join(tmpdir(), "assay-long-"));
after(() => {
  rmSync(home, { recursive: true, force: true });
});

function written(name: string, content: string | Buffer): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

/** What stands at the places of a long file, and where. */
async function found(path: string, workers: number): Promise<readonly unknown[]> {
  const bytes = readFileSync(path);
  const answers: unknown[] = [];
  await identifyFiles([path], {
    workers,
    onResult: (answer) => {
      if ("error" in answer) answers.push(answer.error);
      else
        for (const { id, span } of answer.matches)
          answers.push([
            id,
            span.startLine,
            bytes.subarray(span.startByte, span.endByte).toString(),
          ]);
    },
  });
  return answers;
}

const PROSE =
  "Fl\u00fcsse flie\u00dfen durch die St\u00e4dte, \u6cb3\u6d41\u7a7f\u8fc7\u57ce\u5e02\n";
const LONG = `${PROSE.repeat(30_000)}SPDX-License-Identifier: MIT\n${PROSE.repeat(30_000)}// SPDX-License-Identifier: ISC\n`;

describe("a long file", () => {
  it("is read where it lies, by each thread alike", async () => {
    const path = written("long.txt", LONG);
    const places = [
      ["MIT", 30_001, "MIT"],
      ["ISC", 60_002, "ISC"],
    ];
    assert.deepEqual(await found(path, 0), places);
    assert.deepEqual(await found(path, 1), places);
  });

  it("is read as a whole where it is in another encoding", async () => {
    const latin = written(
      "latin.txt",
      Buffer.from(LONG.replaceAll(/[\u4e00-\u9fff]/g, ""), "latin1"),
    );
    assert.equal(longFile(fileSource(latin)), undefined);
    assert.deepEqual(
      (await found(latin, 0)).map((place) => Array.isArray(place) && place.slice(0, 2)),
      [
        ["MIT", 30_001],
        ["ISC", 60_002],
      ],
    );
  });

  it("that changes before it is read is told", async () => {
    const path = written("changed.txt", LONG);
    const file = longFile(fileSource(path));
    assert.ok(file);
    written("changed.txt", "short now");
    const answer = await identifyContent(licenseEngine(), path, file);
    assert.equal("error" in answer && answer.error.code, "unreadable");
  });
});
