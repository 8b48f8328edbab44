import type { ByteSource } from "../bytes/byte-source.ts";
import type { OddityKind, ReleaseFile } from "./release.ts";

/** One entry of an archive, before its name was judged. */
export interface ArchiveEntry {
  /** As the archive holds it: text, or bytes that are not UTF-8. */
  readonly name: string | Buffer;
  /** `hard-link` names another entry of the archive; `link` names a place relative to itself. */
  readonly kind: "file" | "folder" | "link" | "hard-link" | "special";
  readonly byteLength?: number;
  /** What the source says of it besides. */
  readonly declared?: Pick<ReleaseFile, "declaredSha256" | "declaredGitSha1" | "isRemote">;
  readonly linkTarget?: string | Buffer;
  /** Undefined when the bytes cannot be had; `problem` says why. */
  readonly open?: () => Promise<ByteSource>;
  readonly problem?: EntryProblem;
}

/** Why the bytes of an entry cannot be had. */
export interface EntryProblem {
  readonly kind: OddityKind;
  readonly detail: string;
}
