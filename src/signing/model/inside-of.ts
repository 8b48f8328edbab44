import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { AssayError } from "../../bytes/errors.ts";

/**
 * The path of a file relative to a model that it lies in; undefined where it lies elsewhere. The file need not be there, and
 * is not followed where it is a link.
 */
export function insideOf(model: string, file: string): string | undefined {
  const whole = resolve(file);
  const place = join(realPath(dirname(whole)), basename(whole));
  const path = relative(realPath(model), place).split(sep).join("/");
  return path === "" || path === ".." || path.startsWith("../") ? undefined : path;
}

/** The same for each of some paths to leave out. Throws `AssayError("usage")` for one that lies elsewhere. */
export function ignoredInside(model: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const inside = insideOf(model, path);
    if (inside !== undefined) return inside;
    throw new AssayError("usage", `Cannot ignore "${path}": it does not lie in "${model}"`);
  });
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // What is not there has no links to follow.
    return resolve(path);
  }
}
