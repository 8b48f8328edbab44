/** Endings of archives that are taken apart; anything else is a file, also where it is a zip inside (`.pt`, `.npz`). */
const ARCHIVE_ENDING = /\.(?:zip|tar|tar\.gz|tgz|tar\.zst|tzst)$/i;

/** Whether a file name says that it is an archive of a release. */
export function hasArchiveEnding(path: string): boolean {
  return ARCHIVE_ENDING.test(path);
}

/** A file name without the ending that says it is an archive. */
export function withoutArchiveEnding(name: string): string {
  return name.replace(ARCHIVE_ENDING, "");
}

/** Archives that nothing here unpacks; without a word about them they would be taken for a release of one file. */
const UNREAD_ARCHIVE = /\.(?:tar\.(?:xz|bz2|lz4?|lzma)|txz|tbz2?|7z|rar)$/i;

/** Whether a file name says that it is an archive of a kind that is not read. */
export function hasUnreadArchiveEnding(path: string): boolean {
  return UNREAD_ARCHIVE.test(path);
}
