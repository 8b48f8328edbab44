/** Why no release can have a file of this path. The path is only compared, never used on this disk. */
export function refusePath(path: string): string | undefined {
  if (path.includes("\0")) return "holds a NUL";
  if (path.includes("\\")) return "holds a backslash";
  if (path.startsWith("/") || /^[A-Za-z]:\//.test(path)) return "is absolute";
  const segments = path.split("/");
  if (segments.includes("..")) return "climbs out of the release";
  if (segments.includes(".") || segments.includes("")) return "holds an empty step";
  return undefined;
}
