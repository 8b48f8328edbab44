import { existsSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { AssayError } from "../bytes/errors.ts";
import { openRelease } from "../release/open-release.ts";
import type { OpenParent } from "./parent-opener.ts";

/** Owner and name in a target on a hub; what a hub refuses as a name is refused here, so that no name leads out of the folder. */
const ON_HUB = /^(?:hf|ms):((?!\.)[\w.-]+)\/((?!\.)[\w.-]+?)(?:@[^/]*)?$/;

/** Opens base models that lie in a folder, as `owner/name` or `owner--name`. */
export function parentsInFolder(folder: string, signal?: AbortSignal): OpenParent {
  return async (target) => {
    const [, owner, name] = ON_HUB.exec(target) ?? [];
    const places =
      owner === undefined || name === undefined
        ? []
        : [join(folder, owner, name), join(folder, `${owner}--${name}`)];
    const place = places.find((each) => existsSync(each));
    if (place === undefined)
      throw new AssayError("target-not-found", "not in the folder of base models");
    return openRelease(place, { signal });
  };
}

/** The target of a release that lies in a folder of base models itself, so that a line that leads back to it is seen. */
export function targetInFolder(folder: string, place: string): string | undefined {
  if (!existsSync(folder) || !existsSync(place)) return undefined;
  const path = relative(realpathSync(folder), realpathSync(place));
  const target = `hf:${path.split(sep).join("/").replace("--", "/")}`;
  return ON_HUB.test(target) ? target : undefined;
}
