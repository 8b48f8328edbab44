/**
 * A file's path in the source that it was read from: of a release that was joined of several, without the folder that tells
 * the source, as `gh:org--code/`. No name of a folder that people write has a colon.
 */
export function pathInSource(path: string): string {
  return path.replace(/^[a-z]{1,20}:[^/]{1,200}\//, "");
}
