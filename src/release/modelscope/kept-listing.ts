import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { AssayError } from "../../bytes/errors.ts";
import { systemErrorCode } from "../../bytes/system-error.ts";
import { writeWholeFile } from "../../bytes/write-whole-file.ts";
import { parseFilesPage } from "./files-page.ts";
import type { RepositoryListing } from "./modelscope-api.ts";
import type { ModelScopeTarget } from "./modelscope-target.ts";

/** The last listing of a repository at a revision, in the cache. */
export interface KeptListing {
  /** Undefined where nothing was kept, or nothing that can be read. */
  read(): RepositoryListing | undefined;
  /** Keeps a whole listing; a folder that cannot be written to keeps nothing. */
  keep(listing: RepositoryListing): void;
}

/** What is kept of a repository lies in `folder`, in the form in which ModelScope answers, and is read as warily. */
export function keptListing(folder: string, target: ModelScopeTarget): KeptListing {
  const { endpoint, kind, id, revision } = target;
  const name = hash("sha256", [endpoint, kind, id, revision].join("\n"));
  const path = join(folder, `${name}.json`);
  return {
    read() {
      try {
        const { files, commit } = parseFilesPage(JSON.parse(readFileSync(path, "utf8")), id);
        return { files, ...(commit !== undefined && { commit }) };
      } catch (error) {
        if (error instanceof AssayError || error instanceof SyntaxError) return undefined;
        systemErrorCode(error);
        return undefined;
      }
    },
    keep({ files, commit, partialBecause }) {
      if (partialBecause !== undefined) return;
      const Files = files.map(({ path: Path, byteLength: Size, sha256: Sha256 }) => ({
        Type: "blob",
        Path,
        Size,
        ...(Sha256 !== undefined && { Sha256 }),
      }));
      const Data = { Files, ...(commit !== undefined && { LatestCommitter: { Id: commit } }) };
      try {
        writeWholeFile(path, JSON.stringify({ Code: 200, Success: true, Data }));
      } catch (error) {
        systemErrorCode(error);
      }
    },
  };
}
