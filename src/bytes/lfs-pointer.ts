/** What a git-LFS pointer says of the file that it stands for. */
export interface LfsPointer {
  readonly sha256: string;
  readonly byteLength: number;
}

const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\r?\nsize ([0-9]{1,15})\r?\n?$/;

/** Reads a git-LFS pointer; undefined when the text is anything else. The format is that of the git-LFS specification, v1. */
export function readLfsPointer(text: string): LfsPointer | undefined {
  const [, sha256, size] = POINTER.exec(text) ?? [];
  if (sha256 === undefined || size === undefined) return undefined;
  return { sha256, byteLength: Number(size) };
}
