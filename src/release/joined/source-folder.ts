import { basename } from "node:path";
import type { Release } from "../release.ts";

/** Longest part of a target that a folder is named for. */
const MAX_NAME = 100;

/**
 * Folder that the files of a further source are shown in, named for its target: `gh:org--code` for `gh:org/code`. Of a place
 * on this disk only the last part is told, so that two copies give the same report. `taken` are folders of other sources.
 */
export function sourceFolder({ source }: Release, taken: ReadonlySet<string>): string {
  const { kind, location } = source;
  const [, scheme, rest = location] =
    /^(hf|gh|ms|oci|ollama|modelscope):(?:\/\/)?(.*)$/s.exec(location) ?? [];
  const isHere = scheme === undefined && !/^[a-z+]+:\/\//i.test(location);
  const name = (isHere ? basename(location) : rest.replace(/^[a-z+]+:\/\//i, ""))
    .replaceAll(/[^\w.-]+/g, "--")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, MAX_NAME);
  const folder = `${scheme ?? kind}:${name}`;
  let free = folder;
  for (let at = 2; taken.has(free); at++) free = `${folder}~${at}`;
  return free;
}
