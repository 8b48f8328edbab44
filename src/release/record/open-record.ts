import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ByteSource } from "../../bytes/byte-source.ts";
import { parseJsonFile } from "../json-file.ts";
import { byPath } from "../by-path.ts";
import type { Release, ReleaseFile } from "../release.ts";
import { recordSchema, type RecordedFile, type ReleaseRecord } from "./record-format.ts";
import { RECORD_FILE } from "./record-layout.ts";
import { openingProblem, recordSource } from "./record-source.ts";

/**
 * The release that a record was made of, as it was then: the same revision, listing and bytes. What was not read then is
 * not to be had. Throws `AssayError("usage")` where the record does not follow its format.
 */
export function openRecord(folder: string): Release {
  const record = readRecord(folder);
  const sizes = new Map(record.files.map(({ path, kept }) => [path, kept?.size]));
  return {
    name: record.name,
    source: { kind: "record", location: folder },
    ...(record.revision !== undefined && { revision: record.revision }),
    listing: record.listing,
    ...(record.partialBecause !== undefined && { partialBecause: record.partialBecause }),
    files: record.files.map((file) => releaseFile(folder, file)).toSorted(byPath),
    oddities: record.oddities,
    // Sizes that the listing did not know were known once the files were fetched.
    prefetch: (wanted) =>
      Promise.resolve(
        wanted.map((file) => {
          const byteLength = file.byteLength ?? sizes.get(file.path);
          return { ...file, ...(byteLength !== undefined && { byteLength }) };
        }),
      ),
  };
}

/** What the file of a record says. Throws `AssayError("usage")` that names the place. */
export function readRecord(folder: string): ReleaseRecord {
  const path = join(folder, RECORD_FILE);
  return parseJsonFile(
    readFileSync(path, "utf8"),
    recordSchema,
    `the record ${JSON.stringify(path)}`,
  );
}

function releaseFile(folder: string, file: RecordedFile): ReleaseFile {
  let source: ByteSource | undefined;
  return {
    path: file.path,
    ...(file.size !== undefined && { byteLength: file.size }),
    ...(file.sha256 !== undefined && { declaredSha256: file.sha256 }),
    ...(file.gitSha1 !== undefined && { declaredGitSha1: file.gitSha1 }),
    ...(file.isRemote === true && { isRemote: true }),
    ...(file.isListedOnly !== true && {
      open: () => {
        const problem = openingProblem(file);
        return problem
          ? Promise.reject(problem)
          : Promise.resolve((source ??= recordSource(folder, file)));
      },
    }),
  };
}
