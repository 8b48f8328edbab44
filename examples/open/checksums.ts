import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { type Artifact, locate, settle, textArtifact } from "./artifact.ts";

const CHECKSUM_FILE = "SHA256SUMS";

/** Lists the digest of every file of the release but the list itself, as `sha256sum -c` reads it. */
export function* checksums(): Generator<Artifact> {
  const lines = releaseFiles().map((path) => {
    const digest = createHash("sha256")
      .update(readFileSync(locate(path)))
      .digest("hex");
    return `${digest}  ${path}\n`;
  });
  yield textArtifact(CHECKSUM_FILE, lines.join(""));
}

/** All files of the release in a fixed order, with forward slashes. */
function releaseFiles(folder = ""): readonly string[] {
  return readdirSync(locate(`./${folder}`), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? releaseFiles(`${folder}${entry.name}/`) : `${folder}${entry.name}`,
    )
    .filter((path) => path !== CHECKSUM_FILE)
    .toSorted();
}

if (import.meta.main) settle(checksums());
