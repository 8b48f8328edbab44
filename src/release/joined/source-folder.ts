import { basename } from "node:path";
import type { Release } from "../release.ts";

/** Longest part of a target that a folder is named for. */
const MAX_NAME = 100;

/** Folder that the files of a further source are shown in, by its target; `taken` are folders of other sources. */
export function sourceFolder({ source }: Release, taken: ReadonlySet<string>): string {
  const folder = folderOfTarget(source.location, source.kind);
  let free = folder;
  for (let at = 2; taken.has(free); at++) free = `${folder}~${at}`;
  return free;
}

/**
 * A folder named for a target: `gh:org--code` for `gh:org/code`. Of a place on this disk only the last part is told, so that
 * two copies give the same report. `kind` stands for the scheme where the target has none.
 */
export function folderOfTarget(target: string, kind = "git"): string {
  const [, scheme, rest = target] =
    /^(hf|gh|ms|oci|ollama|modelscope):(?:\/\/)?(.*)$/s.exec(target) ?? [];
  const isHere = scheme === undefined && !/^[a-z+]+:\/\//i.test(target);
  const name = (isHere ? basename(target) : rest.replace(/^[a-z+]+:\/\//i, ""))
    .replaceAll(/[^\w.-]+/g, "--")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, MAX_NAME);
  return `${scheme ?? kind}:${name}`;
}
