import type { GitRef } from "./wire/server.ts";

/** A ref, and what follows its name. */
export interface ChosenRef {
  readonly object: string;
  /** Folder or file behind the name of the ref; empty where nothing follows. */
  readonly folder: string;
}

/** A commit is named by all of its digits: nobody can find one by its first few without the whole history. */
const OBJECT = /^([0-9a-f]{40}|[0-9a-f]{64})(?:\/(.*))?$/;

/** The commit that is asked for by its name, if it is. */
export function askedCommit(asked: string): ChosenRef | undefined {
  const [, object, folder = ""] = OBJECT.exec(asked) ?? [];
  return object === undefined ? undefined : { object, folder };
}

/** What the names of all refs that could be meant begin with. */
export function refPrefixes(asked: string): readonly string[] {
  if (asked === "") return ["HEAD"];
  const [first = "", second = "", third = ""] = asked.split("/");
  if (first === "HEAD") return ["HEAD"];
  if (first === "refs") return [["refs", second, third].join("/").replace(/\/+$/, "")];
  return [`refs/heads/${first}`, `refs/tags/${first}`];
}

/**
 * The ref that is asked for: the longest name that exists, a branch before a tag as `git clone --branch` has it. What
 * follows the name is a folder. Undefined where no ref has such a name.
 */
export function chooseRef(asked: string, refs: readonly GitRef[]): ChosenRef | undefined {
  const byName = new Map(refs.map(({ name, object }) => [name, object]));
  const steps = (asked === "" ? "HEAD" : asked).split("/");
  for (let count = steps.length; count > 0; count--) {
    const name = steps.slice(0, count).join("/");
    const object =
      byName.get(`refs/heads/${name}`) ?? byName.get(`refs/tags/${name}`) ?? byName.get(name);
    if (object !== undefined) return { object, folder: steps.slice(count).join("/") };
  }
  return undefined;
}
