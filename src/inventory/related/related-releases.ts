import { pathInSource } from "../../release/joined/path-in-source.ts";
import { folderOfTarget } from "../../release/joined/source-folder.ts";
import type { Release } from "../../release/release.ts";
import type { Document } from "../documents.ts";
import type { RelatedRelease } from "../inventory.ts";
import { ownerOf, pointersIn, type Pointer } from "../pointers/pointer.ts";
import { isOfOthers } from "../pointers/publishers.ts";

/** Names that code hosts and hubs take; a name is never more than one step of a path. */
const NAME = /^(?!\.{1,2}\/)[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

/**
 * Releases that belong to this one and were not read with it, by the links of the documents at its top: repositories of code of
 * the same publisher, and, where no hub was read, the one model of it. Work of others is left out.
 */
export function relatedReleases(
  release: Release,
  documents: readonly Document[],
  publishers: ReadonlySet<string>,
): readonly RelatedRelease[] {
  const related = new Map<string, RelatedRelease>();
  const own = documents
    .filter(({ file }) => !pathInSource(file.path).includes("/"))
    .flatMap(pointersIn)
    .filter((pointer) => publishers.has(ownerOf(pointer)) && !isOfOthers(pointer));
  for (const pointer of own) {
    const target = targetOf(pointer);
    if (target === undefined || isRead(release, target)) continue;
    const key = target.toLowerCase();
    if (!related.has(key)) related.set(key, { target, evidence: [pointer.evidence] });
  }
  const found = [...related.values()];
  const models = found.filter(({ target }) => target.startsWith("hf:"));
  // A list of models is a family: each is a release of its own.
  const isModelMeant = models.length === 1 && !hasHub(release);
  return found.filter((each) => isModelMeant || !models.includes(each));
}

/** Where the release that a pointer leads to can be read; undefined where the host is not one whose releases are read by name. */
function targetOf({ kind, target, sentence }: Pointer): string | undefined {
  if (!NAME.test(target)) return undefined;
  const words = [sentence.text, ...sentence.links.map((link) => link.target)]
    .join(" ")
    .toLowerCase();
  const isAt = (host: string): boolean => words.includes(`${host}/${target.toLowerCase()}`);
  if (kind === "repository") {
    if (isAt("github.com")) return `gh:${target}`;
    return isAt("gitlab.com") ? `https://gitlab.com/${target}.git` : undefined;
  }
  const isOnHub = isAt("huggingface.co") || isAt("hf.co");
  return kind === "hub-model" && isOnHub ? `hf:${target}` : undefined;
}

/** Whether a target is this release, or one of its sources, at whatever revision. */
function isRead({ name, source, sources = [] }: Release, target: string): boolean {
  const folder = folderOfTarget(target).toLowerCase();
  const location = source.location.replace(/^https:\/\/(?:www\.)?github\.com\//i, "gh:");
  const read = [
    folderOfTarget(location.replace(/\.git$/, "")),
    ...sources.map((each) => each.folder),
  ];
  if (read.some((each) => `${each.toLowerCase()}--`.startsWith(`${folder}--`))) return true;
  // A copy of the repository that its own README links to.
  const isCopy = ["folder", "file", "zip", "tar", "web", "git"].includes(source.kind);
  return isCopy && !target.startsWith("hf:") && nameOf(target) === name.toLowerCase();
}

function nameOf(target: string): string {
  return target
    .slice(target.lastIndexOf("/") + 1)
    .replace(/\.git$/, "")
    .toLowerCase();
}

function hasHub({ source, sources = [] }: Release): boolean {
  return [source.kind, ...sources.map((each) => each.source)].some((kind) =>
    ["hub", "modelscope", "record"].includes(kind),
  );
}
