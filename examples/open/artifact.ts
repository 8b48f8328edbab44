import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

/** One file that a stage of the build makes. */
export interface Artifact {
  /** Relative to the root of the release, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Where a file of the release lies on this disk. */
export function locate(path: string): URL {
  return new URL(path, import.meta.url);
}

/** Text of a file of the release. */
export function readText(path: string): string {
  return readFileSync(locate(path), "utf8");
}

/** An artifact that holds text, as UTF-8. */
export function textArtifact(path: string, text: string): Artifact {
  return { path, bytes: new TextEncoder().encode(text) };
}

/** True when the file of the release has exactly the bytes of the artifact. */
export function isAsPublished(artifact: Artifact): boolean {
  const file = locate(artifact.path);
  return existsSync(file) && readFileSync(file).equals(artifact.bytes);
}

/** Runs a stage from the command line: writes its artifacts, or with `--check` compares them. */
export function settle(artifacts: Iterable<Artifact>): void {
  const isCheck = process.argv.includes("--check");
  for (const artifact of artifacts) {
    if (!isCheck) {
      mkdirSync(new URL(".", locate(artifact.path)), { recursive: true });
      writeFileSync(locate(artifact.path), artifact.bytes);
      console.log(`wrote   ${artifact.path}`);
    } else if (isAsPublished(artifact)) {
      console.log(`same    ${artifact.path}`);
    } else {
      console.log(`DIFFERS ${artifact.path}`);
      process.exitCode = 1;
    }
  }
}
